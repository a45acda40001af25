//! Stage one: parses a Markdown document, or a YAML file, without looking at any other file.
//!
//! A document has two parts: its [`Head`], from the front matter, which lists, relations and checks
//! need, and its body, which only its own pages need. The digest of a head covers the values in the
//! front matter and their places, and the media that the body names, as they decide which files a
//! site publishes. So an edited body that names the same media changes no head, and nothing that
//! depends on heads alone is computed again.

use std::ops::Range;
use std::sync::Arc;

use super::accent::Accent;
use super::career::{CareerPath, FunctionProfile};
use super::common::{Common, MaybeTitled, Titled};
use super::course::Course;
use super::layout::{BadName, DocumentPath, Kind, check_name};
use super::link::HeadLink;
use super::news::{Article, NewsFields};
use super::period::Quarter;
use super::roadmap::{QuarterPlan, Roadmap};
use super::schema::{Field, FieldReader, Read, Record, Reference};
use super::shape::Key;
use super::special::{Special, SpecialArticleFields};
use super::survey::Survey;
use crate::diagnostic::codes::{accent_key, invalid_id};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::source::{Source, Span};
use crate::syntax::front_matter;
use crate::syntax::markdown::{self, Body, HeadingIds};
use crate::syntax::yaml::{self, Map, Value};

/// The front matter of a document, parsed.
#[derive(Debug, Hash)]
pub struct Head {
    /// Its path, and the kind, owner and id that follow from it.
    pub at: DocumentPath,
    /// The opening line of the front matter.
    pub opening: Span,
    /// Title, as written.
    pub title: Field<Arc<str>>,
    /// Summary, as written.
    pub summary: Field<Arc<str>>,
    /// The keys that all kinds share.
    pub common: Common,
    /// The keys of its kind.
    pub content: Content,
    /// The ids that its keys refer to.
    pub references: Vec<Reference>,
    /// The targets of links and pictures in the body that can be media; sorted.
    pub media_in_body: Vec<MediumInBody>,
    /// The links in its keys.
    pub links: Vec<HeadLink>,
    sort_key: String,
}

/// The keys of a kind of document.
#[derive(Debug, Hash)]
pub enum Content {
    /// A course.
    Course(Box<Course>),
    /// A news item.
    News(NewsFields, Box<Article>),
    /// The cover of a special.
    Special(Special),
    /// An article of a special.
    SpecialArticle(SpecialArticleFields, Box<Article>),
    /// The reisplan as a whole.
    Roadmap(Roadmap),
    /// A quarter of the reisplan.
    Quarter(QuarterPlan),
    /// The carrièrepad as a whole.
    CareerPath(Box<CareerPath>),
    /// A function of the carrièrepad.
    Function(FunctionProfile),
    /// A survey.
    Survey(Survey),
    /// A plain page.
    Page,
    /// What a region changes in a shared document.
    Accent(Box<Accent>),
}

impl Head {
    /// The title that readers see: the written one, or one derived from the file name.
    pub fn title(&self) -> String {
        shown_title(&self.title, &self.at)
    }

    /// The title without case and accents, to sort by.
    pub fn sort_key(&self) -> &str {
        &self.sort_key
    }

    /// The summary, or an empty text.
    pub fn summary(&self) -> &str {
        super::value::text(&self.summary)
    }

    /// Whether it is a draft.
    pub fn is_draft(&self) -> bool {
        self.common.draft.as_ref().is_some_and(|draft| draft.value)
    }

    /// The keys of a course, if it is one.
    pub fn course(&self) -> Option<&Course> {
        match &self.content {
            Content::Course(course) => Some(course),
            _ => None,
        }
    }

    /// The keys that news and the articles of a special share, if it is one of these.
    pub fn article(&self) -> Option<&Article> {
        match &self.content {
            Content::News(_, article) | Content::SpecialArticle(_, article) => Some(article),
            _ => None,
        }
    }

    /// The keys of an accent, if it is one.
    pub fn accent(&self) -> Option<&Accent> {
        match &self.content {
            Content::Accent(accent) => Some(accent),
            _ => None,
        }
    }
}

/// A parsed document.
#[derive(Debug)]
pub struct Document {
    /// Its text.
    pub source: Source,
    /// The bytes of its front matter, without the lines around it, if it has any.
    pub front_matter: Option<Range<usize>>,
    /// The bytes of its body.
    pub below: Range<usize>,
    /// Its front matter, parsed.
    pub head: Arc<Head>,
    /// Its body, parsed.
    pub body: Arc<Body>,
    /// Problems that can be found in the document alone.
    pub problems: Vec<Diagnostic>,
}

/// Whether a document is complete in itself or changes a shared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A complete document.
    Whole,
    /// A region's accent on a shared document.
    Accent,
}

