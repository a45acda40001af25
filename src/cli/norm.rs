//! `vindplek check --norm`: the assessment of the courses of each provider by the norm.
//!
//! The verdict is computed by walking the decision tree with the answers of a course. When the
//! terminal is too narrow for a table, the courses are printed as a list.

use std::collections::BTreeMap;

use super::context::SiteSelection;
use crate::diagnostic::render::wrap::wrap;
use crate::diagnostic::{Language, StaticText};
use crate::edition::Edition;
use crate::model::course::{Answer, Answers, Assessment, Course, Provider};
use crate::model::document::Head;
use crate::model::heads::Heads;
use crate::model::layout::Kind;
use crate::model::norm::{Norm, TreeWalk};
use crate::model::value::{items, text};

const UNKNOWN_PROVIDER: StaticText = StaticText {
    nl: "Aanbieder niet bekend",
    en: "Provider not known",
};
const NOT_ASSESSED: StaticText = StaticText {
    nl: "niet getoetst",
    en: "not assessed",
};
const EXTERNAL: StaticText = StaticText {
    nl: "aanbod van een ander, niet getoetst",
    en: "offer of others, not assessed",
};
const INCOMPLETE: StaticText = StaticText {
    nl: "geen uitkomst",
    en: "no outcome",
};
const BY: StaticText = StaticText {
    nl: "door",
    en: "because of",
};
const VERSION: StaticText = StaticText {
    nl: "versie",
    en: "version",
};
const NO_COURSES: StaticText = StaticText {
    nl: "Er zijn geen cursussen om te toetsen",
    en: "There are no courses to assess",
};
const NO_NORM: StaticText = StaticText {
    nl: "Er is geen toetsingskader om cursussen aan te toetsen",
    en: "There is no norm to hold courses against",
};

/// The minimum width, in columns, for a title and for a verdict. With less, a list is printed.
const MIN_COLUMN: usize = 14;

/// The courses of the selected sites, sorted by path.
pub(super) fn courses<'e>(
    edition: &'e Edition,
    selected: &SiteSelection,
    drafts: bool,
) -> Vec<&'e Head> {
    let heads = edition.heads();
    let is_selected = |document| {
        heads
            .site_positions()
            .any(|site| selected.contain(&heads.site(site).id) && heads.shows(site, document))
    };
    heads
        .of_kind(Kind::Course)
        .filter(|&document| is_selected(document))
        .map(|document| &**heads.document(document))
        .filter(|head| drafts || !head.is_draft())
        .collect()
}

/// The table, or a sentence when it would be empty; ends with a newline.
pub(super) fn table(heads: &Heads, courses: &[&Head], language: Language, width: usize) -> String {
    let norm = &*heads.norm;
    let criteria = criteria(norm);
    let why_not = match (criteria.is_empty(), courses.is_empty()) {
        (true, _) => Some(NO_NORM),
        (_, true) => Some(NO_COURSES),
        _ => None,
    };
    if let Some(words) = why_not {
        return format!("{}\n", words.in_language(language));
    }
    let mut providers: BTreeMap<(bool, String), Vec<NormRow<'_>>> = BTreeMap::new();
    for (head, course) in courses
        .iter()
        .filter_map(|head| Some((head, head.course()?)))
    {
        let name = provider(heads, course);
        // Unknown providers come last.
        let key = (
            name.is_none(),
            name.unwrap_or(UNKNOWN_PROVIDER.in_language(language)),
        );
        let row = NormRow {
            title: head.title(),
            answers: answers(course),
            verdict: verdict(norm, &criteria, course, language),
        };
        let rows = providers.entry((key.0, key.1.to_owned())).or_default();
        rows.push(row);
    }
    let layout = NormTable::new(&criteria, &providers, width);
    let mut table = layout.legend();
    for ((_, provider), rows) in &providers {
        table.push_str(&format!("\n{}\n", wrap(provider, width)));
        for row in rows {
            table.push_str(&layout.row(row));
        }
    }
    table
}

fn criteria(norm: &Norm) -> Vec<&str> {
    let ids = items(&norm.criteria).iter();
    ids.filter_map(|criterion| Some(&*criterion.id.as_ref()?.value.0))
        .collect()
}

fn assessment(course: &Course) -> Option<&Assessment> {
    course.assessment.as_ref().map(|field| &field.value)
}

fn answers(course: &Course) -> Option<&Answers> {
    let answers = assessment(course)?.answers.as_ref();
    answers.map(|answers| &answers.value)
}

fn provider<'h>(heads: &'h Heads, course: &'h Course) -> Option<&'h str> {
    match &course.provider.as_ref()?.value {
        Provider::Unknown => None,
        Provider::Partner(partner) => {
            let known = heads.partner(&partner.id);
            let name = known.map_or("", |partner| text(&partner.name));
            Some(if name.is_empty() { &partner.id } else { name })
        }
        Provider::Unlisted(provider) => provider.name.as_ref().map(|name| &*name.value),
    }
}

