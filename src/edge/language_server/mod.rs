//! The language server: [`crate::language_server`] over standard input and output, for text editors.
//!
//! One loop handles messages in the order in which the client sent them, so that a request is always
//! answered from the text that the client had when it asked. Changes only mark the project as
//! changed; it is compiled once for a burst of them, when a request or the search for problems needs
//! it. Problems are searched on a thread of their own (`checker`), so that they never keep a request
//! waiting.

mod begin;
mod checker;
mod client;
mod failures;
mod project;
mod requests;
mod session;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::thread;

use crossbeam_channel::{Receiver, Sender, never, select, unbounded};
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{Cancel, Exit, Notification as _};
use lsp_types::request::{Request as _, Shutdown};
use lsp_types::{CancelParams, InitializeParams, NumberOrString};

use self::client::ClientAbilities;
use self::failures::RequestFailure;
use self::session::ServerSession;
use super::disk::DiskWorld;
use crate::diagnostic::Language;

/// The options of a language server.
#[derive(Debug, Clone, Default)]
pub struct LanguageServerOptions {
    /// The folder of the project; none to look for it from the folder that the client has opened.
    pub project: Option<PathBuf>,
    /// The language of messages; none for that of the national site.
    pub language: Option<Language>,
}

/// How the connection with a client ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerEnd {
    /// The client asked for it, as the protocol demands.
    Asked,
    /// The client disappeared, or sent something that is no message of the protocol.
    Lost,
}

/// Serves a client over standard input and output until it ends the connection.
pub fn serve(options: &LanguageServerOptions) -> ServerEnd {
    let (connection, threads) = Connection::stdio();
    let end = converse(&connection, options);
    drop(connection);
    // The client has closed its ends by now, or does so when this program exits.
    if end == ServerEnd::Asked {
        let _ = threads.join();
    }
    end
}

/// Greets a client and handles its messages.
fn converse(connection: &Connection, options: &LanguageServerOptions) -> ServerEnd {
    let Ok((id, params)) = connection.initialize_start() else {
        return ServerEnd::Lost;
    };
    let params: InitializeParams = match serde_json::from_value(params) {
        Ok(params) => params,
        Err(error) => {
            let failure = RequestFailure::invalid_params(&error);
            let _ = connection.sender.send(failure.response(id).into());
            return ServerEnd::Lost;
        }
    };
    let abilities = ClientAbilities::of(&params);
    let greeting = client::greeting(&abilities);
    if connection.initialize_finish(id, greeting).is_err() {
        return ServerEnd::Lost;
    }
    let session = ServerSession::open(options, &params, abilities, connection.sender.clone());
    let mut conversation = Conversation {
        incoming: forwarded(connection.receiver.clone()),
        outgoing: connection.sender.clone(),
        waiting: VecDeque::new(),
        is_shut_down: false,
        session,
    };
    conversation.run()
}

/// The messages of a client, read as soon as they arrive, so that a burst of them can be seen as a
/// whole.
fn forwarded(messages: Receiver<Message>) -> Receiver<Message> {
    let (sender, receiver) = unbounded();
    thread::spawn(move || {
        for message in messages {
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    receiver
}

/// The conversation with a client.
struct Conversation {
    incoming: Receiver<Message>,
    outgoing: Sender<Message>,
    /// The messages that have arrived and are not handled yet.
    waiting: VecDeque<Message>,
    is_shut_down: bool,
    session: ServerSession,
}

impl Conversation {
    fn run(&mut self) -> ServerEnd {
        loop {
            self.waiting.extend(self.incoming.try_iter());
            let Some(message) = self.waiting.pop_front() else {
                self.session.check();
                if !self.wait() {
                    return ServerEnd::Lost;
                }
                continue;
            };
            match message {
                Message::Notification(notification) if notification.method == Exit::METHOD => {
                    return match self.is_shut_down {
                        true => ServerEnd::Asked,
                        false => ServerEnd::Lost,
                    };
                }
                Message::Notification(notification) => self.session.notify(notification),
                Message::Request(request) => {
                    let response = self.respond(request);
                    if self.outgoing.send(response.into()).is_err() {
                        return ServerEnd::Lost;
                    }
                }
                // Nothing that this server asks for has an answer that matters.
                Message::Response(_) => {}
            }
        }
    }

    fn respond(&mut self, request: Request) -> Response {
        if self.is_shut_down {
            return RequestFailure::shut_down().response(request.id);
        }
        if request.method == Shutdown::METHOD {
            self.is_shut_down = true;
            return Response::new_ok(request.id, ());
        }
        if self.take_cancellation(&request.id) {
            return RequestFailure::cancelled().response(request.id);
        }
        requests::answer(&mut self.session, request)
    }

    /// Waits for a message or a change on the disk; returns `false` when the client is gone.
    fn wait(&mut self) -> bool {
        let no_updates = never();
        let updates = self.session.disk_updates().unwrap_or(&no_updates).clone();
        select! {
            recv(self.incoming) -> message => match message {
                Ok(message) => {
                    self.waiting.push_back(message);
                    true
                }
                Err(_) => false,
            },
            recv(updates) -> world => {
                if let Ok(world) = world {
                    let newest: DiskWorld = updates.try_iter().last().unwrap_or(world);
                    self.session.disk_changed(newest);
                }
                true
            }
        }
    }

    /// Whether the client has cancelled a request that is not answered yet.
    fn take_cancellation(&mut self, id: &RequestId) -> bool {
        self.waiting.extend(self.incoming.try_iter());
        let cancels = |message: &Message| match message {
            Message::Notification(notification) => cancelled(notification).as_ref() == Some(id),
            Message::Request(_) | Message::Response(_) => false,
        };
        let found = self.waiting.iter().position(cancels);
        found.is_some_and(|at| self.waiting.remove(at).is_some())
    }
}

/// The request that a notification cancels.
fn cancelled(notification: &Notification) -> Option<RequestId> {
    if notification.method != Cancel::METHOD {
        return None;
    }
    let params: CancelParams = serde_json::from_value(notification.params.clone()).ok()?;
    Some(match params.id {
        NumberOrString::Number(number) => number.into(),
        NumberOrString::String(text) => text.into(),
    })
}
