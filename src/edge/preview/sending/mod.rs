//! “Versturen” in the preview: what there is to send, and the steps that an editor asks for.
//!
//! One step is taken at a time, on the thread of its request; all other requests are answered meanwhile.

mod desk;
pub(super) mod overview;

use serde::Deserialize;

pub(super) use self::desk::SendingDesk;
use self::desk::TakenStep;
use self::overview::obstacle;
use super::response::PreviewResponse;
use super::session::PreviewSession;
use crate::diagnostic::Text;
use crate::edge::git::{
    EditorName, Fetched, Git, MergeContext, Pushed, WorkTree, fetch as fetch_from,
    keep as keep_files, propose as propose_to, push as push_to, settle as settle_merge,
};
use crate::edit::form::form_scope;
use crate::sending::conflict::ConflictAnswer;
use crate::sending::destination::SendingDestination;
use crate::sending::state::{SendingOffer, StepReply};
use crate::source::{FilePath, Source};

/// A step that was done, or is refused by others than git.
struct StepResult {
    is_done: bool,
    message: Text,
    offer: Option<SendingOffer>,
    address: Option<String>,
}

impl StepResult {
    fn done(message: Text) -> Self {
        Self {
            is_done: true,
            message,
            offer: None,
            address: None,
        }
    }

    fn refused(message: Text, offer: Option<SendingOffer>) -> Self {
        Self {
            is_done: false,
            offer,
            ..Self::done(message)
        }
    }
}

