//! A field of the form, derived from the shape of its key.

use serde::Serialize;

use super::choices::{FieldChoice, of_reference};
use super::words::{
    AskedKey, BODY, KeyMeaning, KeyTreatment, TextControl, meaning, rows_of, treatment, way,
};
use crate::diagnostic::codes::{summary_length, title_length};
use crate::model::course::TimeInvestment;
use crate::model::shape::Key;
use crate::model::shape::Shape;
use crate::render::context::PageContext;

/// With more options than this, a field is a drop-down list instead of buttons.
const MOST_BUTTONS: usize = 10;

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FieldView {
    /// The key in the file: `tijdsinvestering`.
    pub(in crate::render) key: String,
    /// The prefix of the ids on the page: `kosten-bedrag`; in a row `modules-__-titel`, in which
    /// the script replaces `__` by a number.
    pub(in crate::render) id: String,
    /// Its label: `Tijdsinvestering`.
    pub(in crate::render) label: &'static str,
    /// The explanation for a provider; may be empty.
    pub(in crate::render) explanation: &'static str,
    /// The message when it is left empty; empty when it may be.
    pub(in crate::render) missing: &'static str,
    /// Whether it is required.
    pub(in crate::render) required: bool,
    /// Whether it is marked as optional.
    pub(in crate::render) optional: bool,
    /// Its control.
    pub(in crate::render) control: Control,
    /// The recommended minimum length in characters; null when there is none.
    pub(in crate::render) shortest: Option<usize>,
    /// The recommended maximum length in characters.
    pub(in crate::render) longest: Option<usize>,
    /// The options.
    pub(in crate::render) choices: Vec<FieldChoice>,
    /// The fields of a group, or of one row.
    pub(in crate::render) fields: Vec<Self>,
    /// The label of one row: `Leeruitkomst`.
    pub(in crate::render) row: &'static str,
    /// The alternative forms of an answer.
    pub(in crate::render) ways: Vec<AnswerForm>,
    /// The keys of a group of which at least one must be filled in.
    pub(in crate::render) one_of: Vec<&'static str>,
    /// What a file may contain: `een datum, zoals 2026-03-12`.
    pub(in crate::render) expected: String,
    /// An example as written in a file.
    pub(in crate::render) example: &'static str,
}

/// The control of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::render) enum Control {
    /// A line of text.
    Regel,
    /// Lines of text.
    Tekst,
    /// A web address.
    Adres,
    /// A mail address.
    Mail,
    /// A number.
    Getal,
    /// A day.
    Datum,
    /// A time of the day.
    Tijd,
    /// One of a few options, as buttons.
    Keuze,
    /// One of many options, as a drop-down list.
    Keuzelijst,
    /// Any number of options.
    Keuzes,
    /// Lines of text, in rows.
    Lijst,
    /// Related fields.
    Groep,
    /// Groups of fields, in rows.
    Rijen,
    /// Alternative forms of an answer.
    Wegen,
}

/// A form of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AnswerForm {
    /// The word in the file; empty when the field below supplies it.
    pub(in crate::render) word: &'static str,
    /// Its label.
    pub(in crate::render) label: String,
    /// Whether it is the most common one, selected at the start.
    pub(in crate::render) first: bool,
    /// The one field shown when it is selected, if any.
    pub(in crate::render) fields: Vec<FieldView>,
}

/// The field of a key; `None` for a key that providers do not fill in.
pub(super) fn field(context: &PageContext<'_>, holder: &str, key: &Key) -> Option<FieldView> {
    let path = join(holder, key.name);
    let KeyTreatment::Asked(asked) = treatment(&path)? else {
        return None;
    };
    let place = FieldPosition {
        context,
        path: &path,
        key: key.name,
        about: key.about,
        asked,
        required: key.required,
    };
    let mut field = place.field(&(key.shape)())?;
    let ids: Vec<&str> = field.choices.iter().map(|choice| &*choice.id).collect();
    field.expected = match field.control {
        Control::Keuze | Control::Keuzelijst => format!("één van: {}", ids.join(", ")),
        Control::Keuzes => format!("een lijst met een of meer van: {}", ids.join(", ")),
        _ => (key.expected)().dutch().to_owned(),
    };
    field.example = key.example;
    Some(field)
}

