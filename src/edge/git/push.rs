//! “Stuur op”: what was kept, sent to the branch of everybody, or as a proposal.

use super::command::{GitCall, GitOutput};
use super::work_tree::{PROPOSALS, WorkTree};
use crate::diagnostic::Text;
use crate::sending::complaint::complaint;
use crate::sending::destination::SendingDestination;
use crate::sending::push_report::{PushAnswer, proposal_address, push_answer, remote_words};
use crate::syntax::markdown::slug;

/// The most names that are tried for a proposal.
const MOST_NAMES: usize = 9;

/// The most characters of the name of a proposal.
const LONGEST_NAME: usize = 50;

/// What came of a push.
pub(in crate::edge) enum Pushed {
    /// It is sent.
    Sent,
    /// Others were first.
    Behind,
    /// The remote does not take it, for this reason.
    Declined(String),
    /// It is a proposal, with this name and the address where it can be offered.
    Proposed(String, Option<String>),
}

/// Sends the branch.
///
/// # Errors
/// The remote gave no answer.
pub(in crate::edge) fn push(
    tree: &WorkTree<'_>,
    branch: &str,
    to: &SendingDestination,
) -> Result<Pushed, Text> {
    let refs = format!("refs/heads/{branch}:refs/heads/{}", to.branch);
    let follow = (!to.is_followed).then_some("--set-upstream");
    let output = send(tree, follow, &to.remote, &refs)?;
    match push_answer(&output.text()) {
        PushAnswer::Taken => Ok(Pushed::Sent),
        PushAnswer::Behind => Ok(Pushed::Behind),
        PushAnswer::Declined => Ok(Pushed::Declined(remote_words(&output.said))),
        PushAnswer::Unanswered => Err(complaint(&output.said)),
    }
}

/// Sends the same to a branch of its own.
///
/// # Errors
/// The remote gave no answer, or takes no proposals either.
pub(in crate::edge) fn propose(
    tree: &WorkTree<'_>,
    to: &SendingDestination,
) -> Result<Pushed, Text> {
    let sentence = tree
        .git
        .line(&["log", "-1", "--no-merges", "--format=%s"])?;
    let name = name(&sentence.unwrap_or_default());
    for number in 1..=MOST_NAMES {
        let name = match number {
            1 => format!("{PROPOSALS}/{name}"),
            number => format!("{PROPOSALS}/{name}-{number}"),
        };
        let output = send(tree, None, &to.remote, &format!("HEAD:refs/heads/{name}"))?;
        match push_answer(&output.text()) {
            PushAnswer::Taken => {
                return Ok(Pushed::Proposed(name, proposal_address(&output.said)));
            }
            // Somebody has a proposal of this name.
            PushAnswer::Behind => {}
            PushAnswer::Declined => return Ok(Pushed::Declined(remote_words(&output.said))),
            PushAnswer::Unanswered => return Err(complaint(&output.said)),
        }
    }
    Err(Text::new(
        "Er zijn al te veel voorstellen met deze zin. Vraag een ontwikkelaar.",
        "There are too many proposals with this sentence already. Ask a developer.",
    ))
}

fn send(
    tree: &WorkTree<'_>,
    option: Option<&str>,
    remote: &str,
    refs: &str,
) -> Result<GitOutput, Text> {
    let call = GitCall::new(&["push", "--porcelain"]).and(option.as_slice());
    let call = call.and(&["--end-of-options", remote, refs]);
    Ok(tree.git.run(&call.for_remote())?)
}

/// The name of a proposal, from a sentence.
fn name(sentence: &str) -> String {
    let words = slug(sentence);
    let name = match words.get(..LONGEST_NAME) {
        // Not in the midst of a word.
        Some(begin) => begin.rsplit_once('-').map_or(begin, |(whole, _)| whole),
        None => &words,
    };
    match name {
        "" => "werk".to_owned(),
        name => name.to_owned(),
    }
}
