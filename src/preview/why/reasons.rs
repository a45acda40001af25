//! Why a site shows a document, or does not.

use super::{Explainer, WhyLine};
use crate::model::accent::BodyUse;
use crate::model::heads::{Availability, DocIx, SiteIx};
use crate::model::layout::{Kind, Owner};
use crate::plan::file::FileKind;
use crate::render::dutch;

impl Explainer<'_> {
    /// The files that make the page of a document.
    pub(super) fn origin(&self, kind: FileKind, document: DocIx) -> Vec<WhyLine> {
        let mut lines = vec![self.file_line("De pagina wordt gemaakt van dit bestand", document)];
        let path = &self.heads.document(document).at.path;
        if let FileKind::Redirect { .. } = kind {
            let text = "Dit is een oud adres: het stuurt door naar het nieuwe";
            lines.extend(self.key(path, "voorheen").map(|key| WhyLine {
                text: text.to_owned(),
                ..key
            }));
        }
        if let Some(accent) = self.heads.accent(document, self.site) {
            let name = self.heads.site(self.site).short_name();
            let body = self.heads.accent_keys(document, self.site);
            let body = body.and_then(|accent| accent.body.as_ref());
            let text = match body.map(|body| body.value) {
                Some(BodyUse::Replaces) => "De tekst daarvan komt in plaats van de gedeelde tekst",
                _ => "Heeft het een tekst, dan komt die onder de gedeelde tekst",
            };
            let text = format!("Dit is het accent van {name}. {text}");
            lines.push(WhyLine::new(text).at(self.whole(&accent.at.path)));
        }
        if self.heads.document(document).at.kind == Kind::Roadmap {
            let quarters = self.plan.quarters.iter();
            lines.extend(quarters.map(|quarter| self.file_line("Een kwartaal", *quarter)));
        }
        lines
    }

    /// A document's file.
    pub(super) fn file_line(&self, text: &str, document: DocIx) -> WhyLine {
        WhyLine::new(text).at(self.whole(&self.heads.document(document).at.path))
    }

    /// The conditions for a site to have a document, each with its line. For a document that the
    /// site lacks, only the conditions that exclude it.
    pub(super) fn reasons(&self, document: DocIx, is_present: bool) -> Vec<WhyLine> {
        let mut lines = self.by_site(document, is_present);
        lines.extend(self.by_time(document));
        let special = self.heads.document(document).at.special.as_deref();
        let cover = special.and_then(|id| self.heads.with_id(Kind::Special, id));
        if let Some(cover) = cover {
            let of_cover = self.by_time(cover);
            if !of_cover.is_empty() {
                lines.push(self.file_line("Een artikel volgt de omslag van de special", cover));
                lines.extend(of_cover);
            }
        }
        if lines.is_empty() && !is_present {
            let text = "Een ander bestand heeft dit adres al, of een oud adres van een ander stuk";
            lines.push(WhyLine::new(text));
        }
        lines
    }

    fn by_site(&self, document: DocIx, is_present: bool) -> Vec<WhyLine> {
        if self.heads.shows(self.site, document) && !is_present {
            return Vec::new();
        }
        let head = self.heads.document(document);
        let site = self.heads.site(self.site);
        let path = &head.at.path;
        let name = site.short_name();
        if site.is_national() {
            let key = self.key(path, "landelijk");
            let text = match (&key, is_present) {
                (None, _) => "De landelijke site laat alles zien, tenzij er “landelijk: nee” staat",
                (Some(_), true) => "Hierdoor staat het op de landelijke site",
                (Some(_), false) => "Hierdoor staat het niet op de landelijke site",
            };
            return vec![key_sentence(key, text)];
        }
        if let Owner::Site(owner) = &head.at.owner {
            let owner = self.heads.site_with_id(owner);
            let whose = owner.map_or(name, |owner| self.heads.site(owner).short_name());
            let text = format!("Het staat in de map van {whose}, dus van de regio’s alleen daar");
            let place = self.whole(&path.folder().into());
            return vec![WhyLine::new(text).at(place)];
        }
        let key = self.key(path, "regios");
        let text = match (&key, is_present) {
            (None, _) => "De sleutel “regios” staat er niet in, dus het staat op alle regionale \
                 sites"
                .to_owned(),
            (Some(_), true) => "Hier staat welke regio’s het laten zien".to_owned(),
            (Some(_), false) => {
                format!("Hier staat welke regio’s het laten zien, en {name} is daar niet bij")
            }
        };
        vec![key_sentence(key, &text)]
    }

    fn by_time(&self, document: DocIx) -> Vec<WhyLine> {
        let path = &self.heads.document(document).at.path;
        let (today, drafts) = (self.plan.when.today, self.plan.when.drafts);
        let key = |key: &str, text: String| key_sentence(self.key(path, key), &text);
        let mut lines = Vec::new();
        match self.heads.availability(document, today) {
            Availability::Published => {
                let common = &self.heads.document(document).common;
                if let Some(from) = &common.publish_on {
                    let day = dutch::days(from.value, from.value);
                    lines.push(key("publiceren_op", format!("Het staat erop sinds {day}")));
                }
                if let Some(until) = &common.expires_on {
                    let day = dutch::days(until.value, until.value);
                    lines.push(key("verloopt_op", format!("Het gaat eraf op {day}")));
                }
            }
            Availability::Draft => {
                let text = match drafts {
                    true => "Het is een concept: alleen te zien omdat concepten nu getoond worden",
                    false => "Het is een concept: te zien als u in de balk concepten toont",
                };
                lines.push(key("concept", text.to_owned()));
            }
            Availability::Scheduled(from) => {
                let day = dutch::days(from, from);
                let text =
                    format!("Het verschijnt op {day}. Kies die dag in de balk om het te zien");
                lines.push(key("publiceren_op", text));
            }
            Availability::Expired(on) => {
                let day = dutch::days(on, on);
                lines.push(key("verloopt_op", format!("Het is verlopen op {day}")));
            }
            Availability::Withheld => {
                let text = "Een cursus in deze fase staat op geen enkele site".to_owned();
                lines.push(key("fase", text));
            }
        }
        lines
    }

    /// The folder of the content that only one site has.
    pub(super) fn own_folder(&self, site: SiteIx, folder: &str) -> String {
        format!("regions/{}/content/{folder}/", self.heads.site(site).id)
    }
}

/// A sentence about a key, with the value and place of the key when it is present.
fn key_sentence(key: Option<WhyLine>, text: &str) -> WhyLine {
    match key {
        Some(key) => WhyLine {
            text: text.to_owned(),
            value: key.value.map(|value| format!("{}: {value}", key.text)),
            ..key
        },
        None => WhyLine::new(text),
    }
}
