//! Edits of the project as a whole: plans for moving and removing documents, pictures and downloads,
//! for renaming what lists define, and for beginning a project or a theme. And of one file: its form
//! ([`form`]), edits of single values ([`values`]), and what is not saved yet ([`unsaved`]), what can be
//! inserted in it ([`Insertions`]), and where a picture is put that it is to show ([`place_medium`]).
//!
//! A plan is data: every file before and after, with the addresses that will redirect or disappear.
//! Making one reads the edition and the world, and changes nothing; [`crate::edge::apply`] carries it
//! out. All edits replace spans, so that comments, quotes, the order of keys and line endings stay.
//!
//! The planned project is compiled before anything is written: a plan that would cause an error is
//! refused. So a link that no rule here knows of cannot break unnoticed.

mod addresses;
mod beginning;
mod body;
mod context;
pub mod copying;
mod destination;
mod expired;
mod finish;
pub mod form;
mod former;
mod ids;
mod insertions;
mod link_targets;
mod links;
mod lists;
mod moving;
mod new_medium;
mod pending;
mod plan;
mod published;
pub mod reconcile;
mod references;
mod refusal;
mod removal;
mod renaming;
mod retarget;
mod subject;
pub mod unsaved;
pub mod values;
mod words;

pub use self::addresses::{AddressEffect, AddressEffects};
pub use self::beginning::{NATIONAL, NewSite, new_file, plan_project, plan_theme};
pub use self::context::EditContext;
pub use self::ids::{IdUse, id_uses};
pub use self::insertions::{
    InsertedComponent, InsertedTerm, Insertions, LinkedDocument, LinkedMedium,
};
pub use self::link_targets::{LinkTargets, file_owner};
pub use self::moving::{plan_move, plan_moves};
pub use self::new_medium::{NewMedium, place_medium};
pub use self::plan::{EditPlan, EditedPlace, FileChange};
pub use self::published::record_published;
pub use self::refusal::EditRefusal;
pub use self::removal::{AddressFate, needs_fate, plan_removal};
pub use self::renaming::plan_id_rename;
pub use self::subject::TypedPath;