/// The field for the text below the keys.
pub(super) fn body(context: &PageContext<'_>) -> Option<FieldView> {
    let KeyTreatment::Asked(asked) = treatment(BODY)? else {
        return None;
    };
    let place = FieldPosition {
        context,
        path: BODY,
        key: BODY,
        about: "",
        asked,
        required: false,
    };
    place.field(&Shape::Text)
}

pub(super) fn join(holder: &str, key: &str) -> String {
    match holder {
        "" => key.to_owned(),
        holder => format!("{holder}.{key}"),
    }
}

/// The position of a field in the form.
#[derive(Clone, Copy)]
struct FieldPosition<'p> {
    context: &'p PageContext<'p>,
    path: &'p str,
    key: &'p str,
    about: &'static str,
    asked: AskedKey,
    required: bool,
}

impl FieldPosition<'_> {
    fn field(self, shape: &Shape) -> Option<FieldView> {
        Some(match shape {
            Shape::Text | Shape::Link(_) => self.plain(match self.asked.text {
                TextControl::Line => Control::Regel,
                TextControl::Area => Control::Tekst,
                TextControl::Address => Control::Adres,
                TextControl::Mail => Control::Mail,
            }),
            Shape::Number => self.plain(Control::Getal),
            Shape::Date => self.plain(Control::Datum),
            Shape::TimeOfDay => self.plain(Control::Tijd),
            Shape::Words(_) | Shape::Reference(_) | Shape::Flag => self.one(self.choices(shape)?),
            Shape::List { item, .. } => match &**item {
                item if item.allows_text() => self.plain(Control::Lijst),
                Shape::Record(keys) => self.record(Control::Rijen, keys),
                item => FieldView {
                    choices: self.choices(item)?,
                    ..self.plain(Control::Keuzes)
                },
            },
            Shape::Record(keys) => self.record(Control::Groep, keys),
            Shape::AnyOf(shapes) => match (self.all_choices(shapes), self.only_asked(shapes)) {
                (Some(choices), _) => self.one(choices),
                (None, Some(only)) => return self.field(only),
                (None, None) => FieldView {
                    ways: self.ways(shapes)?,
                    ..self.plain(Control::Wegen)
                },
            },
            // Providers are not asked for values of these shapes.
            Shape::Id
            | Shape::Rule
            | Shape::Whole
            | Shape::Count
            | Shape::Amount
            | Shape::Point
            | Shape::Pattern(_)
            | Shape::Table { .. } => return None,
        })
    }

    fn plain(self, control: Control) -> FieldView {
        let (shortest, longest) = match self.path {
            "titel" => (None, Some(title_length::MAX_CHARACTERS)),
            "samenvatting" => (
                Some(summary_length::MIN_CHARACTERS),
                Some(summary_length::MAX_CHARACTERS),
            ),
            _ => (None, None),
        };
        FieldView {
            key: self.key.to_owned(),
            id: match self.path.split_once('.') {
                Some((rows @ ("modules" | "uitvoeringen" | "punten" | "prijzen"), key)) => {
                    format!("{rows}-__-{key}")
                }
                _ => self.path.replace('.', "-"),
            },
            label: self.asked.label,
            explanation: self.asked.explanation.unwrap_or(self.about),
            missing: self.asked.missing,
            required: self.required,
            optional: !self.required,
            control,
            shortest,
            longest,
            choices: Vec::new(),
            fields: Vec::new(),
            row: self.asked.row,
            ways: Vec::new(),
            one_of: Vec::new(),
            expected: String::new(),
            example: "",
        }
    }

    /// One of several options: buttons, or a drop-down list when there are many. A radio button
    /// cannot be deselected, so an optional field is a list too.
    fn one(self, choices: Vec<FieldChoice>) -> FieldView {
        let control = match self.required && choices.len() <= MOST_BUTTONS {
            true => Control::Keuze,
            false => Control::Keuzelijst,
        };
        FieldView {
            choices,
            ..self.plain(control)
        }
    }

    fn record(self, control: Control, keys: &[Key]) -> FieldView {
        let one_of = match self.path {
            "tijdsinvestering" => TimeInvestment::UNITS.to_vec(),
            _ => Vec::new(),
        };
        let holder = match control {
            Control::Rijen => rows_of(self.path),
            _ => self.path,
        };
        let fields = keys.iter().filter_map(|key| {
            let field = field(self.context, holder, key)?;
            let optional = field.optional && !one_of.contains(&key.name);
            Some(FieldView { optional, ..field })
        });
        FieldView {
            fields: fields.collect(),
            one_of: one_of.clone(),
            ..self.plain(control)
        }
    }

    /// The options of a shape that is only a choice.
    fn choices(self, shape: &Shape) -> Option<Vec<FieldChoice>> {
        match shape {
            Shape::Words(words) => {
                Some(words.iter().filter_map(|word| self.choice(word)).collect())
            }
            Shape::Reference(target) => of_reference(self.context, *target),
            Shape::Flag => ["ja", "nee"]
                .into_iter()
                .map(|word| self.choice(word))
                .collect(),
            _ => None,
        }
    }

    fn choice(self, word: &str) -> Option<FieldChoice> {
        match meaning(self.path, word)? {
            KeyMeaning::Choice(name, explanation) => Some(FieldChoice {
                id: word.to_owned(),
                name,
                explanation: explanation.to_owned(),
                chosen: false,
            }),
            KeyMeaning::Academies => None,
        }
    }

    /// The only shape that a provider may choose, when the academies alone write the others.
    fn only_asked(self, shapes: &[Shape]) -> Option<&Shape> {
        let is_asked = |shape: &&Shape| match shape {
            Shape::Words(words) => words.iter().any(|word| self.choice(word).is_some()),
            _ => true,
        };
        let mut asked = shapes.iter().filter(is_asked);
        asked.next().filter(|_| asked.next().is_none())
    }

    /// The options of shapes that are all words, or ids from a list. What else a file may say, as a
    /// pattern, is left to editors.
    fn all_choices(self, shapes: &[Shape]) -> Option<Vec<FieldChoice>> {
        let is_word = |shape: &Shape| {
            matches!(
                shape,
                Shape::Words(_) | Shape::Reference(_) | Shape::Pattern(_)
            )
        };
        if !shapes.iter().all(is_word) {
            return None;
        }
        let words = shapes
            .iter()
            .filter(|shape| !matches!(shape, Shape::Pattern(_)));
        let lists = words.map(|shape| self.choices(shape));
        Some(lists.collect::<Option<Vec<_>>>()?.concat())
    }

    fn ways(self, shapes: &[Shape]) -> Option<Vec<AnswerForm>> {
        let mut ways = Vec::new();
        for (position, shape) in shapes.iter().enumerate() {
            if let Shape::Words(words) = shape {
                let words = words.iter().filter_map(|word| {
                    Some(AnswerForm {
                        word,
                        label: self.choice(word)?.name,
                        first: false,
                        fields: Vec::new(),
                    })
                });
                ways.extend(words);
                continue;
            }
            let inner = Self {
                required: true,
                ..self
            };
            let field = inner.field(shape)?;
            ways.push(AnswerForm {
                word: "",
                label: way(self.path, position)?.to_owned(),
                first: false,
                fields: vec![FieldView {
                    id: format!("{}-{}", field.id, position + 1),
                    explanation: "",
                    ..field
                }],
            });
        }
        // If the only alternative is "not known yet", the question itself is shown at the start.
        if let [first, _] = &mut *ways {
            first.first = true;
        }
        Some(ways)
    }
}
