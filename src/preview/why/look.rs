//! Which template renders a page, and from which theme.

use super::{Explainer, WhyLine};
use crate::source::{FilePath, Source};
use crate::syntax::yaml::{self, Value};
use crate::world::FileEntry;

/// The maximum length of a chain of themes; a cycle has been reported as a problem.
const MAX_CHAIN: usize = 16;

impl Explainer<'_> {
    /// The template of a page, and the theme of the site.
    pub(super) fn look(&self, template: Option<&str>) -> Vec<WhyLine> {
        let chain = self.chain();
        let mut lines = Vec::new();
        if let Some(name) = template {
            let file =
                |theme: &String| FilePath::new(format!("themes/{theme}/templates/{name}.html"));
            let mut files = chain.iter().map(file);
            if let Some(file) = files.find(|file| self.world.entries().contains(file)) {
                lines.push(self.theme_file("Het sjabloon van de pagina", &file));
            }
        }
        let settings = |(at, theme): (usize, &String)| {
            let text = match at {
                0 => "De kleuren, letters en vormen van het thema",
                _ => "Het thema waar dat op voortbouwt",
            };
            let file = FilePath::new(format!("themes/{theme}/theme.yaml"));
            self.theme_file(text, &file)
        };
        lines.extend(chain.iter().enumerate().map(settings));
        lines
    }

    /// A file of a theme. One that is part of the program cannot be opened.
    fn theme_file(&self, text: &str, file: &FilePath) -> WhyLine {
        let line = WhyLine::new(text);
        match self.world.entries().get(file) {
            Some(FileEntry::BuiltIn { .. }) => WhyLine {
                value: Some(format!("ingebouwd: {file}")),
                ..line
            },
            _ => line.at(self.whole(file)),
        }
    }

    /// The theme of the site and its parents.
    fn chain(&self) -> Vec<String> {
        let theme = self.heads.site(self.site).region.theme.as_ref();
        let mut next = theme.map(|theme| theme.value.to_string());
        let mut chain: Vec<String> = Vec::new();
        while let Some(theme) =
            next.filter(|theme| !chain.contains(theme) && chain.len() < MAX_CHAIN)
        {
            next = self.parent(&theme);
            chain.push(theme);
        }
        chain
    }

    fn parent(&self, theme: &str) -> Option<String> {
        let path = FilePath::new(format!("themes/{theme}/theme.yaml"));
        let bytes = self.world.read(&path).ok()?;
        let source = Source::decode(path, &bytes).ok()?;
        let (tree, _) = yaml::parse(&source, 0..source.text().len());
        let Value::Map(map) = tree.root.value else {
            return None;
        };
        match &map.get("ouder")?.value {
            Value::Scalar(parent) => Some(parent.text.to_string()),
            _ => None,
        }
    }
}
