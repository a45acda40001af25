//! [`compile`] turns a world into an [`Edition`]: everything that the sites contain and everything
//! that is wrong with them.
//!
//! Each stage is a function of its complete input, and asks the [`Memo`] whether that input has
//! been seen. Nothing is invalidated: a changed body changes its document but no head, so the
//! index, the plans and all other documents are found in the memo.

mod built_in;
mod compressed_file;
mod documents;
mod file;
mod gather;
mod next_change;
mod pictures;
mod scope;
mod site;
mod site_stages;
mod template_problems;
mod texts_read;
mod themes;
mod triage;
mod unlisted;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use self::compressed_file::CompressedFile;
use self::documents::{Documents, GlossaryResults};
pub use self::file::{EditionFile, FileBytes, MadeFile, SiteFile};
use self::gather::{ChunkIndex, gather};
pub use self::next_change::NextChange;
pub use self::pictures::UsedPicture;
use self::scope::ProblemScopes;
pub use self::site::EditionSite;
use self::site_stages::{EverOfSite, PicturesOfSite, PlanOfSite, SharedByPages, ViewOfSite};
use self::themes::{CanvasOfSite, Themes};
use self::triage::{files_in_conflict, triage};
use self::unlisted::without_uncertain;
use crate::check::{self, CheckInput, PlansEver};
use crate::deferred::Deferred;
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::digest::Digested;
use crate::memo::{FileReader, Memo, Remembered, Slot, Stage};
use crate::model::document::{Document, YamlFile};
use crate::model::figures::Figures;
use crate::model::glossary::Glossary;
use crate::model::heads::{Heads, HeadsInput, Site, SiteIx};
use crate::model::ledger::Ledger;
use crate::model::norm::Norm;
use crate::model::partner::Partners;
use crate::model::region::{LanguageName, Region};
use crate::model::vocabulary::Vocabulary;
use crate::model::yaml_files::{OptionalYamlFile, YamlFiles};
use crate::plan::host::{HostChoice, HostSettings};
use crate::plan::site::SitePlan;
use crate::plan::visibility::When;
use crate::source::{FilePath, Source};
use crate::world::World;

/// What an edition depends on besides the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// Whether drafts are part of the sites.
    pub drafts: bool,
    /// Whether search engines must stay out, as the sites are a preview.
    pub noindex: bool,
    /// Which hosts the sites are made for.
    pub host: HostChoice,
    /// Whether each text is made in compressed forms too.
    pub precompressed: bool,
}

/// Everything that the sites contain, and everything that is wrong with them.
pub struct Edition {
    options: Options,
    when: When,
    heads: Remembered<Heads>,
    documents: Documents,
    glossary: GlossaryResults,
    yaml: YamlFiles,
    themes: Themes,
    /// The names of the themes of the program that the project does not have itself.
    built_in: BTreeSet<Arc<str>>,
    theme_texts: Vec<Arc<Source>>,
    /// Whether every listed file that it is made from could be read.
    is_complete: bool,
    sites: Vec<SiteResults>,
    /// Problems with files as such, and with the choice of themes.
    initial_problems: Vec<Diagnostic>,
    report: Deferred<ProblemReport>,
}

/// All problems, and how much work it took to find them.
struct ProblemReport {
    problems: Vec<Diagnostic>,
    steps: usize,
}

/// What rendering a site needs, each part computed on first use.
struct SiteResults {
    plan: Arc<Slot<PlanOfSite>>,
    /// The plan of everything that the site ever shows, which rules may ask for.
    ever: Arc<Slot<EverOfSite>>,
    shared: Arc<Slot<SharedByPages>>,
    /// What follows from its theme, if it has one.
    look: Option<SiteLook>,
}

/// What rendering a site needs of its theme, each part computed on first use.
struct SiteLook {
    /// The pictures that the site has of its own.
    pictures: Arc<Slot<PicturesOfSite>>,
    /// What its social pictures share.
    canvas: Arc<Slot<CanvasOfSite>>,
    /// The templates' view of the site.
    view: Arc<Slot<ViewOfSite>>,
}

