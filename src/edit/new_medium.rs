//! A picture that an editor adds: whether it may be among the media, and where it is put.

use std::borrow::Cow;

use super::link_targets::{LinkTargets, file_owner};
use crate::check::medium_problem;
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::draft::short_slug;
use crate::edition::Edition;
use crate::model::dimensions::is_picture;
use crate::model::layout::Owner;
use crate::model::medium::{Examination, MediumFormat};
use crate::model::names::folded_name;
use crate::source::FilePath;

/// The name of a picture whose own name has no letter or digit.
const UNNAMED: &str = "beeld";

/// The place of a picture that is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMedium {
    /// Its path in the project.
    pub file: FilePath,
    /// Its path, as written in the file that shows it.
    pub path: String,
    /// Whether the same picture is there already.
    pub is_there: bool,
}

/// Finds a place for a picture that is shown by the file `from`: among the media of the sites that the
/// file belongs to, with a name that no picture has, on any disk. `is_taken` tells of files that are no
/// media.
///
/// # Errors
/// Why it cannot be among the media, for the editor.
pub fn place_medium(
    edition: &Edition,
    from: &FilePath,
    name: &str,
    bytes: &[u8],
    is_taken: &dyn Fn(&FilePath) -> bool,
) -> Result<NewMedium, Text> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension = extension_for(extension, bytes);
    if !is_picture(&extension)
        && MediumFormat::of_extension(&extension).is_none_or(MediumFormat::is_shown)
    {
        return Err(no_picture());
    }
    let owner = file_owner(from);
    let folder = format!("{}media", owner.folder());
    let at = |name: &str| FilePath::new(format!("{folder}/{name}"));
    let examined = Examination::of(&extension, bytes);
    if let Some(fault) = examined.faults.first() {
        return Err(medium_problem(&at(name), fault).message);
    }
    let heads = edition.heads();
    let place = |file: FilePath, owner: &Owner, is_there| NewMedium {
        path: LinkTargets::new(edition, from, "").path(&file, owner),
        file,
        is_there,
    };
    let digest = Digest::of(bytes);
    let mut usable = heads
        .media
        .iter()
        .filter(|media| media.owner == Owner::Shared || media.owner == owner);
    if let Some(same) = usable.find(|media| media.digest == digest) {
        return Ok(place(same.path.clone(), &same.owner, true));
    }
    // Of two of one name, that of a region would hide the shared one.
    let names: Vec<String> = heads
        .media
        .iter()
        .map(|media| folded_name(&media.name))
        .collect();
    let stem = match short_slug(stem) {
        stem if stem.is_empty() => UNNAMED.to_owned(),
        stem => stem,
    };
    let numbered = (2_usize..).map(|number| format!("{stem}-{number}.{extension}"));
    let mut candidates = std::iter::once(format!("{stem}.{extension}")).chain(numbered);
    let is_free = |name: &String| !names.contains(&folded_name(name)) && !is_taken(&at(name));
    let free = candidates.find(is_free).unwrap_or_default();
    Ok(place(at(&free), &owner, false))
}

/// The extension for a picture: that of what it really is, if the given one is of something else.
fn extension_for<'e>(given: &'e str, bytes: &[u8]) -> Cow<'e, str> {
    let found = MediumFormat::of_bytes(bytes).filter(|found| found.is_web_picture());
    match found.and_then(MediumFormat::extension) {
        Some(extension) if MediumFormat::of_extension(given) != found => extension.into(),
        _ => given.to_ascii_lowercase().into(),
    }
}

fn no_picture() -> Text {
    Text::new(
        "Dit is geen beeld. Kies een JPEG, PNG, WebP, AVIF, GIF of SVG",
        "This is no picture. Choose a JPEG, PNG, WebP, AVIF, GIF or SVG",
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edition::{Options, compile};
    use crate::memo::Memo;
    use crate::world::MemoryWorld;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"><path d=\"M0 0h2v2z\"/></svg>";
    const PAGE: &str = "content/nieuws/zomer.md";

    fn placed(from: &str, name: &str, bytes: &[u8]) -> Result<NewMedium, Text> {
        let mut world = MemoryWorld::new(date(2026, 11, 1));
        world.write("regions/noord/region.yaml", "soort: regio\n");
        world.write(PAGE, "---\ntitel: De zomer\n---\n");
        world.write("content/media/Plein.svg", DRAWING);
        world.write("regions/noord/content/media/zaal.svg", "<svg/>");
        let edition = compile(&world, Options::default(), &Memo::new());
        let is_taken = |path: &FilePath| path.as_str() == "content/media/plein-2.svg";
        place_medium(&edition, &from.into(), name, bytes, &is_taken)
    }

    fn other() -> String {
        DRAWING.replace("h2", "h1")
    }

    fn path(from: &str, name: &str) -> String {
        let placed = placed(from, name, other().as_bytes()).unwrap();
        assert!(!placed.is_there);
        format!("{} {}", placed.file, placed.path)
    }

    #[test]
    fn a_picture_gets_a_name_that_none_has() {
        assert_eq!(
            path(PAGE, "Mijn foto (1).SVG"),
            "content/media/mijn-foto-1.svg ../media/mijn-foto-1.svg"
        );
        assert_eq!(
            path(PAGE, "plein.svg"),
            "content/media/plein-3.svg ../media/plein-3.svg"
        );
        assert_eq!(
            path(PAGE, "zaal.svg"),
            "content/media/zaal-2.svg ../media/zaal-2.svg"
        );
        assert_eq!(
            path(PAGE, "../../../.svg"),
            "content/media/beeld.svg ../media/beeld.svg"
        );
        assert_eq!(
            path("regions/noord/content/nieuws/a.md", "feest.svg"),
            "regions/noord/content/media/feest.svg ../media/feest.svg"
        );
    }

    #[test]
    fn a_picture_that_is_there_is_not_added_again() {
        let same = placed(PAGE, "ander.svg", DRAWING.as_bytes()).unwrap();
        assert_eq!(
            (same.path.as_str(), same.is_there),
            ("../media/Plein.svg", true)
        );
    }

    #[test]
    fn only_a_whole_picture_that_browsers_show_may_be_there() {
        let script = DRAWING.replace("<path", "<script>alert(1)</script><path");
        for (name, bytes) in [
            ("a.svg", script.as_bytes()),
            ("a.html", b"<!doctype html><p>x"),
            ("a.jpg", b"<!doctype html><p>x"),
            ("a.jpg", b"\xff\xd8\xff"),
            ("a.jpg", b""),
            ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0"),
            ("a.txt", b"tekst"),
            ("svg", b"tekst"),
        ] {
            assert!(placed(PAGE, name, bytes).is_err(), "{name}");
        }
        let named = placed(PAGE, "foto.jpg", other().as_bytes()).unwrap();
        assert_eq!(named.file.as_str(), "content/media/foto.svg");
    }
}
