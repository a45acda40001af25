//! A file of a site: its address, and its bytes on demand.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::site::EditionSite;
use super::texts_read::TextsRead;
use crate::diagnostic::codes::{broken_media, unreadable_file};
use crate::diagnostic::{Diagnostic, Place};
use crate::digest::Digest;
use crate::export::{calendar, catalogue, feed, host, robots, sitemap, skos, survey_table};
use crate::model::address::Address;
use crate::model::dimensions::{Dimensions, is_picture};
use crate::model::heads::{DocIx, Media};
use crate::model::medium::{PictureForm, recipes, stripped_recipe};
use crate::picture::{self, Job, Kept, PictureFault};
use crate::plan::file::{DataKind, FileKind, PlannedFile};
use crate::render::{self, SiteContext, SitePicture};
use crate::source::FilePath;
use crate::theme::Asset;
use crate::world::{Unreadable, World};

/// A file of a site of an edition. It can only be obtained from its site, so it always exists.
#[derive(Clone, Copy)]
pub struct EditionFile<'e> {
    site: EditionSite<'e>,
    source: SiteFile<'e>,
}

/// The source of a file of a site.
#[derive(Debug, Clone, Copy)]
pub enum SiteFile<'e> {
    /// A file of the site's plan.
    Planned(&'e PlannedFile),
    /// An asset of its theme.
    Asset(&'e Asset),
    /// A picture that the site has of its own.
    Picture(&'e SitePicture),
}

/// The bytes of a file.
#[derive(Debug, Clone)]
pub enum FileBytes {
    /// Rendered for this file.
    Rendered(Vec<u8>),
    /// Read from the disk, or made before.
    Shared(Arc<[u8]>),
}

/// A file that was made.
#[derive(Debug)]
pub struct MadeFile {
    /// Its bytes.
    pub bytes: FileBytes,
    /// The paths of the documents and accents whose texts it was made from. Its bytes are a function of
    /// these texts, its address and what all files of its site share
    /// ([`EditionSite::shared_digest`]).
    pub texts: BTreeSet<FilePath>,
}

impl std::ops::Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Rendered(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl<'e> EditionFile<'e> {
    pub(super) fn new(site: EditionSite<'e>, source: SiteFile<'e>) -> Self {
        Self { site, source }
    }

    /// Its source.
    pub fn source(&self) -> SiteFile<'e> {
        self.source
    }

    /// Its address on the site.
    pub fn address(&self) -> &'e Address {
        match self.source {
            SiteFile::Planned(file) => &file.address,
            SiteFile::Asset(asset) => &asset.address,
            SiteFile::Picture(picture) => &picture.address,
        }
    }

    /// Its path in the site's folder.
    pub fn path(&self) -> String {
        self.address().file()
    }

    /// A digest that changes when its bytes do, if it is known without making it: of the bytes, or of all
    /// that they are made from.
    pub fn digest(&self) -> Option<Digest> {
        self.recipe().or_else(|| match self.source {
            SiteFile::Planned(file) => match file.kind {
                FileKind::Medium(at) | FileKind::Picture(at, _) => {
                    let medium = self.medium(at)?;
                    Some(match is_picture(medium.path.extension()) {
                        true => stripped_recipe(medium.digest),
                        false => medium.digest,
                    })
                }
                FileKind::Page(_) | FileKind::Data(_) | FileKind::Redirect { .. } => None,
            },
            SiteFile::Asset(_) | SiteFile::Picture(_) => None,
        })
    }

    /// The digest of everything that its bytes are made from, for a picture that is made. It is the same
    /// on every machine, and known without making the file; two files with the same recipe have the same
    /// bytes.
    pub fn recipe(&self) -> Option<Digest> {
        match self.source {
            SiteFile::Picture(picture) => Some(picture.recipe),
            SiteFile::Planned(file) => match file.kind {
                FileKind::Medium(at) => {
                    let (_, recipe) = download(self.medium(at)?)?;
                    Some(recipe)
                }
                FileKind::Picture(at, number) => {
                    let medium = self.medium(at)?;
                    let recipes = recipes(medium.digest, &medium.forms());
                    recipes.get(number).copied()
                }
                FileKind::Page(_) | FileKind::Data(_) | FileKind::Redirect { .. } => None,
            },
            SiteFile::Asset(_) => None,
        }
    }

    /// Renders, makes or reads the file. A picture that was made before is taken from `kept`.
    ///
    /// # Errors
    /// An error in the template of a page, a drawing of the theme that cannot be drawn, or a picture that
    /// can no longer be read or cannot be decoded.
    pub fn produce(
        &self,
        world: &dyn World,
        kept: &dyn Kept,
    ) -> Result<FileBytes, Box<Diagnostic>> {
        self.make(world, kept).map(|made| made.bytes)
    }

    /// Like [`produce`](Self::produce), with the texts that it is made from.
    ///
    /// # Errors
    /// Those of [`produce`](Self::produce).
    pub fn make(&self, world: &dyn World, kept: &dyn Kept) -> Result<MadeFile, Box<Diagnostic>> {
        let texts = TextsRead::new(self.site.edition());
        let bytes = self.bytes(&self.site.context(&texts), world, kept);
        let bytes = bytes.map_err(|problem| Box::new(self.site.problem_in_project(*problem)))?;
        Ok(MadeFile {
            bytes,
            texts: texts.into_paths(),
        })
    }

    fn bytes(
        &self,
        context: &SiteContext<'_>,
        world: &dyn World,
        kept: &dyn Kept,
    ) -> Result<FileBytes, Box<Diagnostic>> {
        let file = match self.source {
            SiteFile::Planned(file) => file,
            SiteFile::Asset(asset) => return Ok(FileBytes::Shared(Arc::clone(&asset.bytes))),
            SiteFile::Picture(picture) => {
                return self.site.picture(picture).map(FileBytes::Rendered);
            }
        };
        let rendered = match file.kind {
            FileKind::Page(page) => render::page(context, &file.address, page)?.into_bytes(),
            FileKind::Redirect { document, .. } => {
                render::redirect(context, &file.address, document)?.into_bytes()
            }
            FileKind::Data(data) => self.data(context, data)?,
            FileKind::Medium(at) => {
                let medium = self.medium(at).ok_or_else(unknown_medium)?;
                return match download(medium) {
                    Some((form, recipe)) => made(world, kept, medium, &[form], &[recipe], 0),
                    None => Self::whole(world, medium),
                };
            }
            FileKind::Picture(at, number) => {
                let medium = self.medium(at).ok_or_else(unknown_medium)?;
                let forms = medium.forms();
                return match forms.is_empty() {
                    true => Self::whole(world, medium),
                    false => {
                        let recipes = recipes(medium.digest, &forms);
                        made(world, kept, medium, &forms, &recipes, number)
                    }
                };
            }
        };
        Ok(FileBytes::Rendered(rendered))
    }

    fn data(&self, context: &SiteContext<'_>, kind: DataKind) -> Result<Vec<u8>, Box<Diagnostic>> {
        let (heads, plan) = (context.heads, context.plan);
        let text = |document: DocIx| render::feed_text(context, document);
        Ok(match kind {
            DataKind::FinderIndex => render::finder_index(context, self.address())?,
            DataKind::SearchIndex => render::search_index(context, self.address()),
            DataKind::RunCalendar(course, run) => calendar::run(heads, plan, course, run),
            DataKind::AgendaCalendar => calendar::agenda(heads, plan),
            DataKind::AgendaRows => render::agenda_rows(context, self.address())?,
            DataKind::ComparedCourses => render::compared_courses(context, self.address())?,
            DataKind::RegistrationExample => {
                render::registration_example(context, self.address()).into_bytes()
            }
            DataKind::Feed => feed::feed(heads, plan, &text),
            DataKind::Catalogue => catalogue::json(heads, plan),
            DataKind::CatalogueSchema => catalogue::schema(heads, plan),
            DataKind::CatalogueTable => catalogue::csv(heads, plan),
            DataKind::GlossaryTurtle => skos::turtle(heads, plan.site),
            DataKind::GlossaryJsonLd => skos::json_ld(heads, plan.site),
            DataKind::SurveyTable(survey) => survey_table::table(heads, survey),
            DataKind::Sitemap => sitemap::sitemap(heads, plan),
            DataKind::WebManifest => render::web_manifest(context),
            DataKind::Robots => robots::robots_txt(heads, plan),
            DataKind::SecurityTxt => robots::security_txt(heads, plan),
            DataKind::Host(file) => host::file(heads, plan, file),
        })
    }

    fn medium(&self, at: usize) -> Option<&'e Media> {
        self.site.heads().media.get(at)
    }

    /// A download, or a picture that is not scaled: without its metadata.
    fn whole(world: &dyn World, medium: &Media) -> Result<FileBytes, Box<Diagnostic>> {
        let bytes = read(world, medium).map_err(|why| unreadable(medium, &why))?;
        Ok(match is_picture(medium.path.extension()) {
            true => FileBytes::Rendered(picture::stripped(&bytes)),
            false => FileBytes::Shared(bytes),
        })
    }
}

