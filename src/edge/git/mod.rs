//! Git, as the program of this machine.
//!
//! There is one way to run it ([`Git`]): in an environment without the settings that a hook or another
//! program left, in English, with nobody to ask for a password, and for a limited time. [`WorkTree`] is
//! what it knows of a project; the steps of sending are `keep`, `fetch` and `push`, of which the words and
//! decisions are in [`crate::sending`].

mod command;
mod environment;
mod fetch;
mod keep;
mod process;
mod push;
mod work_tree;

pub(in crate::edge) use self::command::{Git, GitCall, GitFailure, GitOutput, GitStep};
pub(in crate::edge) use self::fetch::{Fetched, MergeContext, PendingMerge, fetch, settle};
pub(in crate::edge) use self::keep::{EditorName, keep};
pub(in crate::edge) use self::push::{Pushed, propose, push};
pub(in crate::edge) use self::work_tree::WorkTree;
