//! The pictures that show when somebody shares a page, and the icons of a site.

use std::collections::{BTreeMap, BTreeSet};

use vindplek::diagnostic::Severity;
use vindplek::digest::Digest;
use vindplek::edition::{Edition, EditionFile, EditionSite, Options, SiteFile, compile};
use vindplek::memo::Memo;
use vindplek::plan::file::FileKind;
use vindplek::world::MemoryWorld;

use crate::sites::{COURSE, base, text};
use crate::support::files::ProjectFiles;

fn world(project: &ProjectFiles) -> MemoryWorld {
    project.world("2026-11-01".parse().unwrap())
}

fn edition(world: &MemoryWorld) -> Edition {
    compile(world, Options::default(), &Memo::new())
}

/// The content of a `<meta>` of a page, unescaped as far as the tests need.
fn meta(page: &str, property: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("=\"{property}\" content=\""))?;
    let (content, _) = rest.split_once('"')?;
    Some(content.replace("&quot;", "\"").replace("&amp;", "&"))
}

/// The address on its site of the picture of a page.
fn picture_address(page: &str, address: &str) -> String {
    let url = meta(page, "og:image").unwrap();
    // Of a redirect, the address of its target.
    let page_url = meta(page, "og:url").unwrap();
    let base = match page_url.strip_suffix(address) {
        Some(base) => base.to_owned(),
        None => url.split("/beeld").next().unwrap().to_owned(),
    };
    url.strip_prefix(&base).unwrap().to_owned()
}

fn html(file: &EditionFile<'_>, world: &MemoryWorld) -> String {
    String::from_utf8(
        file.produce(world, &vindplek::picture::NothingKept)
            .unwrap()
            .to_vec(),
    )
    .unwrap()
}

/// The pages of a site, redirects among them, by address.
fn pages(site: &EditionSite<'_>, world: &MemoryWorld) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for file in site.files() {
        let SiteFile::Planned(planned) = file.source() else {
            continue;
        };
        if let FileKind::Page(_) | FileKind::Redirect { .. } = planned.kind {
            pages.insert(planned.address.to_string(), html(&file, world));
        }
    }
    pages
}

#[test]
fn every_page_of_every_site_has_a_picture_of_its_title() {
    let mut project = base();
    let moved = text(&project, COURSE).replacen("---\n", "---\nvoorheen: [/oud/adres/]\n", 1);
    project.files.insert(COURSE.into(), moved.into());
    let world = world(&project);
    let edition = edition(&world);
    for site in edition.sites() {
        let mut shown = BTreeSet::new();
        let pages = pages(&site, &world);
        assert!(pages.contains_key("/oud/adres/") && pages.contains_key("/404.html"));
        for (address, page) in &pages {
            let picture = picture_address(page, address);
            let file = site.find(&picture);
            assert!(
                file.is_some(),
                "{address} shows {picture}, which is not there"
            );
            assert_eq!(meta(page, "og:image:width").unwrap(), "1200", "{address}");
            assert_eq!(meta(page, "og:image:height").unwrap(), "630", "{address}");
            assert_eq!(
                meta(page, "og:image:type").unwrap(),
                "image/png",
                "{address}"
            );
            assert_eq!(meta(page, "twitter:card").unwrap(), "summary_large_image");
            let alt = meta(page, "og:image:alt").unwrap();
            assert!(!alt.is_empty(), "{address}");
            let path = address.trim_end_matches('/');
            if picture.starts_with(&format!("/beeld{path}.")) {
                let title = meta(page, "og:title").unwrap();
                assert!(
                    alt.starts_with(&title),
                    "{address}: {title:?} is drawn as {alt:?}"
                );
            }
            shown.insert(picture);
        }
        let made = site
            .files()
            .filter(|file| file.address().as_str().starts_with("/beeld"));
        let made: BTreeSet<String> = made.map(|file| file.address().to_string()).collect();
        assert_eq!(shown, made, "{}", site.id());
        // One of the pictures, as they cost some time.
        let bytes = site
            .find(made.first().unwrap())
            .unwrap()
            .produce(&world, &vindplek::picture::NothingKept)
            .unwrap();
        let size = imagesize::blob_size(&bytes).unwrap();
        assert_eq!((size.width, size.height), (1200, 630));
    }
}

#[test]
fn icons_have_their_sizes_and_every_page_names_that_for_a_phone() {
    let world = world(&base());
    let edition = edition(&world);
    let site = edition.sites().next().unwrap();
    let mut sizes = Vec::new();
    for file in site
        .files()
        .filter(|file| file.address().as_str().starts_with("/assets/icoon-"))
    {
        let size = imagesize::blob_size(
            &file
                .produce(&world, &vindplek::picture::NothingKept)
                .unwrap(),
        )
        .unwrap();
        assert_eq!(size.width, size.height);
        sizes.push(size.width);
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [180, 192, 512]);
    for (address, page) in pages(&site, &world) {
        let is_stub = page.contains("http-equiv=\"refresh\"");
        assert!(
            is_stub || page.contains("rel=\"apple-touch-icon\""),
            "{address}"
        );
    }
}

