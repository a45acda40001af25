//! `vindplek init`: begins a project in a folder of its own.

use std::path::Path;

use super::args::InitArgs;
use super::context::CommandContext;
use super::verdict::Verdict;
use super::{edit, report, schema};
use crate::diagnostic::{Language, Text, join_list};
use crate::draft::starter::{GITATTRIBUTES, GITIGNORE};
use crate::edge::begin::{begin_folder, require_empty};
use crate::edge::disk::current_date;
use crate::edge::{Failure, normal};
use crate::edit::{FileChange, NATIONAL, NewSite, new_file, plan_project};
use crate::source::FilePath;
use crate::world::BuiltInThemes;

/// The regions of a project for which none are named.
const REGIONS: [(&str, &str); 5] = [
    ("noord", "Academie Noord"),
    ("oost", "Academie Oost"),
    ("zuid", "Academie Zuid"),
    ("noordwest", "Academie Noordwest"),
    ("zuidwest", "Academie Zuidwest"),
];

/// The name of the national site, unless one is given.
const NATIONAL_NAME: &str = "Landelijke Academie";

/// The settings of Visual Studio Code for a project, which are those of this repository.
const EDITOR_SETTINGS: [(&str, &str); 3] = [
    ("settings.json", include_str!("../../.vscode/settings.json")),
    (
        "extensions.json",
        include_str!("../../.vscode/extensions.json"),
    ),
    ("tasks.json", include_str!("../../.vscode/tasks.json")),
];

/// Writes the project, and tells what to do next.
pub(super) fn run(context: &CommandContext, args: &InitArgs) -> Result<Verdict, Failure> {
    require_empty(&args.folder)?;
    let sites = sites(&args.regions)?;
    let today = args.date.as_of.map_or_else(current_date, Ok)?;
    let content = plan_project(&sites, &BuiltInThemes::new(), today).map_err(edit::failure)?;
    let mut changes = content.clone();
    changes.extend(settings()?);
    begin_folder(&args.folder, &changes)?;
    if !context.quiet {
        let language = context.language(None);
        let folder = std::path::absolute(&args.folder).unwrap_or(args.folder.clone());
        let words = next_steps(&normal(&folder), &sites, content.len());
        report::print(&format!("{}\n", words.in_language(language)));
    }
    Ok(Verdict::Fine)
}

/// The files beside the content: for git, and for a text editor.
fn settings() -> Result<Vec<FileChange>, Failure> {
    let mut files = vec![
        (".gitignore".to_owned(), GITIGNORE.to_owned()),
        (".gitattributes".to_owned(), GITATTRIBUTES.to_owned()),
    ];
    let below = |(name, text): (String, String)| (format!(".vscode/{name}"), text);
    files.extend(schema::files()?.into_iter().map(below));
    let fixed = EDITOR_SETTINGS.map(|(name, text)| (name.to_owned(), text.to_owned()));
    files.extend(fixed.into_iter().map(below));
    let files = files.into_iter();
    let change =
        |(path, text): (String, String)| new_file(&FilePath::new(path), text.into_bytes().into());
    Ok(files.map(change).collect())
}

/// The sites of the project: the national one first.
fn sites(named: &[String]) -> Result<Vec<NewSite>, Failure> {
    let site = |id: &str, name: &str| NewSite {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let mut sites = vec![site(NATIONAL, NATIONAL_NAME)];
    if named.is_empty() {
        sites.extend(REGIONS.map(|(id, name)| site(id, name)));
    }
    for text in named {
        let (id, name) = match text.split_once('=') {
            Some((id, name)) => (id.trim(), name.trim()),
            None => (text.trim(), ""),
        };
        let name = match name.is_empty() {
            true => format!("Academie {}", capitalised(id)),
            false => name.to_owned(),
        };
        match sites.iter_mut().find(|known| known.id == id) {
            Some(national) if id == NATIONAL && national.name == NATIONAL_NAME => {
                national.name = name;
            }
            Some(_) => return Err(twice(id)),
            None => sites.push(site(id, &name)),
        }
    }
    if sites.len() == 1 {
        return Err(no_region());
    }
    Ok(sites)
}

fn capitalised(id: &str) -> String {
    let mut characters = id.chars();
    let first = characters.next().map(|first| first.to_uppercase());
    let first = first.into_iter().flatten();
    first.chain(characters).collect()
}

fn twice(id: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("De regio “{id}” staat er twee keer"),
            format!("The region “{id}” is named twice"),
        ),
        Text::new(
            "Geef elke regio een eigen naam, zoals --regio midden=\"Academie Midden\"",
            "Give every region a name of its own, such as --regio midden=\"Academie Midden\"",
        ),
    )
}

