//! Photos in a preview: made when a browser asks for them, in the size that it asks for.

use jpeg_encoder::{ColorType, Encoder};
use vindplek::model::dimensions::Dimensions;

use super::preview::{PAGE, Preview};
use crate::support::small;

fn photo(light: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let pixels = [light, 90, 60].repeat(900 * 600);
    let encoder = Encoder::new(&mut file, 90);
    encoder.encode(&pixels, 900, 600, ColorType::Rgb).unwrap();
    file
}

/// The address of a picture in the text of a page, which its start and end are of.
fn address(page: &str, end: &str) -> String {
    let at = page.find("/media/plein.").unwrap();
    let all = page[at..]
        .split([' ', '"'])
        .filter(|part| part.contains("/media/plein."));
    let mut all = all.map(|part| part[part.find("/media/").unwrap()..].to_owned());
    all.find(|part| part.ends_with(end) && part.contains(".480."))
        .unwrap()
}

#[test]
fn a_photo_that_is_saved_shows_in_the_size_that_is_asked_for() {
    let picture =
        "\nafbeelding: {bestand: ../media/plein.jpg, alt: Een plein, toestemming: nvt}\n---\n";
    let text = small::COURSE_TEXT.replacen("\n---\n", picture, 1);
    let preview = Preview::new(&[
        (small::COURSE, text.as_bytes()),
        ("content/media/plein.jpg", &photo(200)),
    ]);
    let webp = address(&preview.get(PAGE).text(), ".webp");
    let made = preview.get(&format!("/noord{webp}"));
    assert_eq!(made.headers["content-type"], "image/webp");
    let size = Dimensions {
        width: 480,
        height: 320,
    };
    assert_eq!(Dimensions::of(&made.body), Some(size));
    assert_eq!(preview.get(&format!("/zuid{webp}")).body, made.body);

    std::fs::write(preview.path().join("content/media/plein.jpg"), photo(20)).unwrap();
    let other = address(&preview.get(PAGE).text(), ".webp");
    assert_ne!(other, webp);
    assert_ne!(preview.get(&format!("/noord{other}")).body, made.body);
    assert_eq!(preview.get(&format!("/noord{webp}")).status, 404);
}
