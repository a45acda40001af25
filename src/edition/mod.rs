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

use std::sync::Arc;

use rayon::prelude::*;
use tera::Value;

use self::documents::{Documents, GlossaryResults};
use self::gather::{PortionIndex, gather};
use self::judge::judge;
pub use self::site::{EditionSite, Made, SiteFile};
use self::themes::{CompiledTheme, Themes};
use crate::check::{self, Ground};
use crate::deferred::Deferred;
use crate::diagnostic::{Diagnostic, Language};
use crate::digest::Digested;
use crate::memo::{FileReader, Memo, Remembered, Slot, Stage};
use crate::model::document::{Document, Listed};
use crate::model::figures::Figures;
use crate::model::glossary::Glossary;
use crate::model::heads::{Heads, Parts, Site, SiteIx};
use crate::model::norm::Norm;
use crate::model::partner::Partners;
use crate::model::region::{LanguageName, Region};
use crate::model::sheets::{Sheet, Sheets};
use crate::model::vocabulary::Vocabulary;
use crate::plan::site::{SitePlan, When};
use crate::render::shared::{self, Shared};
use crate::source::{FilePath, Source};
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
    heads: Remembered<Heads>,
    documents: Documents,
    glossary: GlossaryResults,
    sheets: Sheets,
    themes: Themes,
    theme_texts: Vec<Arc<Source>>,
    sites: Vec<SiteResults>,
    /// What is wrong with files as such, and with which theme a site has.
    first_problems: Vec<Diagnostic>,
    problems: Deferred<Vec<Diagnostic>>,
}

/// What a site needs to be rendered, each computed when it is first asked for.
struct SiteResults {
    plan: Arc<Slot<PlanOfSite>>,
    shared: Arc<Slot<SharedByPages>>,
    /// The site as its pages show it, if it has a theme.
    view: Option<Arc<Slot<ViewOfSite>>>,
}

/// Works out the edition of a world: everything that is asked of it can be answered from then on,
/// without the memo, and the world is needed for nothing but pictures and downloads.
///
/// What not every page needs is computed when it is first asked for: the plan and the theme of a
/// site with its first page, all that is wrong with [`Edition::problems`]. So a page can be shown
/// before all sites are planned, and a build, which asks for everything, pays no more.
pub fn compile(world: &dyn World, options: Options, memo: &Memo) -> Edition {
    let reader = FileReader::new(world, memo);
    let mut gathered = gather(&reader, world.entries());
    let mut first_problems = std::mem::take(&mut gathered.problems);
    let heads = memo.get(&HeadsOfProject {
        sites: gathered.sheets.sites.clone().into_iter().collect(),
        vocabulary: gathered.sheets.vocabulary.clone(),
        partners: gathered.sheets.partners.clone(),
        glossary: gathered.sheets.glossary.clone(),
        norm: gathered.sheets.norm.clone(),
        figures: gathered.sheets.figures.clone(),
        portions: gathered
            .portions
            .iter()
            .map(|portion| Arc::clone(&portion.index))
            .collect(),
    });
    let when = When {
        today: world.today(),
        drafts: options.drafts,
    };
    let glossary = GlossaryResults::new(&gathered.sheets.glossary, &reader);
    let themes = Themes::find(&reader, &heads, &gathered, &mut first_problems);
    let of_site = |site: SiteIx| {
        let plan = memo.slot(PlanOfSite {
            heads: heads.clone(),
            site,
            when,
        });
        SiteResults {
            shared: memo.slot(SharedByPages {
                plan: Arc::clone(&plan),
            }),
            view: themes.of(site).map(|theme| {
                memo.slot(ViewOfSite {
                    plan: Arc::clone(&plan),
                    theme: Arc::clone(theme),
                })
            }),
            plan,
        }
    };
    Edition {
        when,
        documents: Documents::new(&gathered.portions, &glossary, &reader),
        theme_texts: themes::texts(&reader, &gathered),
        sites: heads.site_positions().map(of_site).collect(),
        glossary,
        sheets: gathered.sheets,
        heads,
        themes,
        first_problems,
        problems: Deferred::new(),
    }
}

