//! Sending an editor's work to colleagues through git, without its words: what there is to send, what
//! git's answers mean, and the merge of what two editors changed.
//!
//! Everything here is a function of what git printed; the module `edge::git` runs it. Three rules hold for
//! all steps. Nothing is forced, and no history is written anew: work of others is brought in by a merge.
//! Only files that the editor ticked are committed. And a merge touches no file before it is complete:
//! git computes it apart from the work tree, what conflicts is asked field by field
//! ([`conflict`]), and the result is then brought in like any newer version.

pub mod complaint;
pub mod conflict;
pub mod destination;
pub mod done;
pub mod file_words;
pub mod merged_tree;
pub mod push_report;
pub mod state;
pub mod work_tree_status;
