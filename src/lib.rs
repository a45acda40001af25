//! vindplek: six themed sites from one repository of Markdown and YAML.
//!
//! One idea carries the program:
//!
//! > [`edition::compile`]`(world, options, memo) -> Edition`: everything that the sites contain, and
//! > everything that is wrong with them, as a pure function of what was read.
//!
//! An [`edition::Edition`] knows every file of every site by its address and makes any of them on
//! demand. The commands differ only in what they do with it: `check` prints the problems; `build`
//! renders everything, and publishes what differs; `watch` keeps the newest edition at hand and
//! renders what a browser asks for; `new` begins a file that fits into it. There is no second code
//! path to drift apart, and nothing to invalidate.
//!
//! # Stages
//!
//! Each is a function of its complete input, and its result is remembered by the digest of that
//! input ([`memo`]).
//!
//! 1. [`model::document::read`], a file: front matter, body, problems. Reading never fails: it gives
//!    what could be made of the file *and* what is wrong with it.
//! 2. [`model::heads`], all front matters: ids, relations, which site shows what.
//! 3. [`plan::site`], one site on one date: its pages, addresses, lists, redirects.
//! 4. [`check`], the rules over all of this.
//! 5. [`render`] and [`export`], one file: a page from a typed view and a template, or data.
//!
//! A changed body changes its document and no head, so stages two and three are found as they
//! were. What is shared by the sites (documents, finished prose) is worked out once. What not every
//! page needs has a place ([`memo::Slot`]) that is filled when somebody looks into it, so that a
//! page can be shown before all sites are planned and all rules are checked. And what is read is
//! listed in runs ([`world::Listing`]), so that a save costs a lookup a run and not one a file.
//!
//! # Rooms and floors
//!
//! Imports point downward only; `tests/layering.rs` reads them and holds the house to it.
//!
//! | floor | room | what happens there |
//! |---|---|---|
//! | 12 | `main.rs` | the exit code |
//! | 11 | [`cli`] | arguments in, results out; one file a command |
//! | 10 | [`edge`] | the only input and output: disk, watching, publishing, preview server, terminal |
//! | 9 | [`preview`] | what a preview shows besides the pages, and which file each part comes from |
//! | 8 | [`edition`] | `compile`, and the edition it returns |
//! | 7 | [`render`] | typed views of pages, to HTML |
//! | 6 | [`check`] | rules over heads, bodies and plans, one a file; never the disk |
//! | 6 | [`export`] | what machines read: feed, calendar, catalogue, sitemap, JSON-LD |
//! | 6 | [`draft`] | files to begin with, and snippets: every key of a type, explained |
//! | 5 | [`theme`] | templates, style sheets and assets, compiled from a chain of themes |
//! | 5 | [`plan`] | which pages each site has, what they list and group, and where links lead |
//! | 5 | [`schema`] | JSON Schemas of all that is written in YAML, for text editors |
//! | 4 | [`model`] | courses, news, reisplan …; Dutch keys, named once, at their field |
//! | 3 | [`syntax`] | front matter, YAML, Markdown: spanned trees; never fails |
//! | 2 | [`memo`] | results remembered by the digest of their complete input |
//! | 1 | [`world`] | what a build may read: files and the date |
//! | 1 | [`diagnostic`] | problems as values, each code in one file with its texts |
//! | 0 | [`source`], [`digest`] | text and places, digests |
//! | 0 | `escape`, `percent` | text as it stands in HTML and in addresses |
//!
//! Render stands above export because a page embeds its own JSON-LD, and the memo above the world
//! because a stage that could not read a listed file must not be remembered.
//!
//! # Invariants
//!
//! - Output is a function of the sources, the date and the options: the same input gives the same
//!   bytes on every machine and at every number of threads. Below floor 9 there is no clock, no
//!   disk, no environment and no global state; `.clippy.toml` bans them, each with its reason.
//! - A build with an error writes nothing. What was published stays as it was until every page of
//!   every site has been rendered.
//! - A panic is a defect: what input or the machine can cause is a [`diagnostic::Diagnostic`] or an
//!   [`edge::Failure`], with a place and a way out.
//!
//! # What is absent on purpose
//!
//! - No incremental build that guesses what to invalidate: a stage asks whether it has seen its
//!   exact input before.
//! - No serde for content: its readers stop at the first mistake and lose places. A spanned tree is
//!   read by typed readers ([`model::schema`]) that note a problem and go on.
//! - No plug-ins, no configuration of addresses: the six sites are alike so that other systems can
//!   couple to them.
//! - No second list of keys: what a key is called, what it is for, what may stand at it and an
//!   example of it are told once, at its field ([`model::schema::Key`]). The checks, the drafts of
//!   [`draft`], the schemas of [`schema`] and the registration form are made from that.
//! - No second way to draw a course: the finder's script puts up cards that the build has made
//!   (`render::finder`), and whatever it chooses by is worked out here ([`plan::facet`]).
//! - No minifier on whole pages: it would cost many times the rendering to save some bytes after
//!   compression. Each body is minified once, for all sites.

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod digest;
pub mod draft;
pub mod edge;
pub mod edition;
mod escape;
pub mod export;
pub mod memo;
pub mod model;
mod percent;
pub mod plan;
pub mod preview;
pub mod render;
pub mod schema;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod world;