/// Parses a document.
pub fn read(at: DocumentPath, source: Source, role: Role) -> Document {
    let split = front_matter::split(&source);
    let mut problems = split.problems;
    let mut reader = FieldReader::new(&source, split.opening, false);
    let mut map = Map::default();
    if let Some(range) = split.yaml.clone() {
        let (tree, found) = yaml::parse(&source, range);
        problems.extend(found);
        match tree.root.value {
            Value::Map(found) => {
                reader = FieldReader::new(&source, split.opening, tree.complete);
                map = found;
            }
            _ => {
                let expected = Text::new("sleutels met een waarde", "keys with values");
                let _: Option<()> = reader.wrong_type(&tree.root, &expected);
            }
        }
    }
    match check_name(&at) {
        Ok(()) => {}
        Err(BadName::Malformed(name)) => {
            let place = Place::file(&at.path);
            problems.push(match at.kind {
                Kind::Quarter => invalid_id::not_a_quarter(place, name),
                Kind::Function => invalid_id::not_a_function(place, name),
                _ => invalid_id::malformed_id(place, name),
            });
        }
        Err(BadName::Reserved(name)) => {
            problems.push(invalid_id::reserved_word(Place::file(&at.path), name));
        }
    }

    let fields = match role {
        Role::Whole => read_whole(at.kind, &map, &mut reader),
        Role::Accent => read_accent(at.kind, &map, &mut reader),
    };
    let ids = match (&fields.content, role) {
        (_, Role::Accent) => HeadingIds {
            prefix: "accent-",
            ..HeadingIds::ALL
        },
        (Content::Course(course), _) => HeadingIds {
            is_taken: &|id| is_accent_anchor(id) || course.has_anchor(id),
            ..HeadingIds::ALL
        },
        _ => HeadingIds {
            is_taken: &is_accent_anchor,
            ..HeadingIds::ALL
        },
    };
    let body = markdown::parse(&source, split.body.clone(), ids);
    problems.append(&mut reader.problems);
    problems.extend(body.problems.iter().cloned());
    let media = media_in(&body);
    let head = fields.into_head(at, split.opening, reader.references, reader.links, media);
    Document {
        source,
        front_matter: split.yaml,
        below: split.body,
        head: Arc::new(head),
        body: Arc::new(body),
        problems,
    }
}

/// Whether an anchor is reserved for the text of an accent.
fn is_accent_anchor(id: &str) -> bool {
    id == "accent" || id.starts_with("accent-")
}

/// An empty document in place of one that could not be read or used, so that references to it are
/// not reported as broken.
pub fn unreadable(
    at: DocumentPath,
    source: Source,
    problems: Vec<Diagnostic>,
    role: Role,
) -> Document {
    let mut reader = FieldReader::new(&source, Span::FILE, false);
    let fields = match role {
        Role::Whole => read_whole(at.kind, &Map::default(), &mut reader),
        Role::Accent => read_accent(at.kind, &Map::default(), &mut reader),
    };
    let body = markdown::parse(&source, 0..0, HeadingIds::ALL);
    let head = fields.into_head(at, Span::FILE, Vec::new(), Vec::new(), Vec::new());
    let split = front_matter::split(&source);
    Document {
        source,
        front_matter: split.yaml,
        below: split.body,
        head: Arc::new(head),
        body: Arc::new(body),
        problems,
    }
}

struct HeadFields {
    title: Field<Arc<str>>,
    summary: Field<Arc<str>>,
    common: Common,
    content: Content,
}

impl HeadFields {
    fn into_head(
        self,
        at: DocumentPath,
        opening: Span,
        references: Vec<Reference>,
        links: Vec<HeadLink>,
        media_in_body: Vec<MediumInBody>,
    ) -> Head {
        Head {
            sort_key: deunicode::deunicode(&shown_title(&self.title, &at)).to_lowercase(),
            at,
            opening,
            title: self.title,
            summary: self.summary,
            common: self.common,
            content: self.content,
            references,
            media_in_body,
            links,
        }
    }
}

/// A link or picture in a text that can lead to a medium.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediumInBody {
    /// The target, as written.
    pub target: Box<str>,
    /// Whether the text shows it, and does not only link to it.
    pub is_picture: bool,
}

/// The targets in a text that can be media: those with `media` in their path, which may be
/// percent-encoded.
fn media_in(body: &Body) -> Vec<MediumInBody> {
    let links = body.links.iter().map(|link| (&*link.target.value, false));
    let images = body.images.iter().map(|image| (&*image.target.value, true));
    let can_be_media = |target: &str| target.contains("media") || target.contains('%');
    let targets = links
        .chain(images)
        .filter(|(target, _)| can_be_media(target));
    let medium = |(target, is_picture): (&str, bool)| MediumInBody {
        target: Box::from(target),
        is_picture,
    };
    let mut targets: Vec<MediumInBody> = targets.map(medium).collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

fn shown_title(title: &Field<Arc<str>>, at: &DocumentPath) -> String {
    match (title, at.kind) {
        (Some(title), _) => title.value.to_string(),
        (None, Kind::Quarter) => {
            Quarter::parse(&at.id).map_or_else(|| at.id.to_string(), Quarter::title)
        }
        (None, Kind::Function) => format!("Functie {}", at.id.to_uppercase()),
        (None, _) => at.id.to_string(),
    }
}

/// The keys of a kind of document, by the record that reads them.
pub fn keys(kind: Kind) -> Vec<&'static [Key]> {
    let titled = match kind {
        Kind::Quarter | Kind::Function => MaybeTitled::KEYS,
        _ => Titled::KEYS,
    };
    let mut lists = vec![titled, Common::KEYS];
    match kind {
        Kind::Course => lists.push(Course::KEYS),
        Kind::News => lists.extend([NewsFields::KEYS, Article::KEYS]),
        Kind::Special => lists.push(Special::KEYS),
        Kind::SpecialArticle => lists.extend([SpecialArticleFields::KEYS, Article::KEYS]),
        Kind::Roadmap => lists.push(Roadmap::KEYS),
        Kind::Quarter => lists.push(QuarterPlan::KEYS),
        Kind::CareerPath => lists.push(CareerPath::KEYS),
        Kind::Function => lists.push(FunctionProfile::KEYS),
        Kind::Survey => lists.push(Survey::KEYS),
        Kind::Page => {}
    }
    lists
}