/// The index over all documents.
#[derive(Hash)]
struct HeadsOfProject {
    sites: Vec<(Arc<str>, Remembered<Listed<Region>>)>,
    vocabulary: Sheet<Vocabulary>,
    partners: Sheet<Partners>,
    glossary: Sheet<Glossary>,
    norm: Sheet<Norm>,
    figures: Sheet<Figures>,
    portions: Vec<Arc<Digested<PortionIndex>>>,
}

impl Stage for HeadsOfProject {
    const NAME: &'static str = "heads";
    type Output = Heads;

    fn run(&self) -> Heads {
        let sites = self.sites.iter().map(|(id, sheet)| Site {
            id: Arc::clone(id),
            path: sheet.source.path().clone(),
            region: sheet.value.clone().into(),
        });
        let portions = || self.portions.iter();
        Heads::new(Parts {
            sites: sites.collect(),
            heads: portions()
                .flat_map(|portion| portion.heads.iter().cloned())
                .collect(),
            vocabulary: value_of(&self.vocabulary),
            partners: value_of(&self.partners),
            glossary: value_of(&self.glossary),
            norm: value_of(&self.norm),
            figures: value_of(&self.figures),
            media: portions()
                .flat_map(|portion| portion.media.iter().cloned())
                .collect(),
            unreadable: portions()
                .flat_map(|portion| portion.unreadable.iter().cloned())
                .collect(),
        })
    }
}

fn value_of<T: Clone + Default>(sheet: &Sheet<T>) -> Arc<T> {
    let value = sheet.as_ref().map(|sheet| sheet.value.clone());
    Arc::new(value.unwrap_or_default())
}

/// The plan of a site.
#[derive(Hash)]
struct PlanOfSite {
    heads: Remembered<Heads>,
    site: SiteIx,
    when: When,
}

impl Stage for PlanOfSite {
    const NAME: &'static str = "plan";
    type Output = Arc<SitePlan>;

    fn run(&self) -> Arc<SitePlan> {
        Arc::new(SitePlan::new(&self.heads, self.site, self.when))
    }
}

/// What is computed once for a site and read by all its pages.
#[derive(Hash)]
struct SharedByPages {
    plan: Arc<Slot<PlanOfSite>>,
}

impl Stage for SharedByPages {
    const NAME: &'static str = "shared";
    type Output = Shared;

    fn run(&self) -> Shared {
        let heads = self.plan.stage().heads.shared();
        Shared::new(Arc::clone(heads), Arc::clone(self.plan.output()))
    }
}

/// The site as its pages show it.
#[derive(Hash)]
struct ViewOfSite {
    plan: Arc<Slot<PlanOfSite>>,
    theme: Arc<Slot<CompiledTheme>>,
}

impl Stage for ViewOfSite {
    const NAME: &'static str = "view";
    type Output = Value;

    fn run(&self) -> Value {
        let (theme, _) = self.theme.output();
        let heads = &self.plan.stage().heads;
        shared::site(heads, self.plan.output(), &theme.stylesheet)
    }
}

impl Edition {
    /// Everything that is wrong, in the fixed order of a report.
    pub fn problems(&self) -> &[Diagnostic] {
        self.problems.get_or_compute(|| self.find_problems())
    }

    fn find_problems(&self) -> Vec<Diagnostic> {
        let plans = self.plans();
        let mut problems = self.first_problems.clone();
        problems.extend(self.themes.problems());
        let documents: Vec<&Document> = self.documents.iter().map(|document| &**document).collect();
        let findings: Vec<_> = self.documents.findings().collect();
        let findings = findings.into_par_iter().map(|slot| slot.output());
        problems.extend(
            findings
                .flat_map_iter(|found| found.iter().cloned())
                .collect::<Vec<_>>(),
        );
        problems.extend(
            documents
                .iter()
                .flat_map(|document| document.problems.iter().cloned()),
        );
        for sheet in self.sheets.all() {
            problems.extend(sheet.problems.iter().cloned());
        }
        problems.extend(check::check(&Ground {
            heads: &self.heads,
            documents: &documents,
            words: self.glossary.words(),
            sheets: &self.sheets,
            plans: &plans,
            theme_texts: &self.theme_texts,
            when: self.when,
        }));
        judge(problems, &documents, self.when.drafts)
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
        Some(self.sites.get(site.0)?.plan.output())
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
        self.sites.get(site.0)?.plan.computed()
    }

    fn document(&self, path: &FilePath) -> Option<&Document> {
        self.documents.find(path).map(|(document, _)| &**document)
    }
}
