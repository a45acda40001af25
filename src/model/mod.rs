//! The types of what the academies publish: courses, news, specials, the reisplan, the carrièrepad,
//! surveys and pages, with the list files, regions and themes.
//!
//! The keys that editors write are Dutch, and each is named once, at the field that it fills (see
//! [`record!`](schema)). Reading a document never fails: a field that is absent, or whose value
//! cannot be used, is `None`, and the problem is reported.

pub mod accent;
pub mod address;
pub mod art;
pub mod career;
mod comments;
pub mod common;
pub mod contrast;
pub mod course;
pub mod dimensions;
pub mod document;
pub mod figures;
pub mod focal_point;
pub mod former_address;
pub mod glossary;
pub mod heads;
pub mod language_tag;
pub mod layout;
pub mod ledger;
pub mod link;
pub mod medium;
pub mod names;
pub mod news;
pub mod norm;
pub mod number;
pub(crate) mod outside;
pub mod partner;
pub mod period;
pub mod personal;
pub mod possible;
pub mod publication;
pub mod publish_target;
pub mod region;
pub mod resemblance;
pub mod roadmap;
pub mod sample;
pub mod schema;
mod sentences;
pub mod shape;
pub mod special;
pub mod survey;
pub mod target_ids;
pub mod theme;
pub mod time_of_day;
pub mod value;
pub mod vocabulary;
pub mod yaml_files;