fn read_whole(kind: Kind, map: &Map, reader: &mut FieldReader<'_>) -> HeadFields {
    reader.check_keys(map, &keys(kind));
    let MaybeTitled { title, summary } = MaybeTitled::fields(map, reader);
    let common = Common::fields(map, reader);
    let content = match kind {
        Kind::Course => Content::Course(Box::new(Course::fields(map, reader))),
        Kind::News => Content::News(
            NewsFields::fields(map, reader),
            Box::new(Article::fields(map, reader)),
        ),
        Kind::Special => Content::Special(Special::fields(map, reader)),
        Kind::SpecialArticle => Content::SpecialArticle(
            SpecialArticleFields::fields(map, reader),
            Box::new(Article::fields(map, reader)),
        ),
        Kind::Roadmap => Content::Roadmap(Roadmap::fields(map, reader)),
        Kind::Quarter => Content::Quarter(QuarterPlan::fields(map, reader)),
        Kind::CareerPath => Content::CareerPath(Box::new(CareerPath::fields(map, reader))),
        Kind::Function => Content::Function(FunctionProfile::fields(map, reader)),
        Kind::Survey => Content::Survey(Survey::fields(map, reader)),
        Kind::Page => Content::Page,
    };
    HeadFields {
        title,
        summary,
        common,
        content,
    }
}

fn read_accent(kind: Kind, map: &Map, reader: &mut FieldReader<'_>) -> HeadFields {
    let allowed: Vec<&str> = Accent::KEYS.iter().map(|key| key.name).collect();
    let fixed: Vec<&str> = keys(kind).concat().iter().map(|key| key.name).collect();
    let mut own = Map::default();
    for pair in &map.entries {
        let name: &str = &pair.key;
        if fixed.contains(&name) && !allowed.contains(&name) {
            let place = reader.place(pair.key.span);
            reader.push(accent_key::problem(place, name, &allowed));
        } else {
            own.entries.push(pair.clone());
        }
    }
    reader.check_keys(&own, &[Accent::KEYS]);
    let accent = Accent::fields(&own, reader);
    HeadFields {
        title: None,
        summary: accent.summary.clone(),
        common: Common::default(),
        content: Content::Accent(Box::new(accent)),
    }
}

/// A YAML file, parsed as a record.
#[derive(Debug)]
pub struct YamlFile<T> {
    /// Its text.
    pub source: Source,
    /// Its record.
    pub value: T,
    /// Whether all of it could be parsed. If not, a missing key or id is not reported.
    pub complete: bool,
    /// The ids that it refers to.
    pub references: Vec<Reference>,
    /// The links in it.
    pub links: Vec<HeadLink>,
    /// Problems that can be found in the file alone.
    pub problems: Vec<Diagnostic>,
}

/// Parses a YAML file as a record.
pub fn read_yaml_file<T: Record + Read>(source: Source) -> YamlFile<T> {
    let (tree, mut problems) = yaml::parse(&source, 0..source.text().len());
    let mut reader = FieldReader::new(&source, Span::FILE, tree.complete);
    let value = T::read(&tree.root, &mut reader);
    let complete = tree.complete && tree.root.is_complete() && value.is_some();
    let value = value.unwrap_or_else(|| empty_record(&source));
    problems.append(&mut reader.problems);
    let (references, links) = (reader.references, reader.links);
    YamlFile {
        source,
        value,
        complete,
        references,
        links,
        problems,
    }
}

/// An empty, incomplete record in place of a YAML file that could not be read.
pub fn unreadable_yaml_file<T: Record>(source: Source, problems: Vec<Diagnostic>) -> YamlFile<T> {
    YamlFile {
        value: empty_record(&source),
        complete: false,
        references: Vec::new(),
        links: Vec::new(),
        problems,
        source,
    }
}

fn empty_record<T: Record>(source: &Source) -> T {
    let mut reader = FieldReader::new(source, Span::FILE, false);
    T::fields(&Map::default(), &mut reader)
}