/// What is made of a picture to download, and the digest of its recipe.
pub(super) fn download(medium: &Media) -> Option<(PictureForm, Digest)> {
    let form = medium.download()?;
    let recipe = *recipes(medium.digest, &[form]).first()?;
    Some((form, recipe))
}

/// A form of a picture, by its number.
fn made(
    world: &dyn World,
    kept: &dyn Kept,
    medium: &Media,
    forms: &[PictureForm],
    recipes: &[Digest],
    wanted: usize,
) -> Result<FileBytes, Box<Diagnostic>> {
    let make = |numbers: &[usize]| {
        let bytes = read(world, medium).map_err(PictureFault::Unreadable)?;
        picture::make(&bytes, forms, numbers)
    };
    let made = kept.get(&Job {
        wanted,
        recipes,
        pixels: medium.dimensions.map_or(0, Dimensions::pixels),
        make: &make,
    });
    match made {
        Ok(bytes) => Ok(FileBytes::Shared(bytes)),
        Err(PictureFault::Unreadable(why)) => Err(unreadable(medium, &why)),
        Err(PictureFault::Undecodable(_)) => Err(Box::new(broken_media::undecodable(Place::file(
            &medium.path,
        )))),
    }
}

pub(super) fn read(world: &dyn World, medium: &Media) -> Result<Arc<[u8]>, Unreadable> {
    world.read(&medium.path)
}

/// A medium may have become unreadable since it was listed.
fn unreadable(medium: &Media, why: &Unreadable) -> Box<Diagnostic> {
    let words = match why {
        Unreadable::Refused(words) => words.as_str(),
        _ => "",
    };
    Box::new(unreadable_file::open_refused(
        Place::file(&medium.path),
        words,
    ))
}

fn unknown_medium() -> Box<Diagnostic> {
    let place = Place::file(&"content/media".into());
    Box::new(unreadable_file::open_refused(place, ""))
}
