//! The one idea of vindplek: [`compile`] makes, of everything that was read, everything that the
//! sites contain and everything that is wrong with them.
//!
//! Each stage is a function of its complete input, and asks the [`Memo`] whether that input has
//! been seen. There is nothing to invalidate: a changed body changes its document and no head, so
//! the index, the plans and every other document are found as they were.

mod gather;
mod judge;
mod site;
mod themes;
mod trial;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use self::gather::{Gathered, gather};
use self::judge::judge;
pub use self::site::{EditionSite, Made, SiteFile};
use self::themes::Themes;
use crate::check::{self, Ground};
use crate::diagnostic::{Diagnostic, Language};
use crate::digest::{Digest, Digester};
use crate::memo::Memo;
use crate::model::document::Document;
use crate::model::heads::{Heads, Parts, Site, SiteIx};
use crate::model::region::LanguageName;
use crate::model::sheets::{Sheet, Sheets};
use crate::model::value::items;
use crate::plan::site::{SitePlan, When};
use crate::render::shared::Shared;
use crate::source::{FilePath, Source};
use crate::syntax::prose::{Prose, Terms};
use crate::world::World;

/// What an edition depends on besides the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// Everything that the sites contain, and everything that is wrong with them.
pub struct Edition {
    heads: Arc<Heads>,
    plans: Vec<Arc<SitePlan>>,
    documents: Vec<Arc<Document>>,
    sheets: Sheets,
    problems: Vec<Diagnostic>,
    themes: Themes,
    terms: Arc<Terms>,
    prose: HashMap<FilePath, Slot>,
    shared: Vec<Arc<OnceLock<Shared>>>,
}

/// A body that is finished when it is first asked for, and shared by all sites and by every later
/// edition in which neither it nor the glossary has changed.
type Slot = Arc<OnceLock<Prose>>;

/// Works out the edition of a world.
pub fn compile(world: &dyn World, options: Options, memo: &Memo) -> Edition {
    let mut gathered = gather(world, memo);
    let mut problems = std::mem::take(&mut gathered.problems);
    let heads_digest = heads_digest(&gathered);
    let heads = memo.get("heads", heads_digest, || Heads::new(parts(&gathered)));
    let when = When {
        today: world.today(),
        drafts: options.drafts,
    };
    let plans: Vec<Arc<SitePlan>> = (0..heads.sites.len())
        .into_par_iter()
        .map(SiteIx)
        .map(|site| {
            let digest = plan_digest(heads_digest, &heads, site, when);
            memo.get("plan", digest, || SitePlan::new(&heads, site, when))
        })
        .collect();
    let themes = Themes::compile(world, memo, &heads, &gathered, &mut problems);
    let theme_texts = themes::texts(world, memo, &gathered);
    let Gathered {
        documents, sheets, ..
    } = gathered;

    problems.extend(
        documents
            .iter()
            .flat_map(|document| document.problems.iter().cloned()),
    );
    for sheet in sheets.all() {
        problems.extend(sheet.problems.iter().cloned());
    }
    problems.extend(check::check(&Ground {
        heads: &heads,
        documents: &documents,
        sheets: &sheets,
        plans: &plans,
        theme_texts: &theme_texts,
        when,
        memo,
    }));
    let problems = judge(problems, &documents, options.drafts);

    let glossary = digest_of(&sheets.glossary);
    let terms = memo.get("terms", glossary, || terms(&heads));
    let prose = documents
        .iter()
        .map(|document| {
            let digest = Digester::new("prose")
                .digest(document.digest)
                .digest(glossary)
                .finish();
            let slot = memo.get("prose", digest, OnceLock::new);
            (document.head.at.path.clone(), slot)
        })
        .collect();
    let shared = plans
        .iter()
        .map(|plan| {
            let digest = Digester::new("shared")
                .digest(plan_digest(heads_digest, &heads, plan.site, when))
                .text(
                    themes
                        .of(plan.site)
                        .map_or("", |theme| theme.stylesheet.as_str()),
                )
                .finish();
            memo.get("shared", digest, OnceLock::new)
        })
        .collect();
    Edition {
        heads,
        plans,
        documents,
        sheets,
        problems,
        themes,
        terms,
        prose,
        shared,
    }
}

