//! `/begrippen.ttl` and `/begrippen.jsonld`: the glossary as linked data.
//!
//! It is SKOS (<https://www.w3.org/TR/skos-reference/>), used as the Dutch standard for describing
//! terms has it (NL-SBB, <https://docs.geostandaarden.nl/nl-sbb/nl-sbb/>): labels and definitions in a
//! language, every term in the scheme, a term without a broader one at its top, and a source as a
//! document with a title. That profile has no property for a draft, so a draft has a note.
//!
//! A term is `<national site>/begrippen/#<id>`, on every site: a URI names the term and not the site
//! that shows it, and it leads to its definition. The graph is built once and written in two notations,
//! by hand: a crate for RDF would bring a parser and a model for the few forms that are needed here.

mod graph;
mod json;
mod turtle;

use graph::{Object, Property, Resource, Statement};
use rustc_hash::{FxHashMap, FxHashSet};

use super::absolute::url;
use crate::model::address::Address;
use crate::model::glossary::{Glossary, Term};
use crate::model::heads::{Heads, SiteIx};
use crate::model::value::{ids, items, non_empty, text, value};

/// The glossary in Turtle.
pub fn turtle(heads: &Heads, site: SiteIx) -> Vec<u8> {
    turtle::write(&resources(heads, site)).into_bytes()
}

/// The glossary in JSON-LD.
pub fn json_ld(heads: &Heads, site: SiteIx) -> Vec<u8> {
    json::write(&resources(heads, site))
}

/// The scheme, then its terms in the order of the file.
fn resources(heads: &Heads, site: SiteIx) -> Vec<Resource> {
    let owner = heads.national.unwrap_or(site);
    let scheme = url(heads, owner, &Address::from("/begrippen/"));
    let terms = TermGraph::of(&heads.glossary, &scheme);
    let mut resources = vec![terms.scheme(heads.site(owner).name())];
    resources.extend(terms.list.iter().map(|(id, term)| terms.concept(id, term)));
    resources
}

/// The terms of a glossary, with what each is broader than. A term of which the id could not be read
/// has no URI, and of two with one id the first counts.
struct TermGraph<'g> {
    glossary: &'g Glossary,
    scheme: &'g str,
    list: Vec<(&'g str, &'g Term)>,
    broader: FxHashMap<&'g str, Vec<&'g str>>,
    narrower: FxHashMap<&'g str, Vec<&'g str>>,
    related: FxHashMap<&'g str, Vec<&'g str>>,
}

impl<'g> TermGraph<'g> {
    fn of(glossary: &'g Glossary, scheme: &'g str) -> Self {
        let mut known = FxHashSet::default();
        let list: Vec<(&str, &Term)> = items(&glossary.terms)
            .iter()
            .filter_map(|term| Some((&*value(&term.value.id)?.0, &term.value)))
            .filter(|(id, _)| known.insert(*id))
            .collect();
        let mut terms = Self {
            glossary,
            scheme,
            list,
            broader: FxHashMap::default(),
            narrower: FxHashMap::default(),
            related: FxHashMap::default(),
        };
        for &(id, term) in &terms.list {
            let is_other = |other: &&str| *other != id && known.contains(other);
            for above in ids(&term.broader).map(|id| &**id).filter(is_other) {
                add(&mut terms.broader, id, above);
                add(&mut terms.narrower, above, id);
            }
        }
        for &(id, term) in &terms.list {
            let is_other = |other: &&str| *other != id && known.contains(other);
            for other in ids(&term.see).map(|id| &**id).filter(is_other) {
                // Terms above and below each other are not related as well (SKOS, S27).
                if !terms.is_above(other, id) && !terms.is_above(id, other) {
                    add(&mut terms.related, id, other);
                    add(&mut terms.related, other, id);
                }
            }
        }
        terms
    }

    /// Whether one term is broader than another, by any number of steps.
    fn is_above(&self, above: &str, id: &str) -> bool {
        let mut seen = FxHashSet::default();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            for broader in self.broader.get(id).into_iter().flatten() {
                if *broader == above {
                    return true;
                }
                if seen.insert(*broader) {
                    open.push(broader);
                }
            }
        }
        false
    }

    fn uri(&self, id: &str) -> String {
        format!("{}#{id}", self.scheme)
    }

    /// The scheme, with the terms at its top.
    fn scheme(&self, owner: &str) -> Resource {
        let glossary = self.glossary;
        let mut scheme = Resource::new(self.scheme, "skos:ConceptScheme");
        scheme.text(Property::Title, &format!("Begrippenkader van {owner}"));
        if value(&glossary.draft) == Some(&true) {
            scheme.text(Property::EditorialNote, LIST_IS_DRAFT);
        }
        if let Some(status) = non_empty(text(&glossary.status)) {
            scheme.text(Property::Comment, &status);
        }
        for (id, _) in self.list.iter().filter(|(id, _)| self.is_top(id)) {
            scheme.iri(Property::HasTopConcept, &self.uri(id));
        }
        scheme
    }

    fn is_top(&self, id: &str) -> bool {
        !self.broader.contains_key(id)
    }

    fn concept(&self, id: &str, term: &Term) -> Resource {
        let mut concept = Resource::new(&self.uri(id), "skos:Concept");
        let preferred = text(&term.term);
        concept.text(Property::PreferredLabel, preferred);
        // A label has one role only (SKOS, S13).
        let mut labels = FxHashSet::from_iter([preferred]);
        for (property, words) in [
            (Property::AlternativeLabel, &term.also),
            (Property::HiddenLabel, &term.avoid),
        ] {
            for word in items(words) {
                if labels.insert(&word.value) {
                    concept.text(property, &word.value);
                }
            }
        }
        concept.text(Property::Definition, text(&term.definition));
        if self.glossary.is_draft(term) {
            concept.text(Property::EditorialNote, TERM_IS_DRAFT);
        }
        if let Some(source) = value(&term.source) {
            let mut document = vec![Statement::text(Property::Title, source.title())];
            if let Some(url) = source.url() {
                document.push(Statement::new(Property::Page, Object::Iri(graph::iri(url))));
            }
            concept.statements.push(Statement::new(
                Property::Source,
                Object::Blank("foaf:Document", document),
            ));
        }
        concept.iri(Property::InScheme, self.scheme);
        if self.is_top(id) {
            concept.iri(Property::TopConceptOf, self.scheme);
        }
        for (property, others) in [
            (Property::Broader, &self.broader),
            (Property::Narrower, &self.narrower),
            (Property::Related, &self.related),
        ] {
            for other in others.get(id).into_iter().flatten() {
                concept.iri(property, &self.uri(other));
            }
        }
        concept
    }
}

