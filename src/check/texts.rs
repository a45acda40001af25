//! The texts in keys that readers see, with their places: titles, summaries, goals.
//!
//! Names of people, organisations and places are not included, as they cannot be reworded.

use std::sync::Arc;

use crate::model::common::Picture;
use crate::model::course::{Cost, Course, CourseRun, EntryRequirements, Material, TextOrLink};
use crate::model::document::{Content, Head};
use crate::model::news::Article;
use crate::model::schema::Field;
use crate::model::survey::Survey;
use crate::model::value::{Known, items};
use crate::source::{Span, Spanned};

/// Texts of a file, in no particular order.
#[derive(Default)]
pub(super) struct KeyTexts<'h>(pub(super) Vec<(&'h str, Span)>);

impl<'h> KeyTexts<'h> {
    /// The texts in the keys of a document.
    pub(super) fn of(head: &'h Head) -> Self {
        let mut texts = Self::default();
        texts.add_field(&head.title);
        texts.add_field(&head.summary);
        texts.picture(&head.common.picture);
        match &head.content {
            Content::Course(course) => texts.course(course),
            Content::News(_, article) | Content::SpecialArticle(_, article) => {
                texts.article(article);
            }
            Content::Special(special) => texts.add_field(&special.edition),
            Content::Roadmap(roadmap) => texts.add_field(&roadmap.goal),
            Content::Quarter(quarter) => {
                texts.for_each_item(&quarter.milestones, |texts, m| texts.add_field(&m.title));
            }
            Content::CareerPath(path) => {
                for list in [&path.steps, &path.guide] {
                    texts.for_each_item(list, |texts, item| {
                        texts.add_field(&item.title);
                        texts.add_field(&item.text);
                    });
                }
                texts.for_each_item(&path.questions, |texts, item| {
                    texts.add_field(&item.question);
                    texts.add_field(&item.answer);
                });
                if let Some(film) = &path.film {
                    texts.add_field(&film.value.title);
                    texts.add_field(&film.value.description);
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
                    texts.add_items(known.map_or(&[], Vec::as_slice));
                }
            }
            Content::Survey(survey) => texts.survey(survey),
            Content::Accent(accent) => {
                texts.cost(&accent.cost);
                texts.materials(&accent.materials);
                texts.picture(&accent.picture);
                texts.runs(items(&accent.runs));
            }
            Content::Page => {}
        }
        texts
    }

    fn course(&mut self, course: &'h Course) {
        self.add_field(&course.goal);
        let outcomes = Course::known(&course.outcomes);
        self.add_items(outcomes.map_or(&[], |outcomes| outcomes.0.as_slice()));
        if let Some(EntryRequirements::Conditions(conditions)) =
            course.entry.as_ref().map(|e| &e.value)
        {
            self.add_items(conditions);
        }
        if let Some(time) = Course::known(&course.time) {
            self.add_field(&time.0.note);
        }
        self.cost(&course.cost);
        self.openable(&course.funding);
        self.for_each_item(&course.modules, |texts, module| {
            texts.add_field(&module.title);
            texts.add_field(&module.note);
            texts.openable(&module.exempts);
        });
        self.openable(&course.exempts);
        self.materials(&course.materials);
        if let Some(evaluation) = &course.evaluation {
            self.add_field(&evaluation.value.note);
        }
        if let Some(video) = &course.video {
            self.add_field(&video.value.title);
        }
        self.add_field(&course.certificate);
        self.runs(course.runs());
    }

    fn materials(&mut self, materials: &'h Field<Vec<Spanned<Material>>>) {
        for material in items(materials) {
            match &material.value {
                Material::Text(text) => self.add(text, material.span),
                Material::Linked(linked) => self.add_field(&linked.title),
            }
        }
    }

    fn openable(&mut self, parts: &'h Field<Vec<Spanned<TextOrLink>>>) {
        for part in items(parts) {
            match &part.value {
                TextOrLink::Text(text) => self.add(text, part.span),
                TextOrLink::Linked(linked) => self.add_field(&linked.title),
            }
        }
    }

    fn article(&mut self, article: &'h Article) {
        self.add_field(&article.kicker);
        if let Some(quote) = &article.quote {
            self.add_field(&quote.value.text);
        }
        self.for_each_item(&article.downloads, |texts, download| {
            texts.add_field(&download.title)
        });
    }

    fn survey(&mut self, survey: &'h Survey) {
        self.for_each_item(&survey.questions, |texts, question| {
            texts.add_field(&question.question);
            let answers = question.answers.as_ref();
            texts.add_items(answers.map_or(&[], |answers| answers.value.0.as_slice()));
        });
    }

    fn runs(&mut self, runs: &'h [Spanned<CourseRun>]) {
        for run in runs {
            self.cost(&run.value.cost);
            self.add_items(items(&run.value.trainers));
            for session in run.value.written_sessions() {
                self.add_field(&session.value.title);
            }
        }
    }

    fn cost(&mut self, cost: &'h Field<Cost>) {
        let prices = cost.as_ref().map(|cost| cost.value.prices());
        for price in prices.into_iter().flatten() {
            self.add_field(&price.audience);
            self.add_field(&price.note);
        }
    }

    fn picture(&mut self, picture: &'h Field<Picture>) {
        if let Some(picture) = picture {
            self.add_field(&picture.value.alt);
            self.add_field(&picture.value.caption);
        }
    }

    /// Adds the text of a field.
    pub(super) fn add_field(&mut self, field: &'h Field<Arc<str>>) {
        if let Some(field) = field {
            self.add(&field.value, field.span);
        }
    }

    fn add_items(&mut self, list: &'h [Spanned<Arc<str>>]) {
        for text in list {
            self.add(&text.value, text.span);
        }
    }

    /// Adds the texts of the items of a list.
    pub(super) fn for_each_item<T>(
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
