//! Suggestions of values in YAML.

use std::ops::Range;

use lsp_types::CompletionItemKind;

use super::link_targets::{LinkWanted, suggest_targets};
use super::suggestion::{CompletionSuggestion, Suggestions, escaped};
use crate::diagnostic::{Code, Severity};
use crate::draft::example;
use crate::language_server::explain;
use crate::language_server::yaml_cursor::YamlCursor;
use crate::model::link::LinkPurpose;
use crate::model::possible::PossibleShapes;
use crate::model::shape::{Key, Shape, Target};
use crate::model::target_ids::definitions;

/// Focal points to begin with, and where in a picture they are.
const FOCAL_POINTS: [(&str, &str); 5] = [
    ("[50, 50]", "het midden"),
    ("[50, 20]", "bovenin"),
    ("[50, 80]", "onderin"),
    ("[20, 50]", "links"),
    ("[80, 50]", "rechts"),
];

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueForm {
    /// As it is.
    Alone,
    /// Between the brackets of a list that is there.
    Flow,
    /// As the first item of a list that is not there yet.
    OnlyItem,
    /// As an item, with its hyphen.
    AfterHyphen,
}

impl ValueForm {
    fn written(self, value: &str) -> String {
        let value = escaped(value);
        match self {
            Self::Alone | Self::Flow => value,
            Self::OnlyItem => format!("[{value}$0]"),
            Self::AfterHyphen => format!("- {value}"),
        }
    }
}

/// Suggests the values of some shapes that are not among the siblings yet. `key` is the key that
/// holds the value, with the names of the keys to it.
pub(super) fn suggest_values(
    suggestions: &mut Suggestions<'_>,
    shapes: &PossibleShapes,
    cursor: &YamlCursor,
    form: ValueForm,
    key: Option<(&Key, &str)>,
) {
    let mut values = ValueSuggestions {
        suggestions,
        word: cursor.word.clone(),
        siblings: &cursor.siblings,
        form,
    };
    for shape in &shapes.0 {
        values.of_shape(shape, key);
    }
}

struct ValueSuggestions<'s, 'a> {
    suggestions: &'s mut Suggestions<'a>,
    word: Range<usize>,
    siblings: &'s [String],
    form: ValueForm,
}

impl ValueSuggestions<'_, '_> {
    fn of_shape(&mut self, shape: &Shape, key: Option<(&Key, &str)>) {
        let snapshot = self.suggestions.place.snapshot;
        match shape {
            Shape::Words(words) => {
                for word in *words {
                    self.add(word, "", CompletionItemKind::ENUM_MEMBER, None);
                }
            }
            Shape::Flag => {
                for word in ["ja", "nee"] {
                    self.add(word, "", CompletionItemKind::ENUM_MEMBER, None);
                }
            }
            Shape::Reference(target) => {
                let own = self.suggestions.place.source.path().clone();
                for named in definitions(snapshot.edition.heads(), *target) {
                    // A course does not follow on itself.
                    if *target == Target::Course && named.place.path == own {
                        continue;
                    }
                    let about = explain::target(*target, &named);
                    let kind = CompletionItemKind::REFERENCE;
                    self.add(&named.id, &named.name, kind, Some(about));
                }
            }
            Shape::Date => {
                let today = snapshot.world.today().to_string();
                self.add(&today, "vandaag", CompletionItemKind::VALUE, None);
            }
            Shape::Rule => {
                let silenced = |code: &&Code| code.rule().severity != Severity::Error;
                for code in Code::ALL.iter().filter(silenced) {
                    let summary = code.rule().summary.in_language(snapshot.language);
                    self.add(
                        code.as_str(),
                        summary,
                        CompletionItemKind::ENUM_MEMBER,
                        None,
                    );
                }
            }
            Shape::Link(purpose) => {
                let wanted = match purpose {
                    LinkPurpose::Picture => LinkWanted::Picture,
                    LinkPurpose::Download => LinkWanted::Download,
                    LinkPurpose::Follow | LinkPurpose::Menu => LinkWanted::Page,
                    LinkPurpose::Address => return,
                };
                let text = self.suggestions.place.source.text();
                let written = text.get(self.word.clone()).unwrap_or_default().to_owned();
                suggest_targets(self.suggestions, &self.word, &written, wanted);
            }
            Shape::Point if self.form == ValueForm::Alone => {
                for (point, place) in FOCAL_POINTS {
                    self.add(point, place, CompletionItemKind::VALUE, None);
                }
            }
            // A period, a time, a former address: an example that can be changed.
            Shape::Pattern(_)
            | Shape::TimeOfDay
            | Shape::Number
            | Shape::Whole
            | Shape::Count
            | Shape::Amount => {
                let example = key.and_then(|(key, path)| example(snapshot.draft(), key, path));
                let scalar = example.filter(|value| !value.starts_with(['[', '{']));
                if let Some(value) = scalar {
                    self.add(&value, "voorbeeld", CompletionItemKind::VALUE, None);
                }
            }
            Shape::Text
            | Shape::Id
            | Shape::Point
            | Shape::List { .. }
            | Shape::Record(_)
            | Shape::Table { .. }
            | Shape::AnyOf(_) => {}
        }
    }

    fn add(&mut self, value: &str, detail: &str, kind: CompletionItemKind, about: Option<String>) {
        if self.siblings.iter().any(|there| there == value) {
            return;
        }
        self.suggestions.add(
            &self.word,
            CompletionSuggestion {
                label: value.to_owned(),
                snippet: self.form.written(value),
                detail: detail.to_owned(),
                about,
                words: detail.to_owned(),
                kind: Some(kind),
                ..CompletionSuggestion::default()
            },
        );
    }
}
