//! A project with six sites and links of every kind, in memory.

use std::collections::BTreeMap;
use std::path::Path;

use vindplek::diagnostic::{Diagnostic, Language};
use vindplek::edit::{
    AddressFate, EditContext, EditPlan, EditRefusal, TypedPath, plan_move, plan_removal,
};
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::source::FilePath;
use vindplek::world::MemoryWorld;

use crate::support::files::ProjectFiles;

pub(super) const TODAY: &str = "2026-11-01";

pub(super) const COURSE: &str = "content/aanbod/hoe-werkt-de-gemeente.md";

pub(super) const REGIONS: [&str; 5] = ["noord", "oost", "zuid", "noordwest", "zuidwest"];

const NEWS: &str = "content/nieuws/over-de-cursus.md";

const NEWS_TEXT: &str = "---
# Een opmerking die blijft.
titel: 'De cursus over de gemeente komt eraan'
samenvatting: In het voorjaar begint de cursus over de gemeente weer. Lees hier wat je ervan kunt verwachten.
datum: 2026-10-12
afzender: Programma LAB
verder_lezen:
  - {titel: De cursus, link: \"../aanbod/hoe-werkt-de-gemeente.md\"} # met een opmerking
afbeelding:
  bestand: ../media/plein.jpg
  alt: Kinderen spelen op een plein
  toestemming: ja
---

Kijk bij de [modules van de cursus](../aanbod/hoe-werkt-de-gemeente.md#modules \"De modules\"), of lees [alles over de cursus][cursus] en [nog iets](<../aanbod/hoe-werkt-de-gemeente.md>).

![Kinderen spelen op een plein](../media/plein.jpg)

[cursus]: ../aanbod/hoe-werkt-de-gemeente.md#wat-leer-je \"De cursus\"
";

const OWN_NEWS: &str = "regions/oost/content/nieuws/in-oost.md";

const OWN_NEWS_TEXT: &str = "---
titel: Ook in Oost begint de cursus weer
samenvatting: In het voorjaar begint de cursus over de gemeente ook in Oost. Lees hier waar en wanneer dat is.
datum: 2026-10-13
afzender: Academie Oost
---

Lees [alles over de cursus](../aanbod/hoe-werkt-de-gemeente.md), of [hetzelfde langs een omweg](../../../../content/aanbod/hoe-werkt-de-gemeente.md).
";

/// A project, as its files.
#[derive(Clone)]
pub(super) struct Project {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    memo: std::sync::Arc<Memo>,
}

impl Project {
    /// The project, which has no problems.
    pub(super) fn new() -> Self {
        let mut files = ProjectFiles::default();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        files.add_folder(&root.join("tests/diagnostics/base"));
        let mut project = Self {
            files: files.files,
            memo: std::sync::Arc::new(Memo::new()),
        };
        let oost = project.text("regions/oost/region.yaml");
        for site in &REGIONS[2..] {
            let region = oost
                .replace("oost", site)
                .replace("Academie Oost", &format!("Academie {site}"))
                .replace("korte_naam: Oost", &format!("korte_naam: {site}"));
            project.write(&format!("regions/{site}/region.yaml"), &region);
        }
        for site in &REGIONS[1..] {
            let accent = format!(
                "---\nlocatie: Bij ons in {site}\n---\n\nLees ook [hoe je beweegt](bewegen-in-de-buurt.md).\n"
            );
            project.write(&format!("regions/{site}/{COURSE}"), &accent);
        }
        let noord = project.text("regions/noord/region.yaml")
            + "menu:\n  - {label: Aanbod, link: /aanbod/}\n  - label: De cursus\n    link: \
               /aanbod/hoe-werkt-de-gemeente/#modules # het bekendst\n";
        project.write("regions/noord/region.yaml", &noord);
        project.write(
            NEWS,
            &format!("\u{feff}{}", NEWS_TEXT.replace('\n', "\r\n")),
        );
        project.write(OWN_NEWS, OWN_NEWS_TEXT);
        assert_eq!(project.report(), "");
        project
    }

    pub(super) fn write(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    pub(super) fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path);
        let bytes = bytes.unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    pub(super) fn replace(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "no {from} in {text}");
        self.write(path, &text.replace(from, to));
    }

    pub(super) fn world(&self) -> MemoryWorld {
        let mut world = MemoryWorld::new(TODAY.parse().unwrap());
        for (path, bytes) in &self.files {
            world.write(path, bytes);
        }
        world
    }

    pub(super) fn edition(&self) -> Edition {
        compile(&self.world(), Options::default(), &self.memo)
    }

    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        self.edition().problems().to_vec()
    }

    /// The problems but hints and what this program does not read yet, one a line.
    pub(super) fn report(&self) -> String {
        let problems = self.problems().into_iter();
        let counts = problems.filter(|problem| {
            let is_hint = problem.severity == vindplek::diagnostic::Severity::Hint;
            !is_hint && !problem.place.path.as_str().ends_with("/adressen.yaml")
        });
        let lines = counts.map(|problem| {
            let message = problem.message.dutch().to_owned();
            format!("{}: {} {message}\n", problem.place.path, problem.code)
        });
        lines.collect()
    }

    fn with_context<T>(&self, plan: impl FnOnce(EditContext<'_>) -> T) -> T {
        let (world, edition) = (self.world(), self.edition());
        plan(EditContext {
            edition: &edition,
            world: &world,
            memo: &self.memo,
        })
    }

    pub(super) fn plan_mv(&self, old: &str, new: &str) -> Result<EditPlan, EditRefusal> {
        self.with_context(|context| plan_move(context, typed(old), typed(new)))
    }

    pub(super) fn plan_rm(
        &self,
        path: &str,
        fate: Option<AddressFate<'_>>,
    ) -> Result<EditPlan, EditRefusal> {
        self.with_context(|context| plan_removal(context, typed(path), fate))
    }

    /// Moves, and returns the plan in words.
    pub(super) fn mv(&mut self, old: &str, new: &str) -> String {
        let plan = self.plan_mv(old, new);
        let plan = plan.unwrap_or_else(|refusal| panic!("{old} → {new}: {refusal:#?}"));
        self.apply(&plan)
    }

    /// Removes, and returns the plan in words.
    pub(super) fn rm(&mut self, path: &str, fate: Option<AddressFate<'_>>) -> String {
        let plan = self.plan_rm(path, fate);
        let plan = plan.unwrap_or_else(|refusal| panic!("{path}: {refusal:#?}"));
        self.apply(&plan)
    }

    pub(super) fn apply(&mut self, plan: &EditPlan) -> String {
        for change in &plan.changes {
            let before = match &change.from {
                Some(from) => self.files.remove(from.as_str()).unwrap(),
                None => Vec::new(),
            };
            assert_eq!(before, &*change.before);
        }
        for change in &plan.changes {
            if let Some(to) = &change.to {
                let there = self.files.insert(to.to_string(), change.after.to_vec());
                assert_eq!(there, None, "{to} is overwritten");
            }
        }
        plan.describe(Language::Dutch)
    }

    /// Where the address leads on each site: to a page of a file, or to a redirect to an address.
    pub(super) fn at(&self, address: &str) -> Vec<String> {
        use vindplek::plan::file::FileKind;

        let edition = self.edition();
        let heads = edition.heads();
        let plans = edition.plans();
        let found = plans.iter().filter_map(|plan| {
            let site = &heads.site(plan.site).id;
            Some(match plan.at(address)?.kind {
                FileKind::Redirect { document, .. } => {
                    format!("{site}: → {}", plan.address_of(document)?)
                }
                kind => {
                    let path = kind
                        .source_document()
                        .map(|at| heads.document(at).at.path.clone());
                    format!(
                        "{site}: {}",
                        path.unwrap_or_else(|| FilePath::from("a list"))
                    )
                }
            })
        });
        found.collect()
    }
}

pub(super) fn typed(text: &str) -> TypedPath<'_> {
    TypedPath { text, here: "" }
}

/// The refusal in words, with its places.
pub(super) fn words<T>(refused: Result<T, EditRefusal>) -> String {
    match refused {
        Ok(_) => "not refused".to_owned(),
        Err(refusal) => {
            let places = refusal.places.iter().map(|place| place.dutch().to_owned());
            let places: Vec<String> = places.collect();
            let (message, help) = (refusal.message.dutch(), refusal.help.dutch());
            format!("{message}\n{}\n{help}", places.join("\n"))
        }
    }
}
