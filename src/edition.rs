//! The one idea of vindplek: [`compile`] makes, of everything that was read, everything that the
//! sites contain and everything that is wrong with them.
//!
//! Each stage is a function of its complete input, and asks the [`Memo`] whether that input has
//! been seen. There is nothing to invalidate: a changed body changes its document and no head, so
//! the index, the plans and every other document are found as they were.

mod documents;
mod gather;
mod judge;
mod site;
mod themes;
mod trial;

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::Value;

use self::documents::Documents;
use self::gather::{Gathered, gather};
use self::judge::judge;
pub use self::site::{EditionSite, Made, SiteFile};
use self::themes::Themes;
use crate::check::{self, CheckInput};
use crate::diagnostic::{Diagnostic, Language};
use crate::digest::{Digest, Digester};
use crate::memo::{Memo, Slot};
use crate::model::document::Document;
use crate::model::heads::{Heads, Parts, Site, SiteIx};
use crate::model::region::LanguageName;
use crate::model::sheets::{Sheet, Sheets};
use crate::model::value::items;
use crate::plan::site::{SitePlan, When};
use crate::render::shared::Shared;
use crate::source::{FilePath, Source};
use crate::syntax::prose::Terms;
use crate::world::World;

/// What an edition depends on besides the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// Everything that the sites contain, and everything that is wrong with them.
pub struct Edition {
    when: When,
    heads: Arc<Heads>,
    documents: Documents,
    sheets: Sheets,
    themes: Themes,
    theme_texts: Vec<Arc<Source>>,
    terms: Arc<Slot<Terms>>,
    sites: Vec<Planned>,
    /// What is wrong with files as such, and with which theme a site has.
    first_problems: Vec<Diagnostic>,
    judged: OnceLock<Judged>,
}

/// What is wrong, and how much work it took to find.
struct Judged {
    problems: Vec<Diagnostic>,
    steps: usize,
}

/// What a site needs to be rendered, each worked out when it is first asked for.
struct Planned {
    plan: Arc<Slot<Arc<SitePlan>>>,
    shared: Arc<Slot<Shared>>,
    /// The site as its pages show it.
    view: Arc<Slot<Value>>,
}

/// Works out the edition of a world: everything that is asked of it can be answered from then on,
/// without the memo, and the world is needed for nothing but pictures and downloads.
///
/// What not every page needs is worked out when it is first asked for: the plan and the theme of a
/// site with its first page, all that is wrong with [`Edition::problems`]. So a page can be shown
/// before all are planned, and a build, which asks for everything, pays no more.
pub fn compile(world: &dyn World, options: Options, memo: &Memo) -> Edition {
    let mut gathered = gather(world, memo);
    let mut first_problems = std::mem::take(&mut gathered.problems);
    let heads_digest = heads_digest(&gathered);
    let heads = memo.get("heads", heads_digest, || Heads::new(parts(&gathered)));
    let when = When {
        today: world.today(),
        drafts: options.drafts,
    };
    let glossary = digest_of(&gathered.sheets.glossary);
    let themes = Themes::find(world, memo, &heads, &gathered, &mut first_problems);
    let planned = |site: SiteIx| {
        let plan = plan_digest(heads_digest, &heads, site, when);
        let stage = |name: &str| Digester::new(name).digest(plan);
        Planned {
            plan: memo.slot("plan", plan),
            shared: memo.slot("shared", stage("shared").finish()),
            view: memo.slot("view", stage("view").digest(themes.digest(site)).finish()),
        }
    };
    Edition {
        when,
        documents: Documents::new(&gathered.portions, glossary, memo),
        theme_texts: themes::texts(world, memo, &gathered),
        terms: memo.slot("terms", Digester::new("terms").digest(glossary).finish()),
        sites: heads.site_positions().map(planned).collect(),
        sheets: gathered.sheets,
        heads,
        themes,
        first_problems,
        judged: OnceLock::new(),
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
    for portion in &gathered.portions {
        digester = digester.digest(portion.heads);
    }
    for sheet in gathered.sheets.all() {
        digester = digester
            .text(sheet.source.path().as_str())
            .digest(sheet.digest);
    }
    digester.finish()
}

fn parts(gathered: &Gathered) -> Parts {
    let sheets = &gathered.sheets;
    let portions = || gathered.portions.iter();
    let sites = sheets.sites.iter().map(|(id, sheet)| Site {
        id: Arc::clone(id),
        path: sheet.source.path().clone(),
        region: sheet.value.clone().into(),
    });
    Parts {
        sites: sites.collect(),
        heads: portions()
            .flat_map(|portion| &portion.documents)
            .map(|document| Arc::clone(&document.head))
            .collect(),
        vocabulary: value_of(&sheets.vocabulary),
        partners: value_of(&sheets.partners),
        glossary: value_of(&sheets.glossary),
        norm: value_of(&sheets.norm),
        figures: value_of(&sheets.figures),
        media: portions()
            .flat_map(|portion| portion.media.iter().cloned())
            .collect(),
        unreadable: portions()
            .flat_map(|portion| portion.unreadable.iter().cloned())
            .collect(),
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
        &self.judged().problems
    }

    /// How much work it took to find the problems, of what could grow faster than the project
    /// ([`check::Findings::steps`]).
    pub fn check_steps(&self) -> usize {
        self.judged().steps
    }

    fn judged(&self) -> &Judged {
        self.judged.get_or_init(|| self.find_problems())
    }

    fn find_problems(&self) -> Judged {
        let plans = self.plans();
        let mut problems = self.first_problems.clone();
        problems.extend(self.themes.problems());
        let documents: Vec<Arc<Document>> = self.documents.iter().cloned().collect();
        problems.extend(
            documents
                .iter()
                .flat_map(|document| document.problems.iter().cloned()),
        );
        for sheet in self.sheets.all() {
            problems.extend(sheet.problems.iter().cloned());
        }
        let found = check::check(&CheckInput {
            heads: &self.heads,
            documents: &documents,
            own_findings: &self.documents.findings(),
            sheets: &self.sheets,
            plans: &plans,
            theme_texts: &self.theme_texts,
            when: self.when,
        });
        let steps = found.steps();
        problems.extend(found.into_problems());
        Judged {
            problems: judge(problems, &documents, self.when.drafts),
            steps,
        }
    }

    /// The index over all documents.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// The plan of each site, in the order of the sites.
    pub fn plans(&self) -> Vec<&SitePlan> {
        let sites = (0..self.sites.len()).into_par_iter().map(SiteIx);
        let plans = sites.filter_map(|site| self.plan(site));
        plans.map(|plan| &**plan).collect()
    }

    /// The plan of a site.
    pub fn plan(&self, site: SiteIx) -> Option<&Arc<SitePlan>> {
        let slot = &self.sites.get(site.0)?.plan;
        Some(slot.get_or_init(|| Arc::new(SitePlan::new(&self.heads, site, self.when))))
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

    /// The plan of a site, when it has been asked for before.
    pub fn planned(&self, site: SiteIx) -> Option<&Arc<SitePlan>> {
        self.sites.get(site.0)?.plan.get()
    }

    fn document(&self, path: &FilePath) -> Option<&Document> {
        self.documents.find(path).map(|(document, _)| &**document)
    }

    fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| terms(&self.heads))
    }
}