/// The digest of all that a plan is built from.
fn plan_digest(heads: Digest, index: &Heads, site: SiteIx, when: When) -> Digest {
    Digester::new("plan")
        .digest(heads)
        .text(&index.site(site).id)
        .text(&when.today.to_string())
        .text(if when.drafts { "drafts" } else { "" })
        .finish()
}

/// The digest of all that the index is built from.
fn heads_digest(gathered: &Gathered) -> Digest {
    let mut digester = Digester::new("heads");
    for document in &gathered.documents {
        digester = digester.digest(document.head.digest);
    }
    for sheet in gathered.sheets.all() {
        digester = digester
            .text(sheet.source.path().as_str())
            .digest(sheet.digest);
    }
    for media in &gathered.media {
        digester = digester.text(media.path.as_str()).digest(media.digest);
    }
    for path in &gathered.unreadable {
        digester = digester.text(path.as_str());
    }
    digester.finish()
}

fn parts(gathered: &Gathered) -> Parts {
    let sheets = &gathered.sheets;
    let sites = sheets.sites.iter().map(|(id, sheet)| Site {
        id: Arc::clone(id),
        path: sheet.source.path().clone(),
        region: sheet.value.clone().into(),
    });
    Parts {
        sites: sites.collect(),
        heads: gathered
            .documents
            .iter()
            .map(|document| Arc::clone(&document.head))
            .collect(),
        vocabulary: value_of(&sheets.vocabulary),
        partners: value_of(&sheets.partners),
        glossary: value_of(&sheets.glossary),
        norm: value_of(&sheets.norm),
        figures: value_of(&sheets.figures),
        media: gathered.media.clone(),
        unreadable: gathered.unreadable.clone(),
    }
}

fn value_of<T: Clone + Default>(sheet: &Sheet<T>) -> Arc<T> {
    let value = sheet.as_ref().map(|sheet| sheet.value.clone());
    Arc::new(value.unwrap_or_default())
}

fn digest_of<T>(sheet: &Sheet<T>) -> Digest {
    let digest = sheet.as_ref().map(|sheet| sheet.digest);
    digest.unwrap_or_else(|| Digest::of(b""))
}

/// The wordings of each term of the glossary, in the order of the list.
fn terms(heads: &Heads) -> Terms {
    Terms::new(items(&heads.glossary.terms).iter().map(|term| {
        let also = items(&term.value.also).iter().map(|word| &word.value);
        term.value.term.iter().map(|word| &word.value).chain(also)
    }))
}

impl Edition {
    /// Everything that is wrong, in the fixed order of a report.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The index over all documents.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// The plan of each site, in the order of the sites.
    pub fn plans(&self) -> &[Arc<SitePlan>] {
        &self.plans
    }

    /// The language in which the national site wants messages.
    pub fn language(&self) -> Option<Language> {
        let national = self.heads.site(self.heads.national?);
        Some(match national.region.language.as_ref()?.value {
            LanguageName::Dutch => Language::Dutch,
            LanguageName::English => Language::English,
        })
    }

    /// The text of a file that a problem can point at.
    pub fn source(&self, path: &FilePath) -> Option<&Source> {
        if let Some(document) = self.document(path) {
            return Some(&document.source);
        }
        let sheets = self.sheets.all().into_iter();
        let mut found = sheets
            .map(|sheet| sheet.source)
            .filter(|source| source.path() == path);
        found.next()
    }

    fn document(&self, path: &FilePath) -> Option<&Document> {
        let at = self
            .documents
            .binary_search_by(|document| document.head.at.path.cmp(path));
        at.ok()
            .and_then(|at| self.documents.get(at))
            .map(|document| &**document)
    }
}
