//! vindplek: six themed sites from one repository of Markdown and YAML.
//!
//! The program is built around one function:
//!
//! > [`edition::compile`]`(world, options, memo) -> Edition`: the complete contents of the sites, and
//! > all their problems, as a pure function of the sources.
//!
//! An [`edition::Edition`] lists every file of every site by its address and renders any of them on
//! demand. The commands differ only in how they use it: `check` prints the problems; `build` renders
//! all files and writes those that differ; `publish` sends those that a host lacks; `watch` keeps the
//! newest edition and renders the pages that a browser requests; `new` creates a file that fits into
//! it; `init`, `mv` and `rm` compile the project that they plan before they write it; `review` compares
//! the editions of two revisions, and `next-change` those of the days to come; `newsletter` writes what
//! is new in it as a mail; `lsp` compiles the unsaved texts of a text editor over the files on the disk.
//! There is no second code path to drift apart, and nothing to invalidate.
//!
//! # Stages
//!
//! Each is a function of its complete input, and its result is remembered by the digest of that
//! input ([`memo`]).
//!
//! 1. [`model::document::read`], a file: front matter, body, problems. Reading never fails: it
//!    returns the document as far as it could be parsed *and* its problems.
//! 2. [`model::heads`], all front matters: ids, relations, which site shows what.
//! 3. [`plan::site`], one site on one date: its pages, addresses, lists, redirects.
//! 4. [`check`], the rules over all of this.
//! 5. [`render`] and [`export`], one file of a site: a typed view through a template, or data.
//!
//! A changed body changes its document but no head, unless it names other media, so stages two and
//! three find their results in the memo. Results that sites share (documents, finished prose) are
//! computed once. Results that not every page needs have a [`memo::Slot`], which is filled on first
//! use, so that a page can be shown before all sites are planned and all rules have run. The files
//! of a world are listed in chunks ([`world::Listing`]), so that a save costs one lookup per chunk
//! and not one per file.
//!
//! ## Why a key cannot be wrong
//!
//! A stage is a type. Its fields are its input, its `run` has access to those fields only, and its
//! key is the digest of all of them, by a derived `Hash`. So a field that is added to an input is
//! part of the key, and one that cannot be hashed does not compile. Four rules complete this:
//!
//! - A large value in an input is a [`digest::Digested`]: hashed once, over its whole contents,
//!   places included. So a head that moves within its file is a different head.
//! - The result of another stage in an input is a [`memo::Remembered`] or [`memo::Slot`], which hash
//!   as the digest of *that* stage's input, of which the result is a function.
//! - A file in an input is its entry in the listing, with the digest of its bytes. It is read
//!   through a [`memo::FileReader`], which compares the two. If a listed file cannot be read, no
//!   result that depends on it is remembered, at any depth.
//! - A value that is computed on first use is a [`deferred::Deferred`]: it is computed outside of
//!   any lock and the first result is kept, so every stage may use the thread pool.
//!
//! ## What the next build need not do again
//!
//! `build` keeps two kinds of records in `OUT/.vindplek/` ([`edge::output`]). Both state what follows
//! from what, by digests that only the same program computes ([`digest::Digest::lasting`]), and never
//! what is on the disk, which the manifests do.
//!
//! - A digest of all that the last build depended on, with what it reported. If that is the same and
//!   every published file is untouched, nothing is compiled at all.
//! - For each file of a site, the digest of its bytes and of what it was made from: of everything that
//!   all files of the site share, which the keys of the stages above cover, and of the texts of
//!   documents that it read. Rendering reaches texts through [`render::DocumentTexts`] alone, so they
//!   are noted there. After a change of a body only the files that show it are rendered.
//!
//! ## What is not made
//!
//! A theme may show little of what a view can hold. So each template is read for the names in its tags
//! ([`theme::AskedNames`]), and a view leaves a field empty that none of them names: structured data,
//! links to share, related courses.
//!
//! # Rooms and floors
//!
//! Imports point downward only; `tests/suite/layering.rs` enforces that.
//!
//! | floor | room | purpose |
//! |---|---|---|
//! | 14 | `main.rs` | the exit code |
//! | 13 | [`cli`] | arguments in, results out; one file per command |
//! | 12 | [`edge`] | the only input and output: disk, watching, publishing, servers, terminal |
//! | 11 | [`sending`] | what there is to send through git, what its answers mean, and the merge of what two editors changed |
//! | 11 | [`language_server`] | what a text editor shows beside a text: problems, completion, hover, rename |
//! | 10 | [`preview`] | additions of a preview to the pages, the source file of each part, what differs and what is missing |
//! | 9 | [`publish`] | what is sent to a host and removed there, in which order, and what is remembered of it |
//! | 9 | [`edit`] | plans for moving and removing documents, with all that refers to them, and for beginning a project; forms of files, and edits of single values |
//! | 9 | [`review`] | what differs between two editions for visitors, in sentences |
//! | 8 | [`edition`] | `compile`, the edition it returns, and when that next changes by the date alone |
//! | 7 | [`render`] | typed views of pages, to HTML; what the search index holds; what a mail says |
//! | 6 | [`check`] | rules over heads, bodies and plans, one per file; never the disk |
//! | 6 | [`export`] | machine-readable files: feed, calendar, catalogue, SKOS, sitemap, JSON-LD, search index; what configures a host; mails; compressed forms |
//! | 6 | [`draft`] | drafts of new files, and snippets: every key of a type, explained; what a project starts with |
//! | 5 | [`theme`] | templates, style sheets, assets and illustrations, compiled from a chain of themes |
//! | 5 | [`picture`] | photos and drawings: decoded, scaled, drawn, encoded; bytes to bytes, the same on every machine |
//! | 5 | [`plan`] | the pages of each site, their lists and groups, and link targets |
//! | 5 | [`schema`] | JSON Schemas of everything written in YAML, for text editors |
//! | 4 | [`model`] | courses, news, reisplan …; Dutch keys, each defined once, at its field |
//! | 3 | [`syntax`] | front matter, YAML, Markdown: spanned trees; never fails |
//! | 2 | [`memo`] | results remembered by the digest of their complete input |
//! | 1 | [`world`] | the input of a build: files, the date, and the themes that are part of the program |
//! | 1 | [`diagnostic`] | problems as values, each code in its own file with its texts |
//! | 0 | [`source`], [`digest`], [`deferred`] | text and places, digests, values computed on first use |
//! | 0 | `escape`, `percent` | text in HTML and scripts, text in addresses: one escaping, one encoding |
//! | 0 | `printable` | which characters may stand in what is made |
//!
//! A revision of the repository is a world too: the files on the disk with the former contents of
//! those that git says have changed ([`edge::revision`]). So `review` compiles the past as it compiles
//! the present, and compares what visitors get; it has a room of its own because it needs nothing but
//! two editions. The preview shows the same comparison as pages.
//!
//! Render is above export because a page embeds its own JSON-LD, and because it fills what a mail says
//! ([`render::newsletter`]) from the views of pages, which [`export::newsletter`] writes as HTML, text and
//! a draft for a mail program. The memo is above the world because the result of a stage that could not
//! read a listed file must not be remembered.
//!
//! # Invariants
//!
//! - Output is a function of the sources, the date and the options: the same input gives the same
//!   bytes on every machine and at every number of threads. Below floor 12 there is no clock, no
//!   disk, no environment and no global state; `.clippy.toml` bans them, each with its reason.
//! - A theme that is part of the program is a layer of the world: its files are listed and digested
//!   as those of the project, which hide them by having a theme of the same name. No problem and no
//!   link to a text editor points into them.
//! - A build with an error writes nothing. The published sites stay unchanged until every page of
//!   every site has been rendered.
//! - A page on a host has everything that it needs at every moment, and no file there is removed that
//!   vindplek did not write. That follows from the order of the phases and from the manifest on the
//!   host ([`publish`]); a test fails every operation of a publication in every way.
//! - An edit in a form changes one value and no other byte. It is carried out in the first way of which
//!   the text, parsed again, says exactly what was asked ([`edit::values`]); without one it is refused.
//! - What is sent through git is what an editor ticked. Nothing is forced and no history is written anew;
//!   a merge is computed apart from the work tree and touches no file before it is complete ([`sending`]).
//! - A panic is a defect: errors in the input or of the machine are a [`diagnostic::Diagnostic`] or
//!   an [`edge::Failure`], with a place and a remedy.
//!
//! # Deliberate omissions
//!
//! - No incremental build that guesses what to invalidate: the memo looks up the exact input of a
//!   stage.
//! - No serde for content: its deserializers stop at the first error and lose places. A spanned tree
//!   is read by typed readers ([`model::schema`]) that report a problem and continue.
//! - No second list of headers or redirects: each kind of host writes the same ones in its own way
//!   ([`export::host`]). The stub pages at former addresses stay on all of them.
//! - No plug-ins, no configuration of addresses: the six sites are alike so that other systems can
//!   integrate with them.
//! - No second list of keys: the name, purpose, possible values and an example of a key are defined
//!   once, at its field ([`model::shape::Key`]). The checks, the drafts of [`draft`], the schemas of
//!   [`schema`], the registration form and the forms of the preview derive from that.
//! - No second rendering of a course: scripts show pieces that the build has rendered, the cards of
//!   the finder (`render::finder`), the rows of the agenda and the facts in a visitor's list
//!   (`render::fragment`), and the finder's filter values are computed here ([`plan::facet`]).
//! - No templates for mails, no link to unsubscribe and none that tells who follows it: see
//!   [`export::newsletter`].
//! - No second tokenizer for search: the script in the page has the rules of [`export::search::tokens`],
//!   and a test compares the two.
//! - No minifier on whole pages: it would cost many times the rendering to save some bytes after
//!   compression. Each body is minified once, for all sites.

pub mod check;
pub mod cli;
pub mod deferred;
pub mod diagnostic;
pub mod digest;
pub mod draft;
pub mod edge;
pub mod edit;
pub mod edition;
mod escape;
pub mod export;
pub mod language_server;
pub mod memo;
pub mod model;
mod percent;
pub mod picture;
pub mod plan;
pub mod preview;
mod printable;
pub mod publish;
pub mod render;
pub mod review;
pub mod schema;
pub mod sending;
pub mod source;
pub mod syntax;
pub mod theme;
pub mod world;
