use std::io::Cursor;

use rayon::prelude::*;

use super::*;

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
<path fill="#ffffff" d="M0 0h1200v630H0z"/>
<rect id="titel" x="80" y="80" width="640" height="340" fill="#000000" font-size="84"/>
<g><rect id="naam" x="80" y="520" width="640" height="48" fill="#f00" font-size="32"/></g>
</svg>"##;

fn dress(drawing: &str) -> Dress {
    Dress {
        drawing: drawing.as_bytes().into(),
        images: BTreeMap::new(),
        font: None,
    }
}

fn canvas(site: &str) -> Canvas {
    dress(DRAWING).canvas(site).unwrap()
}

/// The pixels of a PNG, as colours in rows.
fn rows(png: &[u8]) -> Vec<Vec<[u8; 3]>> {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let pixels = bytes.chunks(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let pixels: Vec<[u8; 3]> = pixels.collect();
    let rows = pixels.chunks(info.width as usize);
    rows.map(<[_]>::to_vec).collect()
}

/// The smallest rectangle with all pixels that are not white: left, top, right, bottom.
fn inked(rows: &[Vec<[u8; 3]>]) -> Option<(usize, usize, usize, usize)> {
    let is_inked = |(_, pixel): &(usize, &[u8; 3])| **pixel != [255; 3];
    let mut found = None;
    for (y, row) in rows.iter().enumerate() {
        for (x, _) in row.iter().enumerate().filter(is_inked) {
            let (left, top, right, _) = found.unwrap_or((x, y, x, y));
            found = Some((left.min(x), top, right.max(x), y));
        }
    }
    found
}

/// Titles that somebody may write: short, long, strange.
fn titles() -> Vec<String> {
    let titles = [
        "A",
        "Agenda",
        "Ĳs, ÅÇŘŲŞ̌ en gÿpsum: jij, qua pygmee",
        "Clubkadercoach voor buurtsportcoaches die al werken",
        "Arbeidsongeschiktheidsverzekeringsmaatschappijen en buurtsportcoaches",
        "Wat een goede aanvraag is, wie hem beoordeelt, hoe lang dat duurt, en wat je kunt doen als \
         je het er niet mee eens bent: alle antwoorden op een rij voor wie scholing aanbiedt",
        "🎉🎉🎉",
        "Samen 🏃‍♀️ bewegen in de العربية wijk 中文",
        "<script>alert('&amp;')</script> \"]]>",
        "\u{202E}omgekeerd\u{202C} \u{0} \t\r\n regels",
        "f̴̡̛̲̤̯͒̈́̀̕o̷͖͝e̵̱͐t̷̳̽s̶͎̄",
        "",
    ];
    let long = ["ĳ".repeat(500), "W".repeat(3000), "woord ".repeat(800)];
    titles
        .iter()
        .map(|title| (*title).to_owned())
        .chain(long)
        .collect()
}

#[test]
fn a_picture_is_1200_by_630_and_small() {
    let canvas = canvas("Buurtsportcoach Academy Noord");
    for title in titles() {
        let png = canvas.picture(&title).unwrap();
        let rows = rows(&png);
        assert_eq!((rows[0].len(), rows.len()), (1200, 630), "{title}");
        assert!(png.len() < 25_000, "{title}: {}", png.len());
    }
}

#[test]
fn no_letter_leaves_its_box() {
    let canvas = canvas("");
    // Marks above capitals and tails below the last line may stand out of the lines themselves.
    let slack = 30;
    for title in titles() {
        let rows = rows(&canvas.picture(&title).unwrap());
        if let Some((left, top, right, bottom)) = inked(&rows) {
            // A letter may begin a hair before its own place.
            assert!(left >= 74 && right <= 726, "{title}: {left} to {right}");
            assert!(
                top >= 80 - slack && bottom <= 420 + slack,
                "{title}: {top} to {bottom}"
            );
        }
    }
}

#[test]
fn what_cannot_be_drawn_leaves_no_boxes() {
    let canvas = canvas("Noord");
    let picture = |title: &str| canvas.picture(title).unwrap();
    assert_eq!(picture("Feest 🎉"), picture("Feest"));
    assert_eq!(picture("中文 Feest"), picture("Feest"));
    assert_eq!(picture("🎉"), picture(""));
    assert_ne!(picture("Φeest"), picture("eest"));
}

#[test]
fn name_and_title_have_their_own_places_and_colours() {
    let rows = rows(&canvas("Noord").picture("").unwrap());
    let (left, top, _, bottom) = inked(&rows).unwrap();
    assert!((78..90).contains(&left) && top >= 520 && bottom <= 568);
    assert!(rows[544].contains(&[255, 0, 0]));
}

#[test]
fn the_same_input_makes_the_same_picture() {
    let (one, other) = (canvas("Noord"), canvas("Noord"));
    let title = "Bewegen in de openbare ruimte";
    let picture = one.picture(title).unwrap();
    assert_eq!(picture, other.picture(title).unwrap());
    // On every machine. When this fails after a change to what draws, pictures that were made before
    // would stay as they were: change `RECIPE`, then this.
    assert_eq!(Digest::of(&picture).short(12), PICTURE);
}

const PICTURE: &str = "4eb5f133b51d";

#[test]
fn a_picture_depends_on_no_other_of_its_canvas() {
    let titles = titles();
    let shared = canvas("Noord");
    let together: Vec<Vec<u8>> = titles
        .par_iter()
        .chain(&titles)
        .map(|title| shared.picture(title).unwrap())
        .collect();
    for (title, picture) in titles.iter().chain(&titles).zip(together) {
        let alone = canvas("Noord").picture(title).unwrap();
        assert!(picture == alone, "{title}");
    }
}

#[test]
fn the_recipe_changes_with_every_input() {
    let plain = dress(DRAWING);
    let recipe = |dress: &Dress, site: &str, title: &str| recipe(dress.digest(), site, title);
    let known = recipe(&plain, "Noord", "Agenda");
    assert_eq!(known, recipe(&plain.clone(), "Noord", "Agenda"));
    let mut changed = vec![
        recipe(&plain, "Zuid", "Agenda"),
        recipe(&plain, "Noord", "Nieuws"),
        recipe(&plain, "NoordA", "genda"),
        recipe(&dress(&DRAWING.replace("84", "80")), "Noord", "Agenda"),
    ];
    let font = Some(Arc::from(&b"wOF2"[..]));
    changed.push(recipe(
        &Dress {
            font,
            ..plain.clone()
        },
        "Noord",
        "Agenda",
    ));
    let images = BTreeMap::from([("merk.svg".to_owned(), Arc::from(&b"<svg/>"[..]))]);
    changed.push(recipe(&Dress { images, ..plain }, "Noord", "Agenda"));
    changed.push(known);
    changed.sort();
    changed.dedup();
    assert_eq!(changed.len(), 7);
}

#[test]
fn a_drawing_must_say_where_text_goes() {
    let problem = |drawing: &str| dress(drawing).problem();
    assert_eq!(problem(DRAWING), None);
    assert_eq!(
        problem(&DRAWING.replace("titel", "kop")),
        Some(DrawingError::Missing("titel"))
    );
    for (from, to) in [
        ("x=\"80\" y=\"80\"", "x=\"80%\" y=\"80\""),
        ("#000000", "zwart"),
        ("640", "0"),
    ] {
        let drawing = DRAWING.replace(from, to);
        assert_eq!(
            problem(&drawing),
            Some(DrawingError::Unusable("titel")),
            "{to}"
        );
        assert_eq!(dress(&drawing).canvas("Noord").err(), problem(&drawing));
    }
    assert!(matches!(problem("<svg"), Some(DrawingError::Malformed(_))));
}

#[test]
fn a_theme_with_a_damaged_font_still_has_pictures() {
    let font = Some(Arc::from(&b"wOF2 en meer niet"[..]));
    let damaged = Dress {
        font,
        ..dress(DRAWING)
    };
    let picture = |dress: &Dress| dress.canvas("Noord").unwrap().picture("Agenda").unwrap();
    assert_eq!(picture(&damaged), picture(&dress(DRAWING)));
}