#[test]
fn a_page_with_a_photo_shows_that_if_every_platform_can() {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 800, 400);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[200; 800 * 400]).unwrap();
    writer.finish().unwrap();
    let shared = |extension: &str, picture: &[u8]| {
        let mut project = base();
        let path = format!("content/media/foto.{extension}");
        project.files.insert(path, picture.to_vec());
        let key =
            format!("---\nafbeelding:\n  bestand: ../media/foto.{extension}\n  alt: Een zaal\n");
        let course = text(&project, COURSE).replacen("---\n", &key, 1);
        project.files.insert(COURSE.into(), course.into());
        let world = world(&project);
        let edition = edition(&world);
        let site = edition.sites().next().unwrap();
        let page = html(
            &site.find("/aanbod/hoe-werkt-de-gemeente/").unwrap(),
            &world,
        );
        ["og:image", "og:image:width", "og:image:alt"].map(|name| meta(&page, name).unwrap())
    };
    let [url, width, alt] = shared("png", &png);
    assert!(
        url.contains("/media/foto.800.") && url.ends_with(".jpg"),
        "{url}"
    );
    assert_eq!((width.as_str(), alt.as_str()), ("800", "Een zaal"));
    let [url, width, _] = shared("svg", DRAWING);
    assert!(url.contains("/beeld/"), "{url}");
    assert_eq!(width, "1200");
}

const DRAWING: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='800' height='400'/>";

/// The address and recipe of the picture of a course.
fn course_picture(project: &ProjectFiles) -> (String, Digest) {
    let world = world(project);
    let edition = edition(&world);
    let site = edition.sites().next().unwrap();
    let file = site.files().find(|file| {
        let address = file.address().as_str();
        address.starts_with("/beeld/aanbod/hoe-werkt-de-gemeente.")
    });
    let file = file.unwrap();
    assert_eq!(file.digest(), file.recipe());
    (file.address().to_string(), file.recipe().unwrap())
}

#[test]
fn a_picture_has_another_address_when_it_shows_something_else() {
    let project = base();
    let known = course_picture(&project);
    let changed = |path: &str, from: &str, to: &str| {
        let mut project = base();
        let before = text(&project, path);
        assert!(before.contains(from), "{path} has no {from}");
        let after = before.replacen(from, to, 1);
        project.files.insert(path.into(), after.into());
        course_picture(&project)
    };
    assert_eq!(
        changed(COURSE, "samenvatting: ", "samenvatting: Nu "),
        known
    );
    assert_ne!(changed(COURSE, "titel: ", "titel: Nu "), known);
    let drawing = "themes/noord/assets/deelbeeld.svg";
    assert_ne!(
        changed(drawing, "font-size=\"34\"", "font-size=\"30\""),
        known
    );
    let theme = "themes/noord/theme.yaml";
    assert_ne!(
        changed(theme, "op-kop: \"#0f323c\"", "op-kop: \"#0f323d\""),
        known
    );
    assert_eq!(changed(theme, "focus: ", "focus:  "), known);
}

#[test]
fn a_page_whose_template_shows_no_picture_has_none() {
    let template = "<!doctype html><html lang=\"nl\"><title>{{ page.head_title }}</title><h1>{{ page.title }}</h1>";
    let template_path = "themes/noord/templates/course.html";
    let course = "/aanbod/hoe-werkt-de-gemeente";
    for is_moved in [false, true] {
        let mut project = base();
        project.files.insert(template_path.into(), template.into());
        if !is_moved {
            let unmoved = text(&project, COURSE).replacen("voorheen: [/cursus/gemeente/]\n", "", 1);
            project.files.insert(COURSE.into(), unmoved.into());
        }
        let world = world(&project);
        let edition = edition(&world);
        let site = edition.sites().next().unwrap();
        let pictures = |of: &str| {
            let files = site.files();
            let files = files.filter(|file| file.address().as_str().starts_with(of));
            files.count()
        };
        assert!(site.find(&format!("{course}/")).is_some());
        assert_eq!(site.find("/cursus/gemeente/").is_some(), is_moved);
        // The page at the former address of a course shows its picture.
        assert_eq!(pictures(&format!("/beeld{course}.")), usize::from(is_moved));
        assert_eq!(pictures("/beeld/aanbod."), 1);
        assert_eq!(pictures("/beeld."), 1);
    }
}

#[test]
fn a_drawing_that_says_not_where_the_title_goes_is_reported_at_its_file() {
    let mut project = base();
    let drawing = "themes/noord/assets/deelbeeld.svg";
    let without = text(&project, drawing).replace("id=\"titel\"", "id=\"titels\"");
    project.files.insert(drawing.into(), without.into());
    let world = world(&project);
    let edition = edition(&world);
    let problem = edition
        .problems()
        .iter()
        .find(|problem| problem.place.path.as_str() == drawing);
    let problem = problem.unwrap();
    assert_eq!(problem.severity, Severity::Error);
    let site = edition
        .sites()
        .find(|site| site.find("/").is_some())
        .unwrap();
    let picture = site
        .files()
        .find(|file| file.address().as_str().starts_with("/beeld"));
    assert!(
        picture
            .unwrap()
            .produce(&world, &vindplek::picture::NothingKept)
            .is_err()
    );
}

#[test]
fn the_drawing_itself_is_not_published() {
    let world = world(&base());
    let edition = edition(&world);
    let site = edition.sites().next().unwrap();
    let mut addresses = site.files().map(|file| file.address().to_string());
    assert!(addresses.all(|address| !address.contains("deelbeeld")));
}