/// Compiles a world. The edition needs the memo no longer, and the world only for the bytes of
/// pictures and downloads.
///
/// What not every page needs is computed on first use: the plan and the theme of a site with its
/// first page, the checks with [`Edition::problems`]. So a preview can show a page before all sites
/// are planned, and a build, which uses everything, costs no more.
pub fn compile(world: &dyn World, options: Options, memo: &Memo) -> Edition {
    let reader = FileReader::new(world, memo);
    let mut files = gather(&reader, world.entries());
    let mut initial_problems = std::mem::take(&mut files.problems);
    let heads = memo.get(&HeadsOfProject {
        sites: files.yaml.sites.clone().into_iter().collect(),
        ledgers: files.yaml.ledgers.clone(),
        vocabulary: files.yaml.vocabulary.clone(),
        partners: files.yaml.partners.clone(),
        glossary: files.yaml.glossary.clone(),
        norm: files.yaml.norm.clone(),
        figures: files.yaml.figures.clone(),
        chunks: files
            .chunks
            .iter()
            .map(|chunk| Arc::clone(&chunk.index))
            .collect(),
    });
    let when = When {
        today: world.today(),
        drafts: options.drafts,
        noindex: options.noindex,
    };
    let glossary = GlossaryResults::new(&files.yaml.glossary, &reader);
    let themes = Themes::find(&reader, &heads, &files, &mut initial_problems);
    let site_results = |site: SiteIx| {
        let plan = memo.slot(PlanOfSite {
            heads: heads.clone(),
            site,
            when,
            host: HostSettings::of(
                options.host,
                options.precompressed,
                &heads.site(site).region,
            ),
        });
        SiteResults {
            shared: memo.slot(SharedByPages {
                plan: Arc::clone(&plan),
            }),
            look: themes.of(site).map(|theme| {
                let pictures = memo.slot(PicturesOfSite {
                    plan: Arc::clone(&plan),
                    theme: Arc::clone(theme),
                });
                SiteLook {
                    canvas: memo.slot(CanvasOfSite::new(theme, heads.site(site).name())),
                    view: memo.slot(ViewOfSite {
                        plan: Arc::clone(&plan),
                        theme: Arc::clone(theme),
                        pictures: Arc::clone(&pictures),
                    }),
                    pictures,
                }
            }),
            plan,
            ever: memo.slot(EverOfSite {
                heads: heads.clone(),
                site,
                drafts: options.drafts,
            }),
        }
    };
    Edition {
        options,
        when,
        documents: Documents::new(&files.chunks, &glossary, &reader),
        theme_texts: themes::texts(&reader, &files),
        is_complete: !reader.has_failed(),
        built_in: built_in::themes(&files),
        sites: heads.site_positions().map(site_results).collect(),
        glossary,
        yaml: files.yaml,
        heads,
        themes,
        initial_problems,
        report: Deferred::new(),
    }
}

/// The stage that indexes all documents.
#[derive(Hash)]
struct HeadsOfProject {
    sites: Vec<(Arc<str>, Remembered<YamlFile<Region>>)>,
    ledgers: BTreeMap<Arc<str>, Remembered<YamlFile<Ledger>>>,
    vocabulary: OptionalYamlFile<Vocabulary>,
    partners: OptionalYamlFile<Partners>,
    glossary: OptionalYamlFile<Glossary>,
    norm: OptionalYamlFile<Norm>,
    figures: OptionalYamlFile<Figures>,
    chunks: Vec<Arc<Digested<ChunkIndex>>>,
}

impl Stage for HeadsOfProject {
    const NAME: &'static str = "heads";
    type Output = Heads;

    fn run(&self) -> Heads {
        let sites = self.sites.iter().map(|(id, file)| Site {
            id: Arc::clone(id),
            path: file.source.path().clone(),
            region: file.value.clone().into(),
            ledger: match self.ledgers.get(id) {
                Some(ledger) => ledger.value.clone().into(),
                None => Arc::default(),
            },
        });
        let chunks = || self.chunks.iter();
        Heads::new(HeadsInput {
            sites: sites.collect(),
            heads: chunks()
                .flat_map(|chunk| chunk.heads.iter().cloned())
                .collect(),
            vocabulary: value_of(&self.vocabulary),
            partners: value_of(&self.partners),
            glossary: value_of(&self.glossary),
            norm: value_of(&self.norm),
            figures: value_of(&self.figures),
            media: chunks()
                .flat_map(|chunk| chunk.media.iter().cloned())
                .collect(),
            unreadable: chunks()
                .flat_map(|chunk| chunk.unreadable.iter().cloned())
                .collect(),
            unlisted: chunks()
                .flat_map(|chunk| chunk.unlisted.iter().cloned())
                .collect(),
        })
    }
}

fn value_of<T: Clone + Default>(file: &OptionalYamlFile<T>) -> Arc<T> {
    let value = file.as_ref().map(|file| file.value.clone());
    Arc::new(value.unwrap_or_default())
}

impl PlansEver for Edition {
    fn of(&self, site: SiteIx) -> &SitePlan {
        self.sites[site.0].ever.output()
    }
}