fn no_region() -> Failure {
    Failure::new(
        Text::new(
            "Er is nog geen regio genoemd, alleen de landelijke site",
            "No region is named yet, only the national site",
        ),
        Text::new(
            "Noem er een, zoals --regio midden=\"Academie Midden\"",
            "Name one, such as --regio midden=\"Academie Midden\"",
        ),
    )
}

fn next_steps(folder: &Path, sites: &[NewSite], files: usize) -> Text {
    let in_words = |language: Language, conjunction: &str| {
        let ids: Vec<&str> = sites.iter().map(|site| &*site.id).collect();
        let list = join_list(&ids, conjunction);
        let folder = folder.display();
        match language {
            Language::Dutch => format!(
                "Het project staat in “{folder}”, met {files} bestanden om mee te beginnen, voor de \
                 sites {list}.\n\
                 \n\
                 Ga naar die map:      cd \"{folder}\"\n\
                 Bekijk de sites:      vindplek watch --open --drafts\n\
                 Vul ze aan:           regions/<regio>/region.yaml (naam, webadres, e-mailadres) en\n\
                 \x20                     content (een voorbeeld van alles, als concept)\n\
                 Begin iets nieuws:    vindplek new cursus \"Titel\"\n\
                 Controleer alles:     vindplek check\n\
                 Bouw de sites:        vindplek build\n\
                 \n\
                 Een stuk komt op de site als u “concept: true” eruit haalt."
            ),
            Language::English => format!(
                "The project is in “{folder}”, with {files} files to begin with, for the sites \
                 {list}.\n\
                 \n\
                 Go to that folder:    cd \"{folder}\"\n\
                 Look at the sites:    vindplek watch --open --drafts\n\
                 Complete them:        regions/<region>/region.yaml (name, web address, mail address)\n\
                 \x20                     and content (an example of everything, as a draft)\n\
                 Begin something new:  vindplek new cursus \"Title\"\n\
                 Check everything:     vindplek check\n\
                 Make the sites:       vindplek build\n\
                 \n\
                 A document is published when you remove “concept: true” from it."
            ),
        }
    };
    Text::new(
        in_words(Language::Dutch, "en"),
        in_words(Language::English, "and"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(texts: &[&str]) -> Result<Vec<(String, String)>, Failure> {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        let pair = |site: NewSite| (site.id, site.name);
        Ok(sites(&texts)?.into_iter().map(pair).collect())
    }

    #[test]
    fn the_national_site_comes_first_and_regions_have_the_names_that_are_given() {
        let pair = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        assert_eq!(named(&[]).unwrap().len(), 6);
        assert_eq!(
            named(&["midden=Academie van het Midden", "kust"]).unwrap(),
            [
                pair("landelijk", "Landelijke Academie"),
                pair("midden", "Academie van het Midden"),
                pair("kust", "Academie Kust"),
            ]
        );
        assert_eq!(
            named(&["kust", "landelijk=Sportacademie"]).unwrap()[0],
            pair("landelijk", "Sportacademie")
        );
    }

    #[test]
    fn a_region_that_is_named_twice_or_none_at_all_is_refused() {
        assert!(named(&["kust", "kust=Anders"]).is_err());
        assert!(named(&["landelijk=A", "landelijk=B", "kust"]).is_err());
        assert!(named(&["landelijk=Sportacademie"]).is_err());
    }
}
