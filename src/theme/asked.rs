//! Which names the templates of a page read, so that nothing is made that no template shows.
//!
//! A view has many fields, and a theme may show few of them. So each template is read for the words in
//! its tags, with those of the templates and components that it uses. A field whose name is no such
//! word cannot be shown, and its view leaves it empty. A template that looks a field up by a name that
//! is itself a value, or goes through the fields of a view, may show any field.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::source::FilePath;

/// A word, by its hash: two words with the same hash make a view fill a field that no template shows,
/// and nothing worse.
type WordHash = u64;

/// The names that a page's templates read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedNames {
    /// `None` when they may read any.
    names: Option<FxHashSet<WordHash>>,
}

impl AskedNames {
    /// Any name.
    pub const ALL: &'static Self = &Self { names: None };

    /// Whether a field of this name may be shown.
    pub fn contain(&self, name: &str) -> bool {
        let names = self.names.as_ref();
        names.is_none_or(|names| names.contains(&hash(&[name])))
    }
}

/// A template or component: what it reads, and what it uses.
#[derive(Debug, Default)]
struct TemplatePart {
    /// In no order, and some twice.
    words: Vec<WordHash>,
    /// Whether it may read any name.
    is_open: bool,
}

/// The templates and components of a chain of themes.
pub(super) struct TemplateParts {
    /// The templates by path and by name along the chain, without their components.
    templates: FxHashMap<WordHash, usize>,
    /// The components by name. Of those with the same name all are meant.
    components: FxHashMap<WordHash, usize>,
    all: Vec<TemplatePart>,
}

impl TemplateParts {
    /// Reads templates. `folders` are those of the templates in the order of the chain, each ending in a
    /// slash.
    pub(super) fn of<'t>(
        templates: impl Iterator<Item = (&'t FilePath, &'t str)>,
        folders: &[String],
    ) -> Self {
        let mut parts = Self {
            templates: FxHashMap::default(),
            components: FxHashMap::default(),
            all: Vec::new(),
        };
        let mut along_chain: Vec<(usize, WordHash, usize)> = Vec::new();
        for (path, text) in templates {
            let own = parts.add();
            parts.templates.insert(hash(&[path.as_str()]), own);
            for (rank, folder) in folders.iter().enumerate() {
                let name = path.as_str().strip_prefix(folder.as_str());
                along_chain.extend(name.map(|name| (rank, hash(&[name]), own)));
            }
            parts.read(text, own);
        }
        // Last the theme itself, whose templates override those of the others.
        along_chain.sort_unstable_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
        let by_name = along_chain.into_iter().map(|(_, name, part)| (name, part));
        parts.templates.extend(by_name);
        parts
    }

    fn add(&mut self) -> usize {
        self.all.push(TemplatePart::default());
        self.all.len() - 1
    }

    /// Reads the tags of a template into its part, and into those of the components in it.
    fn read(&mut self, text: &str, own: usize) {
        let mut component = None;
        for tag in tags(text) {
            let mut words = words(tag);
            match words.next() {
                Some("component") => {
                    let name = hash(&[words.next().unwrap_or_default()]);
                    let known = self.components.get(&name).copied();
                    let part = known.unwrap_or_else(|| self.add());
                    self.components.insert(name, part);
                    component = Some(part);
                }
                Some("endcomponent") => component = None,
                _ => {}
            }
            if let Some(part) = self.all.get_mut(component.unwrap_or(own)) {
                part.add(tag);
            }
        }
    }

    /// The names that a template reads, by its name along the chain without `.html`.
    pub(super) fn asked(&self, template: &str) -> AskedNames {
        let mut asked = FxHashSet::default();
        let mut waiting: Vec<usize> = Vec::new();
        waiting.extend(self.templates.get(&hash(&[template, ".html"])));
        while let Some(part) = waiting.pop().and_then(|part| self.all.get(part)) {
            if part.is_open {
                return AskedNames { names: None };
            }
            for word in &part.words {
                if asked.insert(*word) {
                    waiting.extend(self.components.get(word));
                    waiting.extend(self.templates.get(word));
                }
            }
        }
        AskedNames { names: Some(asked) }
    }
}

/// The hash of a word that is written in pieces.
fn hash(pieces: &[&str]) -> WordHash {
    let mut hasher = FxHasher::default();
    for byte in pieces.iter().flat_map(|piece| piece.bytes()) {
        hasher.write_u8(byte);
    }
    hasher.finish()
}

