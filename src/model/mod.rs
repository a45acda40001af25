//! What the academies publish: courses, news, the special, the reisplan, the carrièrepad, surveys,
//! pages, and the lists and regions around them.
//!
//! The keys that editors write are Dutch, and each is named once, at the field that it fills (see
//! [`record!`](schema)). A document is read into its type however much is wrong with it: a field
//! that is absent, or whose value cannot be used, is `None`, and the problem is noted beside it.

pub mod accent;
pub mod address;
pub mod career;
pub mod common;
pub mod contrast;
pub mod course;
pub mod dimensions;
pub mod document;
pub mod figures;
pub mod glossary;
pub mod heads;
pub mod layout;
pub mod news;
pub mod norm;
pub mod number;
pub mod partner;
pub mod period;
pub mod personal;
pub mod region;
pub mod roadmap;
pub mod sample;
pub mod schema;
pub mod shape;
pub mod special;
pub mod survey;
pub mod target_ids;
pub mod theme;
pub mod value;
pub mod vocabulary;
pub mod yaml_files;