/// The outcome of the walk; if it is negative, with the criterion that decided it.
fn verdict(norm: &Norm, criteria: &[&str], course: &Course, language: Language) -> String {
    let Some(answers) = answers(course) else {
        let why = if course.is_external() {
            EXTERNAL
        } else {
            NOT_ASSESSED
        };
        return why.in_language(language).to_owned();
    };
    let walk = norm.tree.as_ref().map(|tree| tree.value.walk(answers));
    let mut verdict = match walk {
        Some(TreeWalk {
            outcome: Some(outcome),
            path,
        }) => {
            let title = text(&outcome.title);
            let is_fit = outcome.fit.as_ref().is_none_or(|fit| fit.value);
            let last = path.last().and_then(|(node, _)| node.criterion.as_ref());
            match last.filter(|_| !is_fit) {
                Some(criterion) => {
                    let id = &criterion.value.id;
                    format!("{title} ({} {id})", BY.in_language(language))
                }
                None => title.to_owned(),
            }
        }
        _ => {
            let open = criteria.iter().filter(|id| answers.0.get(id).is_none());
            let open: Vec<&str> = open.copied().collect();
            let words = INCOMPLETE.in_language(language);
            if open.is_empty() {
                words.to_owned()
            } else {
                format!("{words} ({} {})", BY.in_language(language), open.join(", "))
            }
        }
    };
    let used = assessment(course).map_or("", |assessment| text(&assessment.version));
    if used != text(&norm.version) && !used.is_empty() {
        verdict.push_str(&format!(" [{} {used}]", VERSION.in_language(language)));
    }
    verdict
}

/// A course in the table.
struct NormRow<'h> {
    title: String,
    answers: Option<&'h Answers>,
    verdict: String,
}

impl NormRow<'_> {
    /// The answer as a word: empty for a course without an assessment, a dash for a criterion that
    /// the assessment does not answer.
    fn answer(&self, criterion: &str) -> &'static str {
        let Some(answers) = self.answers else {
            return "";
        };
        let answer = answers.0.get(criterion);
        answer.map_or("-", |answer| Answer::word(answer.value))
    }
}

/// The layout of the table, in columns.
struct NormTable<'n> {
    criteria: &'n [&'n str],
    width: usize,
    /// The widths of titles and verdicts; `None` when a table does not fit.
    widths: Option<(usize, usize)>,
}

impl<'n> NormTable<'n> {
    /// The width of a short answer, with the space before it.
    const ANSWER: usize = 4;

    fn new(
        criteria: &'n [&'n str],
        providers: &BTreeMap<(bool, String), Vec<NormRow<'_>>>,
        width: usize,
    ) -> Self {
        let rows = || providers.values().flatten();
        let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
        let title = longest(&mut rows().map(|row| row.title.chars().count()));
        let verdict = longest(&mut rows().map(|row| row.verdict.chars().count()));
        let (title, verdict) = (title.max(MIN_COLUMN), verdict.max(MIN_COLUMN));
        // Two columns of indentation, and two before the verdict.
        let room = width.saturating_sub(criteria.len() * Self::ANSWER + 4);
        let widths = (room >= 2 * MIN_COLUMN).then(|| {
            let verdict = verdict.min((room / 2).max(room.saturating_sub(title)));
            (title.min(room - verdict), verdict)
        });
        Self {
            criteria,
            width,
            widths,
        }
    }

    /// The numbers of the criteria. A list needs none.
    fn legend(&self) -> String {
        let Some((title, _)) = self.widths else {
            return String::new();
        };
        let numbered = self.criteria.iter().zip(1..);
        let names: Vec<String> = numbered
            // The no-break space keeps a name on the line of its number.
            .map(|(id, number)| format!("{number}\u{a0}{id}"))
            .collect();
        let names = wrap(&names.join(" "), self.width).replace('\u{a0}', " ");
        let mut legend = format!("{names}\n\n{}", " ".repeat(title + 2));
        for number in 1..=self.criteria.len() {
            legend.push_str(&format!(" {number:<3}"));
        }
        legend.truncate(legend.trim_end().len());
        legend.push('\n');
        legend
    }

    fn row(&self, row: &NormRow<'_>) -> String {
        let Some((title_width, verdict_width)) = self.widths else {
            return self.item(row);
        };
        let answers: String = self
            .criteria
            .iter()
            .map(|criterion| format!(" {:<3}", row.answer(criterion)))
            .collect();
        let (title, verdict) = (
            wrap(&row.title, title_width),
            wrap(&row.verdict, verdict_width),
        );
        let (mut titles, mut verdicts) = (title.lines(), verdict.lines());
        let mut lines = String::new();
        let mut answers = Some(answers);
        loop {
            let (title, verdict) = (titles.next(), verdicts.next());
            if title.is_none() && verdict.is_none() {
                return lines;
            }
            let answers = answers.take().unwrap_or_default();
            let line = format!(
                "  {:<title_width$}{:<room$}  {}",
                title.unwrap_or_default(),
                answers,
                verdict.unwrap_or_default(),
                room = self.criteria.len() * Self::ANSWER,
            );
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
    }

    /// A course as an item of a list.
    fn item(&self, row: &NormRow<'_>) -> String {
        let mut text = format!("{}: {}", row.title, row.verdict);
        if row.answers.is_some() {
            let answers = self.criteria.iter();
            let answers: Vec<String> = answers
                .map(|criterion| format!("{criterion} {}", row.answer(criterion)))
                .collect();
            text = format!("{text}; {}", answers.join(", "));
        }
        let lines = wrap(&text, self.width.saturating_sub(2));
        lines.lines().map(|line| format!("  {line}\n")).collect()
    }
}