/// The note on a list that is a draft.
const LIST_IS_DRAFT: &str =
    "Concept van de redactie. De academies hebben er nog niet samen over besloten.";

/// The note on a term that is a draft.
const TERM_IS_DRAFT: &str = "Concept: over deze uitleg is nog niet besloten.";

/// Adds an id to a list that does not have it yet.
fn add<'g>(lists: &mut FxHashMap<&'g str, Vec<&'g str>>, of: &'g str, id: &'g str) {
    let list = lists.entry(of).or_default();
    if !list.contains(&id) {
        list.push(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::project;

    const TERMS: &str = "concept: true\nbegrippen:\n\
        - {id: scholing, term: scholing, definitie: Leren.}\n\
        - {id: cursus, term: cursus, definitie: 'Een \"cursus\".', ook: [les, cursus], \
           vermijd: [les, klas], breder: [scholing], zie: [scholing, module], concept: false, \
           bron: {titel: Een boek, link: 'https://elders.nl/a'}}\n\
        - {id: module, term: module, definitie: Een deel., breder: [cursus]}\n\
        - {id: plek, term: plek, definitie: Een plaats., zie: [cursus]}\n";

    fn written(site: &str, write: fn(&Heads, SiteIx) -> Vec<u8>) -> String {
        let heads = project(&[("content/begrippen.yaml", TERMS)]);
        let site = heads.site_with_id(site).unwrap();
        String::from_utf8(write(&heads, site)).unwrap()
    }

    #[test]
    fn a_term_has_the_same_uri_on_every_site() {
        let national = written("landelijk", turtle);
        assert!(national.contains("<https://landelijk.nl/begrippen/#cursus> a skos:Concept ;"));
        assert_eq!(national, written("noord", turtle));
        assert_eq!(written("landelijk", json_ld), written("noord", json_ld));
    }

    #[test]
    fn turtle_has_each_relation_in_both_directions_and_related_only_across() {
        let turtle = written("landelijk", turtle);
        let of = |id: &str| {
            let start = turtle.find(&format!("#{id}> a skos:Concept")).unwrap();
            turtle[start..].split("\n\n").next().unwrap().to_owned()
        };
        let cursus = of("cursus");
        for part in [
            "skos:prefLabel \"cursus\"@nl ;",
            "skos:altLabel \"les\"@nl ;",
            "skos:hiddenLabel \"klas\"@nl ;",
            "skos:definition \"Een \\\"cursus\\\".\"@nl ;",
            "skos:broader <https://landelijk.nl/begrippen/#scholing>",
            "skos:narrower <https://landelijk.nl/begrippen/#module>",
            "skos:related <https://landelijk.nl/begrippen/#plek>",
            "dct:source [ a foaf:Document ; dct:title \"Een boek\"@nl ; foaf:page <https://elders.nl/a> ]",
        ] {
            assert!(cursus.contains(part), "{part} is not in {cursus}");
        }
        assert!(!cursus.contains("skos:topConceptOf") && !cursus.contains("skos:editorialNote"));
        assert_eq!(cursus.matches("\"les\"").count(), 1);
        assert_eq!(cursus.matches("skos:related").count(), 1);
        let plek = of("plek");
        assert!(plek.contains("skos:related <https://landelijk.nl/begrippen/#cursus>"));
        assert!(plek.contains("skos:topConceptOf") && plek.contains("skos:editorialNote"));
    }

    #[test]
    fn json_ld_has_the_same_statements() {
        let json: serde_json::Value = serde_json::from_str(&written("landelijk", json_ld)).unwrap();
        let graph = json["@graph"].as_array().unwrap();
        let turtle = written("landelijk", turtle);
        assert_eq!(graph.len(), turtle.matches(" a skos:").count());
        let cursus = &graph[2];
        assert_eq!(cursus["@id"], "https://landelijk.nl/begrippen/#cursus");
        assert_eq!(cursus["skos:altLabel"][0]["@value"], "les");
        assert_eq!(
            cursus["dct:source"][0]["foaf:page"][0]["@id"],
            "https://elders.nl/a"
        );
    }

    #[test]
    fn a_circle_and_an_unknown_term_do_no_harm() {
        let terms = "begrippen:\n\
            - {id: a, term: a, definitie: A., breder: [b], zie: [b, weg]}\n\
            - {id: b, term: b, definitie: B., breder: [a, a, weg]}\n";
        let heads = project(&[("content/begrippen.yaml", terms)]);
        let text = turtle(&heads, heads.site_with_id("noord").unwrap());
        let text = String::from_utf8(text).unwrap();
        assert_eq!(text.matches("skos:broader ").count(), 2);
        assert!(!text.contains("skos:related") && !text.contains("weg"));
    }
}
