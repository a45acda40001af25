//! The texts that readers see from keys, each with its place: titles, summaries, aims.
//!
//! Names of people, organisations and places are no texts: nobody can choose another word there.

use std::sync::Arc;

use crate::model::common::Picture;
use crate::model::course::{Cost, Course, CourseRun, EntryRequirements};
use crate::model::document::{Content, Head};
use crate::model::news::Article;
use crate::model::schema::Field;
use crate::model::survey::Survey;
use crate::model::value::{Known, items};
use crate::source::{Span, Spanned};

/// The texts of a file, in no particular order.
#[derive(Default)]
pub(super) struct KeyTexts<'h>(pub(super) Vec<(&'h str, Span)>);

impl<'h> KeyTexts<'h> {
    /// The texts in the keys of a document.
    pub(super) fn of(head: &'h Head) -> Self {
        let mut texts = Self::default();
        texts.one(&head.title);
        texts.one(&head.summary);
        texts.picture(&head.common.picture);
        match &head.content {
            Content::Course(course) => texts.course(course),
            Content::News(_, article) | Content::SpecialArticle(_, article) => {
                texts.article(article);
            }
            Content::Special(special) => texts.one(&special.edition),
            Content::Roadmap(roadmap) => texts.one(&roadmap.goal),
            Content::Quarter(quarter) => {
                texts.each(&quarter.milestones, |texts, m| texts.one(&m.title));
            }
            Content::CareerPath(path) => {
                for list in [&path.steps, &path.guide] {
                    texts.each(list, |texts, item| {
                        texts.one(&item.title);
                        texts.one(&item.text);
                    });
                }
                texts.each(&path.questions, |texts, item| {
                    texts.one(&item.question);
                    texts.one(&item.answer);
                });
                if let Some(film) = &path.film {
                    texts.one(&film.value.title);
                    texts.one(&film.value.description);
                }
            }
            Content::Function(function) => {
                for field in [&function.role, &function.level, &function.goal]
                    .into_iter()
                    .flatten()
                {
                    if let Known::Known(text) = &field.value {
                        texts.add(text, field.span);
                    }
                }
                for field in [&function.results, &function.skills] {
                    let known = field.as_ref().and_then(|field| field.value.known());
                    texts.all(known.map_or(&[], Vec::as_slice));
                }
            }
            Content::Survey(survey) => texts.survey(survey),
            Content::Accent(accent) => {
                texts.cost(&accent.cost);
                texts.all(items(&accent.materials));
                texts.picture(&accent.picture);
                texts.runs(items(&accent.runs));
            }
            Content::Page => {}
        }
        texts
    }

    fn course(&mut self, course: &'h Course) {
        self.one(&course.goal);
        let outcomes = Course::known(&course.outcomes);
        self.all(outcomes.map_or(&[], |outcomes| outcomes.0.as_slice()));
        if let Some(EntryRequirements::Conditions(conditions)) =
            course.entry.as_ref().map(|e| &e.value)
        {
            self.all(conditions);
        }
        if let Some(time) = Course::known(&course.time) {
            self.one(&time.0.note);
        }
        self.cost(&course.cost);
        self.each(&course.modules, |texts, module| {
            texts.one(&module.title);
            texts.one(&module.note);
        });
        self.all(items(&course.materials));
        self.one(&course.certificate);
        self.runs(course.runs());
    }

    fn article(&mut self, article: &'h Article) {
        if let Some(quote) = &article.quote {
            self.one(&quote.value.text);
        }
        self.each(&article.downloads, |texts, download| {
            texts.one(&download.title)
        });
    }

    fn survey(&mut self, survey: &'h Survey) {
        self.each(&survey.questions, |texts, question| {
            texts.one(&question.question);
            let answers = question.answers.as_ref();
            texts.all(answers.map_or(&[], |answers| answers.value.0.as_slice()));
        });
    }

    fn runs(&mut self, runs: &'h [Spanned<CourseRun>]) {
        for run in runs {
            self.cost(&run.value.cost);
        }
    }

    fn cost(&mut self, cost: &'h Field<Cost>) {
        if let Some(Cost::Price(price)) = cost.as_ref().map(|cost| &cost.value) {
            self.one(&price.note);
        }
    }

    fn picture(&mut self, picture: &'h Field<Picture>) {
        if let Some(picture) = picture {
            self.one(&picture.value.alt);
            self.one(&picture.value.caption);
        }
    }

    /// Adds the text of a field.
    pub(super) fn one(&mut self, field: &'h Field<Arc<str>>) {
        if let Some(field) = field {
            self.add(&field.value, field.span);
        }
    }

    fn all(&mut self, list: &'h [Spanned<Arc<str>>]) {
        for text in list {
            self.add(&text.value, text.span);
        }
    }

    /// Adds the texts of the items of a list.
    pub(super) fn each<T>(
        &mut self,
        list: &'h Field<Vec<Spanned<T>>>,
        add: impl Fn(&mut Self, &'h T),
    ) {
        for item in items(list) {
            add(self, &item.value);
        }
    }

    fn add(&mut self, text: &'h str, span: Span) {
        self.0.push((text, span));
    }
}
