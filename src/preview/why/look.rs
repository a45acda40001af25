//! Which template makes a page, and of which theme.

use super::{Line, Teller};
use crate::plan::page::What;
use crate::source::{FilePath, Source};
use crate::syntax::yaml::{self, Value};

/// More themes than this do not build on each other; a circle of them is a problem that is told.
const DEEPEST: usize = 16;

impl Teller<'_> {
    /// The template of a page and the theme of the site.
    pub(super) fn look(&self, what: What) -> Vec<Line> {
        let chain = self.chain();
        let mut lines = Vec::new();
        if let Some(name) = template(what) {
            let file =
                |theme: &String| FilePath::new(format!("themes/{theme}/templates/{name}.html"));
            let mut files = chain.iter().map(file);
            if let Some(file) = files.find(|file| self.world.entries().contains(file)) {
                lines.push(Line::says("Het sjabloon van de pagina").at(self.whole(&file)));
            }
        }
        let settings = |(at, theme): (usize, &String)| {
            let text = match at {
                0 => "De kleuren, letters en vormen van het thema",
                _ => "Het thema waar dat op voortbouwt",
            };
            let file = FilePath::new(format!("themes/{theme}/theme.yaml"));
            Line::says(text).at(self.whole(&file))
        };
        lines.extend(chain.iter().enumerate().map(settings));
        lines
    }

    /// The theme of the site and what it builds on.
    fn chain(&self) -> Vec<String> {
        let theme = self.heads.site(self.site).region.theme.as_ref();
        let mut next = theme.map(|theme| theme.value.to_string());
        let mut chain: Vec<String> = Vec::new();
        while let Some(theme) = next.filter(|theme| !chain.contains(theme) && chain.len() < DEEPEST)
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

/// The name of the template of a page; `None` for a file that is not for people.
pub(super) fn template(what: What) -> Option<&'static str> {
    Some(match what {
        What::Home => "home",
        What::Courses(_) | What::Facet(..) => "courses",
        What::Overview => "overview",
        What::Course(_) => "course",
        What::Agenda => "agenda",
        What::NewsList(_) | What::NewsCategory(..) => "news-list",
        What::News(_) => "news",
        What::Special(_) => "special",
        What::SpecialArticle(_) => "special-article",
        What::SpecialPrint(_) => "special-print",
        What::Roadmap(_) => "roadmap",
        What::CareerPath(_) => "career-path",
        What::Function(_) => "function",
        What::Surveys => "surveys",
        What::Survey(_) => "survey",
        What::Glossary => "glossary",
        What::Partners => "partners",
        What::Norm => "norm",
        What::Registration => "registration",
        What::Figures => "figures",
        What::Audience(_) => "audience",
        What::Plain(_) => "page",
        What::Academies => "academies",
        What::Search => "search",
        What::NotFound => "not-found",
        What::Redirect(..) => "redirect",
        _ => return None,
    })
}
