//! A response of the preview, and the parameters of a request: what every answer is made of.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::editions::Snapshot;
use super::session::PreviewSession;
use crate::diagnostic::Text;
use crate::percent;
use crate::preview::media_type::{HTML, JSON, PLAIN};
use crate::preview::{client, dress};

/// A response without the headers that all responses share.
pub(super) struct PreviewResponse {
    pub(super) status: u16,
    /// Without a charset.
    pub(super) media_type: &'static str,
    /// Whether it is a page that was rendered, and not a file of the project.
    pub(super) is_page: bool,
    pub(super) body: Vec<u8>,
    /// The target of a redirect.
    pub(super) location: Option<String>,
    /// The entity tag: a digest of the file as it is built.
    pub(super) tag: Option<String>,
}

impl PreviewResponse {
    /// A page of the preview itself.
    pub(super) fn html(status: u16, page: String) -> Self {
        Self {
            status,
            media_type: HTML,
            is_page: true,
            body: page.into_bytes(),
            location: None,
            tag: None,
        }
    }

    /// A value as JSON.
    pub(super) fn json<T: serde::Serialize>(value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(body) => Self {
                media_type: JSON,
                body,
                ..Self::html(200, String::new())
            },
            Err(error) => Self::plain(500, &error.to_string()),
        }
    }

    /// A text of one line.
    pub(super) fn plain(status: u16, words: &str) -> Self {
        Self {
            media_type: PLAIN,
            ..Self::html(status, format!("{words}\n"))
        }
    }

    /// The reason why something is not done, for the editor.
    pub(super) fn refused(session: &PreviewSession, message: &Text) -> Self {
        let message = message.in_language(session.language());
        Self {
            status: 409,
            ..Self::json(&BTreeMap::from([("message", message)]))
        }
    }

    /// No body.
    pub(super) fn empty(status: u16) -> Self {
        Self::html(status, String::new())
    }
}

/// A page of the preview itself, besides the start page.
pub(super) fn own_page(
    session: &PreviewSession,
    snapshot: &Snapshot,
    page: &str,
) -> PreviewResponse {
    let about = client::ClientData {
        revision: snapshot.revision,
        session: &session.name,
        token: &session.token,
        is_old: false,
    };
    let page = dress::dress(page, &snapshot.homes, None, &client::added(about));
    PreviewResponse::html(200, page)
}

/// The value of a parameter of a query.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let mut parameters = query.split('&').filter_map(|part| part.split_once('='));
    let (_, value) = parameters.find(|(known, _)| *known == name)?;
    percent::decoded(value).map(Cow::into_owned)
}
