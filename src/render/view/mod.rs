//! The views that templates receive.
//!
//! Each kind of page has a struct with all that its template shows, and a function that builds it
//! from the heads and the plan. A template has three variables:
//!
//! - `site` ([`site::SiteView`]), the same on every page of a site,
//! - `page` ([`meta::PageView`]), the metadata that every page has,
//! - one named after the template, with `_` for `-`: `course` in `course.html`, `special_print` in
//!   `special-print.html`. The one exception is `page.html`, whose variable is `plain`.
//!
//! Four rules hold for all of them:
//!
//! - **Every field is always present**; what is unknown or absent is null, an empty text or an
//!   empty list, so that a template cannot fail on a missing key.
//! - **Templates compute nothing.** Dates, prices and periods are Dutch text, with a
//!   machine-readable form beside them where HTML needs one.
//! - **Fields named `href` are ready to use** on the page that holds them. What is built once for a
//!   whole site (`site`, cards) cannot know on which page it is shown: there the field is named
//!   `path` and is relative to the root of the site, without a leading slash, so that a template
//!   writes `{{ page.root }}{{ card.path }}`.
//! - **Ids in templates begin with an underscore** on pages that hold a text of an editor, because
//!   no heading gets such an id: a heading "Doel" keeps `#doel`, whatever the template has. The
//!   generated anchors that others may link to (`#modules`, `#uitvoeringen`) are the exception.

pub(super) mod academies;
pub(super) mod agenda;
pub(super) mod article;
pub(super) mod audience;
pub(super) mod body;
pub(super) mod career;
pub(super) mod course;
mod course_mail;
pub(super) mod courses;
mod evaluation;
pub(super) mod figures;
pub(super) mod glossary;
pub(super) mod home;
mod learning_path;
pub(super) mod material;
pub(super) mod meta;
pub(super) mod module;
mod municipalities;
pub(super) mod my_list;
pub(super) mod news;
pub(super) mod norm;
pub(super) mod overview;
pub(super) mod partners;
pub(super) mod plain;
mod provider;
pub(super) mod registration;
pub(super) mod roadmap;
pub(super) mod search;
pub(super) mod site;
pub(super) mod special;
pub(super) mod summary;
pub(super) mod survey;
pub(super) mod system;
mod taking_part;
pub(super) mod title;
pub(super) mod verdict;