/// Takes a step in the work tree of the project, on its branch.
fn step(
    session: &PreviewSession,
    work: impl FnOnce(&WorkTree<'_>, &str) -> Result<StepResult, Text>,
) -> PreviewResponse {
    let Some(taken) = session.sending.begin() else {
        return PreviewResponse::refused(session, &busy());
    };
    let result = take(session, &taken, work);
    drop(taken);
    let result = result.unwrap_or_else(|message| StepResult::refused(message, None));
    PreviewResponse::json(&StepReply {
        is_done: result.is_done,
        message: result.message.in_language(session.language()).to_owned(),
        offer: result.offer,
        address: result.address,
    })
}

fn take(
    session: &PreviewSession,
    taken: &TakenStep<'_>,
    work: impl FnOnce(&WorkTree<'_>, &str) -> Result<StepResult, Text>,
) -> Result<StepResult, Text> {
    let snapshot = session.editions.current();
    let git = Git::for_step(snapshot.world.base().project(), &taken.step);
    let tree = WorkTree::find(git)?.ok_or_else(|| {
        Text::new(
            "De map van het project is geen map van git, of git staat niet op deze computer",
            "The folder of the project is none of git, or there is no git on this machine",
        )
    })?;
    let status = tree.status()?;
    if let Some(obstacle) = obstacle(&tree, &status) {
        return Err(obstacle);
    }
    work(&tree, status.branch.as_deref().unwrap_or_default())
}

/// Who the editor is, when git does not know.
#[derive(Deserialize)]
struct EditorRequest {
    name: Option<String>,
    email: Option<String>,
}

impl EditorRequest {
    fn editor(self) -> Option<EditorName> {
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let (name, email) = (filled(self.name)?, filled(self.email)?);
        Some(EditorName { name, email })
    }
}

#[derive(Deserialize)]
struct KeepRequest {
    files: Vec<String>,
    sentence: String,
    #[serde(flatten)]
    editor: EditorRequest,
}

/// Keeps the ticked files with a sentence.
pub(super) fn keep(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<KeepRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let files: Vec<FilePath> = request.files.into_iter().map(FilePath::new).collect();
    let editor = request.editor.editor();
    step(session, |tree, _| {
        keep_files(tree, &files, &request.sentence, editor.as_ref())?;
        Ok(StepResult::done(Text::new("Bewaard.", "Kept.")))
    })
}

/// Brings in the work of others.
pub(super) fn fetch(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<EditorRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let editor = request.editor();
    step(session, |tree, branch| {
        let from = destination(tree, branch)?;
        session.sending.set_pending(None);
        let fetched = in_merge(session, editor.as_ref(), |context| {
            fetch_from(tree, &from, context)
        })?;
        Ok(match fetched {
            Fetched::Nothing => StepResult::done(Text::new(
                "Er is niets nieuws van anderen.",
                "There is nothing new from others.",
            )),
            Fetched::Brought(count) => StepResult::done(brought(count)),
            Fetched::Asks(pending) => {
                session.sending.set_pending(Some(*pending));
                StepResult::refused(
                    Text::new(
                        "U en iemand anders hebben hetzelfde veranderd. Kies wat het wordt. Tot dan is er \
                         niets veranderd.",
                        "You and somebody else changed the same. Choose what it becomes. Until then nothing \
                         has changed.",
                    ),
                    None,
                )
            }
        })
    })
}

#[derive(Deserialize)]
struct MergeRequest {
    answers: Vec<ConflictAnswer>,
    #[serde(flatten)]
    editor: EditorRequest,
}

/// Brings in the work of others with the choices of the editor.
pub(super) fn settle(session: &PreviewSession, body: &[u8]) -> PreviewResponse {
    let request = match serde_json::from_slice::<MergeRequest>(body) {
        Ok(request) => request,
        Err(error) => return PreviewResponse::plain(400, &error.to_string()),
    };
    let Some(pending) = session.sending.pending() else {
        return PreviewResponse::plain(404, "nothing waits for choices");
    };
    let editor = request.editor.editor();
    step(session, |tree, _| {
        in_merge(session, editor.as_ref(), |context| {
            settle_merge(tree, &pending, &request.answers, context)
        })?;
        session.sending.set_pending(None);
        Ok(StepResult::done(Text::new(
            "Het werk van de ander is erbij, met uw keuzes.",
            "The work of the other is brought in, with your choices.",
        )))
    })
}

/// Drops the merge that waits for choices.
pub(super) fn later(session: &PreviewSession, _: &[u8]) -> PreviewResponse {
    session.sending.set_pending(None);
    PreviewResponse::empty(204)
}

/// Stops the step that is being taken.
pub(super) fn stop(session: &PreviewSession, _: &[u8]) -> PreviewResponse {
    session.sending.stop();
    PreviewResponse::empty(204)
}

/// Sends what is kept.
pub(super) fn push(session: &PreviewSession, _: &[u8]) -> PreviewResponse {
    step(session, |tree, branch| {
        let to = destination(tree, branch)?;
        Ok(match push_to(tree, branch, &to)? {
            Pushed::Behind => StepResult::refused(
                Text::new(
                    "Iemand anders was u voor. Haal eerst op, en stuur dan opnieuw.",
                    "Somebody else was first. Fetch, and then send again.",
                ),
                Some(SendingOffer::Fetch),
            ),
            pushed => told(pushed),
        })
    })
}

/// Sends what is kept to a branch of its own.
pub(super) fn propose(session: &PreviewSession, _: &[u8]) -> PreviewResponse {
    step(session, |tree, branch| {
        let to = destination(tree, branch)?;
        Ok(told(propose_to(tree, &to)?))
    })
}

fn told(pushed: Pushed) -> StepResult {
    match pushed {
        Pushed::Sent | Pushed::Behind => StepResult::done(Text::new("Verstuurd.", "Sent.")),
        Pushed::Declined(words) => StepResult::refused(
            Text::new(
                format!(
                    "De server neemt dit hier niet rechtstreeks aan. Maak er een voorstel van, dan bekijkt een \
                     collega het. De server zei: {words}"
                ),
                format!(
                    "The server does not take this here directly. Make it a proposal for a colleague to look at. \
                     The server said: {words}"
                ),
            ),
            Some(SendingOffer::Propose),
        ),
        Pushed::Proposed(name, address) => StepResult {
            address,
            ..StepResult::done(Text::new(
                format!("Verstuurd als voorstel “{name}”."),
                format!("Sent as the proposal “{name}”."),
            ))
        },
    }
}

/// Does something that may merge.
fn in_merge<T>(
    session: &PreviewSession,
    editor: Option<&EditorName>,
    work: impl FnOnce(&MergeContext<'_>) -> Result<T, Text>,
) -> Result<T, Text> {
    let snapshot = session.editions.current();
    work(&MergeContext {
        scope: &|source: &Source| form_scope(source, &snapshot.world),
        unsaved: &snapshot.unsaved,
        editor,
    })
}

fn destination(tree: &WorkTree<'_>, branch: &str) -> Result<SendingDestination, Text> {
    tree.destination(branch)?.ok_or_else(|| {
        Text::new(
            "Er is nog geen plek om naartoe te sturen. Vraag een ontwikkelaar om het adres in te stellen, met \
             git remote add origin ADRES.",
            "There is no place to send to yet. Ask a developer to set the address, with git remote add origin \
             ADDRESS.",
        )
    })
}

fn brought(count: usize) -> Text {
    match count {
        1 => Text::new(
            "Opgehaald: iets dat iemand anders bewaard had.",
            "Brought in: something that somebody else kept.",
        ),
        count => Text::new(
            format!("Opgehaald: {count} dingen die anderen bewaard hadden."),
            format!("Brought in: {count} things that others kept."),
        ),
    }
}

fn busy() -> Text {
    Text::new(
        "Er is nog een stap bezig. Wacht tot die klaar is, of stop die.",
        "Another step is being taken. Wait until it is done, or stop it.",
    )
}
