//! Answers requests.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{Request, Response};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentLinkRequest, DocumentSymbolRequest, GotoDefinition,
    HoverRequest, PrepareRenameRequest, References, Rename, Request as LspRequest, WillRenameFiles,
};
use lsp_types::{
    CodeActionOrCommand, CompletionResponse, DocumentSymbolResponse, GotoDefinitionResponse,
    MessageType, RenameFilesParams, TextDocumentPositionParams, Uri, WorkspaceEdit,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::begin::begin;
use super::failures::RequestFailure;
use super::session::ServerSession;
use crate::draft::things;
use crate::language_server::{
    CursorPlace, ProjectSnapshot, RenameRefusal, code_actions, completions, definitions,
    document_links, hover, outline, prepare_rename, references, rename, rename_files,
};
use crate::preview::pages::pages;
use crate::source::FilePath;

/// The pages that show a file.
const PAGES: &str = "vindplek/pages";

/// What an editor can begin.
const THINGS: &str = "vindplek/things";

/// Begins something.
const NEW: &str = "vindplek/new";

#[derive(Debug, Deserialize)]
struct PagesParams {
    uri: Uri,
    /// The id of the site that was shown last.
    #[serde(default)]
    site: Option<String>,
}

/// The response to a request. A defect in this program is one failed request, and nothing more.
pub(super) fn answer(session: &mut ServerSession, request: Request) -> Response {
    let Request { id, method, params } = request;
    let answered = catch_unwind(AssertUnwindSafe(|| dispatch(session, &method, params)));
    match answered {
        Ok(Ok(value)) => Response::new_ok(id, value),
        Ok(Err(failure)) => failure.response(id),
        Err(_) => RequestFailure::defect().response(id),
    }
}

type RequestAnswer = Result<Value, RequestFailure>;

fn dispatch(session: &mut ServerSession, method: &str, params: Value) -> RequestAnswer {
    match method {
        Completion::METHOD => {
            let client = session.abilities.completion.clone();
            typed::<Completion>(session, params, |snapshot, params| {
                let items = at(snapshot, &params.text_document_position, |place| {
                    completions(place, &client)
                });
                Ok(items.map(CompletionResponse::Array))
            })
        }
        HoverRequest::METHOD => typed::<HoverRequest>(session, params, |snapshot, params| {
            Ok(at(snapshot, &params.text_document_position_params, hover).flatten())
        }),
        GotoDefinition::METHOD => typed::<GotoDefinition>(session, params, |snapshot, params| {
            let found = at(snapshot, &params.text_document_position_params, definitions);
            Ok(found.map(GotoDefinitionResponse::Array))
        }),
        References::METHOD => typed::<References>(session, params, |snapshot, params| {
            let with_definition = params.context.include_declaration;
            Ok(at(snapshot, &params.text_document_position, |place| {
                references(place, with_definition)
            }))
        }),
        DocumentSymbolRequest::METHOD => {
            typed::<DocumentSymbolRequest>(session, params, |snapshot, params| {
                let path = snapshot.uris.path(&params.text_document.uri);
                let symbols = path.map(|path| outline(snapshot, &path));
                Ok(symbols.map(DocumentSymbolResponse::Nested))
            })
        }
        DocumentLinkRequest::METHOD => {
            typed::<DocumentLinkRequest>(session, params, |snapshot, params| {
                let path = snapshot.uris.path(&params.text_document.uri);
                Ok(path.map(|path| document_links(snapshot, &path)))
            })
        }
        CodeActionRequest::METHOD => {
            typed::<CodeActionRequest>(session, params, |snapshot, params| {
                let path = snapshot.uris.path(&params.text_document.uri);
                let actions =
                    path.map(|path| code_actions(snapshot, &path, params.range, &params.context));
                let actions = actions.unwrap_or_default().into_iter();
                Ok(Some(actions.map(CodeActionOrCommand::CodeAction).collect()))
            })
        }
        PrepareRenameRequest::METHOD => {
            typed::<PrepareRenameRequest>(session, params, |snapshot, params| {
                let found = at(snapshot, &params, prepare_rename);
                found.transpose().map_err(refused)
            })
        }
        Rename::METHOD => typed::<Rename>(session, params, |snapshot, params| {
            let changed = at(snapshot, &params.text_document_position, |place| {
                rename(place, &params.new_name)
            });
            changed.transpose().map(Option::flatten).map_err(refused)
        }),
        WillRenameFiles::METHOD => will_rename_files(session, parsed(params)?),
        PAGES => {
            let params: PagesParams = parsed(params)?;
            let snapshot = session.snapshot().ok_or_else(no_project)?;
            let path = snapshot.uris.path(&params.uri);
            let shown = path.map(|path| {
                pages(
                    snapshot.edition.heads(),
                    snapshot.world.today(),
                    &path,
                    params.site.as_deref(),
                )
            });
            written(shown.unwrap_or_default())
        }
        THINGS => {
            let snapshot = session.snapshot().ok_or_else(no_project)?;
            written(things(snapshot.edition.heads()))
        }
        NEW => written(begin(session, &parsed(params)?)?),
        method => Err(RequestFailure::unknown(method)),
    }
}

/// Answers a request of the protocol; with nothing when there is no project.
fn typed<R: LspRequest>(
    session: &mut ServerSession,
    params: Value,
    answer: impl FnOnce(&ProjectSnapshot, R::Params) -> Result<R::Result, RequestFailure>,
) -> RequestAnswer {
    let params = parsed(params)?;
    match session.snapshot() {
        Some(snapshot) => written(answer(&snapshot, params)?),
        None => Ok(Value::Null),
    }
}

/// What a function returns for a position; `None` outside the project.
fn at<T>(
    snapshot: &ProjectSnapshot,
    position: &TextDocumentPositionParams,
    answer: impl FnOnce(&CursorPlace<'_>) -> T,
) -> Option<T> {
    let place = snapshot.cursor(&position.text_document.uri, position.position)?;
    Some(answer(&place))
}

/// What must change along with the files that the client is about to rename. A refusal is shown, as
/// the client renames them all the same.
fn will_rename_files(session: &mut ServerSession, params: RenameFilesParams) -> RequestAnswer {
    let Some(snapshot) = session.snapshot() else {
        return Ok(Value::Null);
    };
    let path = |uri: &str| snapshot.uris.path(&uri.parse().ok()?);
    let renames = params.files.iter();
    let renames: Vec<(FilePath, FilePath)> = renames
        .filter_map(|file| Some((path(&file.old_uri)?, path(&file.new_uri)?)))
        .collect();
    let change: Option<WorkspaceEdit> = match rename_files(&snapshot, &renames) {
        Ok(change) => change,
        Err(RenameRefusal(words)) => {
            session.show(
                MessageType::WARNING,
                format!("Wat hieraan vastzit, is niet meegegaan.\n{words}"),
            );
            None
        }
    };
    written(change)
}

fn parsed<P: DeserializeOwned>(params: Value) -> Result<P, RequestFailure> {
    serde_json::from_value(params).map_err(|error| RequestFailure::invalid_params(&error))
}

fn written(result: impl Serialize) -> RequestAnswer {
    serde_json::to_value(result).map_err(|_| RequestFailure::defect())
}

fn refused(refusal: RenameRefusal) -> RequestFailure {
    RequestFailure::refused(refusal.0)
}

/// There is no project, so that nothing can be asked of it.
pub(super) fn no_project() -> RequestFailure {
    RequestFailure::refused(
        "Er is geen project van vindplek geopend: open de map met “regions” erin",
    )
}