impl Edition {
    /// All problems, in the order of a report.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.report().problems
    }

    /// How much work it took to find the problems, of the kinds of work that could grow faster than
    /// the project ([`Findings::steps`](check::Findings::steps)).
    pub fn check_steps(&self) -> usize {
        self.report().steps
    }

    fn report(&self) -> &ProblemReport {
        self.report.get_or_compute(|| self.find_problems())
    }

    fn find_problems(&self) -> ProblemReport {
        let documents: Vec<&Document> = self.documents.iter().map(|document| &**document).collect();
        let slots: Vec<_> = self.documents.findings().collect();
        let own_findings: Vec<_> = slots.into_par_iter().map(|slot| slot.output()).collect();
        let found = check::check(&CheckInput {
            heads: &self.heads,
            documents: &documents,
            own_findings: &own_findings,
            wordings: self.glossary.wordings(),
            yaml: &self.yaml,
            plans: &self.plans(),
            plans_ever: self,
            theme_texts: &self.theme_texts,
            when: self.when,
        });
        let steps = found.steps();
        let mut problems = self.initial_problems.clone();
        problems.extend(self.themes.problems());
        let of_documents = documents.iter().flat_map(|document| &document.problems);
        problems.extend(of_documents.cloned());
        for file in self.yaml.all() {
            problems.extend(file.problems.iter().cloned());
        }
        problems.extend(found.into_problems());
        let problems = problems.into_iter();
        let mut problems: Vec<Diagnostic> = problems
            .filter_map(|problem| self.in_project(problem, None))
            .collect();
        check::supersede(&mut problems);
        let mut problems = triage(problems, &documents, self.when.drafts);
        problems = without_uncertain(problems, &self.heads.unlisted);
        let scopes = self.scopes();
        for problem in &mut problems {
            if let Some(sites) = scopes.of(problem) {
                problem.sites = sites;
            }
        }
        ProblemReport { problems, steps }
    }

    fn scopes(&self) -> ProblemScopes<'_> {
        ProblemScopes::new(&self.heads, self.when, self.themes.chains(&self.yaml))
    }

    /// Those of some problems that belong to a selected site, by what they are in.
    pub fn concerning(
        &self,
        problems: &[Diagnostic],
        is_selected: &dyn Fn(&str) -> bool,
    ) -> Vec<Diagnostic> {
        let scopes = self.scopes();
        let concerns = |problem: &&Diagnostic| {
            let sites = scopes.of(problem);
            sites.is_none_or(|sites| sites.iter().any(|site| is_selected(site)))
        };
        problems.iter().filter(concerns).cloned().collect()
    }

    /// The sites that the errors among some problems stop: those that show what an error is in.
    pub fn stopped_sites(&self, problems: &[Diagnostic]) -> BTreeSet<Arc<str>> {
        let scopes = self.scopes();
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        let mut stopped = BTreeSet::new();
        for error in problems.iter().filter(is_error) {
            match scopes.of(error) {
                Some(sites) => stopped.extend(sites),
                None => {
                    return self
                        .heads
                        .sites
                        .iter()
                        .map(|site| site.id.clone())
                        .collect();
                }
            }
        }
        stopped
    }

    /// Whether it is a function of the listing of its world, the date and the options alone: every listed
    /// file that it is made from could be read.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The index over all documents.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// All documents and accents, sorted by path.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().map(|document| &**document)
    }

    /// The YAML files.
    pub fn yaml(&self) -> &YamlFiles {
        &self.yaml
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

    /// The language of messages, as the national site sets it.
    pub fn language(&self) -> Option<Language> {
        let national = self.heads.site(self.heads.national?);
        Some(match national.region.language.as_ref()?.value {
            LanguageName::Dutch => Language::Dutch,
            LanguageName::English => Language::English,
        })
    }

    /// The text of a document or YAML file, for showing a problem in it.
    pub fn source(&self, path: &FilePath) -> Option<&Source> {
        if let Some(document) = self.document(path) {
            return Some(&document.source);
        }
        let files = self.yaml.all().into_iter();
        let mut matching = files
            .map(|file| file.source)
            .filter(|source| source.path() == path);
        matching.next()
    }

    /// The plan of a site, if it has been computed already.
    pub fn computed_plan(&self, site: SiteIx) -> Option<&Arc<SitePlan>> {
        self.sites.get(site.0)?.plan.computed()
    }

    /// The document or accent at a path.
    pub fn document(&self, path: &FilePath) -> Option<&Document> {
        self.documents.find(path).map(|(document, _)| &**document)
    }
}
