use super::*;
use crate::model::art::{ArtDrawing, ArtLayout, ArtPattern, Sign};
use crate::model::document::read_yaml_file;
use crate::model::theme::ThemeSettings;
use crate::source::{FilePath, Source};

/// The colours of a root theme.
const COLOURS: &str = "naam: Basis\nkleuren:\n  licht: {tint: '#e4ecf6', lijn: '#d9d6cd', vlak-2: '#f1efe9', \
                       kaart: '#ffffff', accent: '#1f4f8b', op-accent: '#fefefe'}\n  donker: {tint: '#22303f', accent: '#9cc3f5'}\n";

/// The hand of a chain of settings, the theme itself first.
fn hand(chain: &[&str]) -> Hand {
    let read = |text: &&str| {
        let path = FilePath::from("themes/proef/theme.yaml");
        let file = read_yaml_file::<ThemeSettings>(Source::new(path, text));
        assert!(file.problems.is_empty(), "{text}: {:?}", file.problems);
        file.value
    };
    let settings: Vec<ThemeSettings> = chain.iter().map(read).collect();
    let layers: Vec<Layer<'_>> = settings
        .iter()
        .map(|settings| Layer {
            id: "proef",
            settings,
            files: &[],
        })
        .collect();
    Hand::of(&layers)
}

/// Asserts that a drawing is XML with one root.
fn assert_well_formed(drawing: &str) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(drawing);
    let mut depth = 0_i32;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Eof) => break,
            Ok(_) => assert!(depth > 0, "{drawing}"),
            Err(error) => panic!("{error}: {drawing}"),
        }
    }
    assert_eq!(depth, 0, "{drawing}");
}

#[test]
fn every_sign_can_be_drawn_in_every_way() {
    for layout in ArtLayout::WORDS {
        for drawing in ArtDrawing::WORDS {
            for pattern in ArtPattern::WORDS {
                let own = format!(
                    "naam: Proef\nbeeld: {{opzet: {layout}, tekening: {drawing}, patroon: {pattern}}}\n"
                );
                let hand = hand(&[&own, COLOURS]);
                let drawings = Sign::ALL.iter().map(|sign| {
                    let outline = sign::outline(*sign);
                    Scene::draw(&hand, &outline, false, &mut Dice::of("proef"))
                });
                for markup in drawings {
                    assert_well_formed(&format!("<svg>{markup}</svg>"));
                }
            }
        }
    }
}

#[test]
fn an_unknown_subject_gets_a_sign_of_its_own_that_stays_the_same() {
    let hand = hand(&[COLOURS]);
    let first = draw(&hand, "een-nieuw-thema", 0);
    assert_well_formed(&first);
    assert_eq!(first, draw(&hand, "een-nieuw-thema", 0));
    assert_ne!(first, draw(&hand, "nog-een-thema", 0));
    assert_ne!(first, draw(&hand, "sport", 0));
}

#[test]
fn subjects_with_the_same_word_share_a_sign() {
    assert_eq!(sign::known("sport"), Some(Sign::Ball));
    assert_eq!(sign::known("aangepast-sporten"), Some(Sign::Wheel));
    assert_eq!(sign::known("gezonde-school"), Some(Sign::Heart));
    assert_eq!(sign::known("werken-in-de-wijk"), Some(Sign::Houses));
    assert_eq!(sign::known("iets-anders"), None);
}

#[test]
fn a_theme_draws_as_its_parent_except_for_what_it_says() {
    let parent = format!(
        "{COLOURS}beeld: {{opzet: boog, tekening: lijn, kleuren: {{grond: [kaart], teken: [accent]}}}}\n"
    );
    let inherited = hand(&["naam: Kind\n", &parent]);
    assert_eq!(
        draw(&inherited, "sport", 0),
        draw(&hand(&[&parent]), "sport", 0)
    );
    let own = "naam: Kind\nbeeld: {opzet: golf, kleuren: {teken: [tint]}, tekens: {sport: ster}}\n";
    let changed = hand(&[own, &parent]);
    assert_eq!(changed.layout, ArtLayout::Shore);
    assert_eq!(changed.drawing, ArtDrawing::Line);
    assert_eq!(changed.sign("sport"), Some(Sign::Star));
    let drawing = draw(&changed, "sport", 0);
    assert!(drawing.contains("{fill:#fff}"), "{drawing}");
    assert!(drawing.contains("{stroke:#e4ecf6}"), "{drawing}");
    assert!(!drawing.contains("#1f4f8b"), "{drawing}");
}

#[test]
fn a_drawing_has_the_colours_of_both_schemes() {
    let drawing = draw(&hand(&[COLOURS]), "sport", 0);
    let (light, dark) = drawing
        .split_once("@media(prefers-color-scheme:dark)")
        .unwrap();
    assert!(
        light.contains("#1f4f8b") && dark.contains("#9cc3f5"),
        "{drawing}"
    );
}

#[test]
fn a_theme_without_colours_still_draws() {
    assert_well_formed(&draw(&hand(&["naam: Kaal\n"]), "sport", 0));
}