impl TemplatePart {
    /// Reads a tag: its words, and its texts as a whole, as those name templates.
    fn add(&mut self, tag: &str) {
        self.words.extend(words(tag).map(|word| hash(&[word])));
        let texts = tag.split(['"', '\'', '`']).skip(1).step_by(2);
        self.words.extend(texts.map(|text| hash(&[text])));
        self.is_open |= looks_up(tag);
    }
}

/// The inside of each tag of a template: `{{ … }}` and `{% … %}`.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('{')?;
            let from = &rest[at + 1..];
            let end = match from.as_bytes().first() {
                Some(b'{') => "}}",
                Some(b'%') => "%}",
                _ => {
                    rest = from;
                    continue;
                }
            };
            let inside = &from[1..];
            let length = inside.find(end).unwrap_or(inside.len());
            rest = &inside[length..];
            return Some(inside[..length].trim_start_matches('-'));
        }
    })
}

/// The words of a tag, in its texts as well.
fn words(tag: &str) -> impl Iterator<Item = &str> {
    tag.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

/// Whether a tag may read a field of any name: by an index that is a value, by going through a map, or
/// by a filter that prints or looks into one.
fn looks_up(tag: &str) -> bool {
    let by_index = tag.match_indices('[').any(|(at, _)| {
        let is_index = tag[..at].ends_with(|c: char| c.is_alphanumeric() || "_])".contains(c));
        let inside = tag[at + 1..].trim_start();
        is_index && !inside.starts_with(|c: char| c.is_ascii_digit() || "\"'`-:".contains(c))
    });
    let goes_through = words(tag).next() == Some("for") && {
        let pair = tag.split(" in ").next().unwrap_or_default();
        pair.contains(',')
    };
    let by_filter = ["get", "keys", "values", "pairs", "str", "__tera_context"];
    by_index || goes_through || words(tag).any(|word| by_filter.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(templates: &[(&str, &str)], template: &str) -> AskedNames {
        let templates: Vec<(FilePath, &str)> = templates
            .iter()
            .map(|(path, text)| (FilePath::from(*path), *text))
            .collect();
        let folders = ["noord", "basis"].map(|theme| format!("themes/{theme}/templates/"));
        let templates = templates.iter().map(|(path, text)| (path, *text));
        TemplateParts::of(templates, &folders).asked(template)
    }

    #[test]
    fn a_page_reads_what_its_template_names_and_what_that_uses() {
        let templates = [
            (
                "themes/noord/templates/course.html",
                "{% extends \"base.html\" %}{% block a %}{{ course.goal }} runs \
                 {{- <card card={course.card} /> }}{% endblock %}",
            ),
            ("themes/basis/templates/course.html", "{{ course.norm }}"),
            (
                "themes/basis/templates/base.html",
                "{% if page.title %}{% include 'partials/foot.html' %}{% endif %}",
            ),
            (
                "themes/basis/templates/partials/foot.html",
                "{{ site[\"contact\"] }}",
            ),
            (
                "themes/basis/templates/partials/parts.html",
                "{% component card(card: map) %}{{ card.place }}{% endcomponent card %}\
                 {% component other(it: map) %}{{ it.secret }}{% endcomponent other %}",
            ),
        ];
        let asked = asked(&templates, "course");
        for name in ["course", "goal", "title", "contact", "place"] {
            assert!(asked.contain(name), "{name}");
        }
        for name in ["runs", "norm", "secret"] {
            assert!(!asked.contain(name), "{name}");
        }
    }

    #[test]
    fn a_template_that_overrides_one_may_use_it() {
        let templates = [
            (
                "themes/noord/templates/base.html",
                "{% extends \"themes/basis/templates/base.html\" %}",
            ),
            ("themes/basis/templates/base.html", "{{ page.share }}"),
        ];
        assert!(asked(&templates, "base").contain("share"));
    }

    #[test]
    fn a_template_that_looks_names_up_may_read_any() {
        for tag in [
            "{{ course[key] }}",
            "{% for key, value in course %}{% endfor %}",
            "{% set all = course | pairs %}",
            "{{ course | get(key=name) }}",
            "{{ __tera_context }}",
        ] {
            let templates = [("themes/basis/templates/course.html", tag)];
            assert_eq!(&asked(&templates, "course"), AskedNames::ALL, "{tag}");
        }
        for tag in ["{{ list[0] }}", "{{ course[\"norm\"] }}", "{{ [1, 2] }}"] {
            let templates = [("themes/basis/templates/course.html", tag)];
            assert!(!asked(&templates, "course").contain("runs"), "{tag}");
        }
    }
}
