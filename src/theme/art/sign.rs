//! The signs in illustrations: which one stands for a subject, and its outline.
//!
//! A sign is drawn in a square of 100 by 100 units, with round numbers and few of them: what gives it
//! its character is the hand that draws it.

use std::borrow::Cow;

use super::dice::Dice;
use crate::model::art::Sign;

/// The outline of a sign, as path data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline {
    /// Surfaces.
    pub(super) body: Cow<'static, str>,
    /// Lines beside or between the surfaces; empty when there are none.
    pub(super) line: &'static str,
    /// Lines on the surfaces; empty when there are none.
    pub(super) mark: &'static str,
}

/// The signs that are known by the beginning of a word in a subject's id, in the order in which they
/// are tried.
const KNOWN: &[(&str, Sign)] = &[
    ("aangepast", Sign::Wheel),
    ("loopbaanbegeleiding", Sign::Signpost),
    ("carriere", Sign::Path),
    ("openbare", Sign::Tree),
    ("kwetsba", Sign::Umbrella),
    ("armoede", Sign::Umbrella),
    ("vakmanschap", Sign::Whistle),
    ("sportbond", Sign::Medal),
    ("sport", Sign::Ball),
    ("spel", Sign::Ball),
    ("buurt", Sign::Houses),
    ("wijk", Sign::Houses),
    ("wonen", Sign::Houses),
    ("dorp", Sign::Houses),
    ("gezond", Sign::Heart),
    ("zorg", Sign::Heart),
    ("vitaal", Sign::Heart),
    ("leefstijl", Sign::Heart),
    ("jeugd", Sign::Kite),
    ("jong", Sign::Kite),
    ("kind", Sign::Kite),
    ("welzijn", Sign::Cup),
    ("ontmoet", Sign::Cup),
    ("senior", Sign::Bowls),
    ("ouder", Sign::Bowls),
    ("bedrijf", Sign::Offices),
    ("werkgever", Sign::Offices),
    ("gemeente", Sign::TownHall),
    ("beleid", Sign::TownHall),
    ("politiek", Sign::TownHall),
    ("groen", Sign::Tree),
    ("natuur", Sign::Tree),
    ("buiten", Sign::Tree),
    ("club", Sign::Flag),
    ("vereniging", Sign::Flag),
    ("inclusi", Sign::Shapes),
    ("divers", Sign::Shapes),
    ("loopbaan", Sign::Stairs),
    ("groei", Sign::Stairs),
    ("samenwerking", Sign::Network),
    ("samen", Sign::Circles),
    ("netwerk", Sign::Network),
    ("programma", Sign::Calendar),
    ("agenda", Sign::Calendar),
    ("bijeenkomst", Sign::Speech),
    ("gesprek", Sign::Speech),
    ("communicatie", Sign::Speech),
    ("peiling", Sign::Bars),
    ("onderzoek", Sign::Bars),
    ("cijfer", Sign::Bars),
    ("onderwijs", Sign::Book),
    ("school", Sign::Book),
    ("scholing", Sign::Book),
    ("aanbod", Sign::Book),
    ("cursus", Sign::Book),
    ("nieuws", Sign::Newspaper),
    ("special", Sign::Star),
    ("voeding", Sign::Apple),
    ("eten", Sign::Apple),
    ("water", Sign::Waves),
    ("zwem", Sign::Waves),
    ("cultuur", Sign::Note),
    ("muziek", Sign::Note),
    ("dans", Sign::Note),
    ("digita", Sign::Screen),
    ("online", Sign::Screen),
];

/// The sign that stands for a subject by its id, if one is known.
pub(super) fn known(subject: &str) -> Option<Sign> {
    let words = || subject.split('-');
    let found = KNOWN
        .iter()
        .find(|(part, _)| words().any(|word| word.starts_with(part)));
    found.map(|(_, sign)| *sign)
}

/// The outline of a sign.
pub(super) fn outline(sign: Sign) -> Outline {
    let (body, line, mark) = match sign {
        Sign::Ball => (
            "M50 8a42 42 0 1 0 .1 0z",
            "",
            "M8 50h84M50 8v84M21 20q28 30 0 60M79 20q-28 30 0 60",
        ),
        Sign::Houses => (
            "M4 94V50l26-24 26 24v44zM62 94V34l17-22 17 22v60z",
            "",
            "M24 94V68h12v26M73 44h12M73 62h12",
        ),
        Sign::Heart => (
            "M50 92C8 62 4 44 6 32a23 23 0 0 1 44-6 23 23 0 0 1 44 6c2 12-2 30-44 60z",
            "",
            "M18 48h20l8-14 10 28 8-14h18",
        ),
        Sign::Kite => (
            "M56 4 88 38 48 78 20 28z",
            "M48 78c-2 18-16 4-20 18",
            "M56 4 48 78M20 28l68 10",
        ),
        Sign::Cup => (
            "M12 40h60v24a26 26 0 0 1-26 26h-8a26 26 0 0 1-26-26z",
            "M73 48h6a11 11 0 0 1 0 22h-8M30 29q-8-8 0-15M52 29q-8-8 0-15",
            "",
        ),
        Sign::Bowls => (
            "M27 46a23 23 0 1 0 .1 0zM77 54a19 19 0 1 0 .1 0zM56 14a10 10 0 1 0 .1 0z",
            "",
            "M8 62q20 14 38 0M61 66q16 12 32 0",
        ),
        Sign::Wheel => (
            "M50 8a42 42 0 1 0 .1 0z",
            "",
            "M50 8v84M8 50h84M20 20l60 60M80 20 20 80M50 22a28 28 0 1 0 .1 0z",
        ),
        Sign::Offices => (
            "M10 94V8h46v86zM62 94V40h28v54z",
            "",
            "M22 26h22M22 44h22M22 62h22M72 56h8M72 72h8",
        ),
        Sign::TownHall => (
            "M4 38 50 8l46 30zM6 82h88v12H6zM16 44h14v32H16zM43 44h14v32H43zM70 44h14v32H70z",
            "",
            "M44 27h12",
        ),
        Sign::Tree => (
            "M50 4a34 34 0 0 1 5 67v23H45V71A34 34 0 0 1 50 4z",
            "",
            "M50 72V30M50 56l14-13M50 46 37 34",
        ),
        Sign::Flag => ("M20 8h70L74 31l16 23H28v40h-8z", "", "M38 31h22"),
        Sign::Shapes => (
            "M27 4a22 22 0 1 0 .1 0zM54 6h40v40H54zM5 94l22-40 22 40zM54 94V74a20 20 0 0 1 40 0v20z",
            "",
            "",
        ),
        Sign::Umbrella => (
            "M4 56a46 46 0 0 1 92 0q-12-10-23 0-12-10-23 0-12-10-23 0-11-10-23 0z",
            "M50 56v28a8 8 0 0 1-17 0",
            "M50 11v36M50 12Q26 28 27 52M50 12q24 16 23 40",
        ),
        Sign::Stairs => ("M4 94V74h24V54h22V34h22V14h24v80z", "", ""),
        Sign::Signpost => (
            "M30 12h52l14 13-14 13H54v8h16v26H54v22h-8V72H18L4 59l14-13h28v-8H30z",
            "",
            "M40 25h34M26 59h34",
        ),
        Sign::Circles => (
            "M34 20a30 30 0 1 0 .1 0zM66 20a30 30 0 1 0 .1 0z",
            "",
            "M50 25a30 30 0 0 1 0 50 30 30 0 0 1 0-50z",
        ),
        Sign::Network => (
            "M50 4a16 16 0 1 0 .1 0zM18 62a16 16 0 1 0 .1 0zM82 62a16 16 0 1 0 .1 0z",
            "M42 34 26 64M58 34l16 30M34 78h32",
            "",
        ),
        Sign::Calendar => (
            "M8 16h84v78H8z",
            "M30 6v10M70 6v10",
            "M8 38h84M26 56h8M46 56h8M66 56h8M26 76h8M46 76h8",
        ),
        Sign::Speech => (
            "M4 8h60v40H34L20 62V48H4zM48 56h48v28H84v12L70 84H48z",
            "",
            "M18 22h32M18 34h18M60 70h24",
        ),
        Sign::Bars => ("M8 94V56h22v38zM39 94V10h22v84zM70 94V34h22v60z", "", ""),
        Sign::Book => (
            "M50 24Q30 8 4 16v64q26-8 46 10 20-18 46-10V16Q70 8 50 24z",
            "",
            "M50 24v66M18 36q10-1 18 4M18 54q10-1 18 4M82 36q-10-1-18 4M82 54q-10-1-18 4",
        ),
        Sign::Path => (
            "M14 78a10 10 0 1 0 .1 0zM86 4a10 10 0 1 0 .1 0zM50 36a14 14 0 1 0 .1 0z",
            "M24 88h48a19 19 0 0 0 0-38H64M36 50h-8a18 18 0 0 1 0-36h48",
            "",
        ),
        Sign::Medal => (
            "M22 4h20l16 36H40zM78 4H58L42 40h18zM50 36a29 29 0 1 0 .1 0z",
            "",
            "M50 50a15 15 0 1 0 .1 0z",
        ),
        Sign::Whistle => (
            "M34 34h62v24H62a29 29 0 1 1-28-24z",
            "M34 22V8M14 28 6 16",
            "M34 51a12 12 0 1 0 .1 0z",
        ),
        Sign::Newspaper => (
            "M4 10h70v84H16A12 12 0 0 1 4 82zM80 30h16v52a12 12 0 0 1-16 11z",
            "",
            "M18 28h42M18 46h16v14H18zM46 46h14M46 60h14M18 78h42",
        ),
        Sign::Star => (
            "m50 6 13 29 32 4-24 21 7 32-28-16-28 16 7-32L5 39l32-4z",
            "",
            "",
        ),
        Sign::Apple => (
            "M50 30C26 14 6 30 8 54s20 44 42 36c22 8 40-12 42-36S74 14 50 30z",
            "M50 28q0-14 12-22",
            "M24 48q2-8 10-10",
        ),
        Sign::Waves => (
            "M50 8a18 18 0 1 0 .1 0z",
            "M4 60q12-14 23 0t23 0 23 0 23 0M4 82q12-14 23 0t23 0 23 0 23 0",
            "",
        ),
        Sign::Note => (
            "M24 66a16 16 0 1 0 .1 0zM76 56a16 16 0 1 0 .1 0zM32 82V18l60-12v66h-9V26l-42 8v48z",
            "",
            "",
        ),
        Sign::Screen => (
            "M8 14h84v56H8zM36 70h28l4 20H32z",
            "M22 90h56",
            "M24 32h30M24 48h18",
        ),
    };
    Outline {
        body: Cow::Borrowed(body),
        line,
        mark,
    }
}

/// A sign for a subject that nobody drew one for: four tiles, each with a shape of its own.
pub(super) fn mosaic(dice: &mut Dice) -> Outline {
    let mut body = String::new();
    for (x, y) in [(4, 4), (52, 4), (4, 52), (52, 52)] {
        let (right, below) = (x + 44, y + 44);
        let (middle, centre) = (x + 22, y + 22);
        body.push_str(&match dice.below(8) {
            0 => format!("M{x} {below}V{y}a44 44 0 0 1 44 44z"),
            1 => format!("M{x} {y}h44a44 44 0 0 1-44 44z"),
            2 => format!("M{right} {y}v44a44 44 0 0 1-44-44z"),
            3 => format!("M{right} {below}H{x}a44 44 0 0 1 44-44z"),
            4 => format!("M{middle} {y}a22 22 0 1 0 .1 0z"),
            5 => format!("M{x} {centre}a22 22 0 0 1 44 0zM{x} {below}a22 22 0 0 1 44 0z"),
            6 => format!("M{x} {below}l22-44 22 44z"),
            _ => format!("M{x} {y}h44v44H{x}z"),
        });
    }
    Outline {
        body: Cow::Owned(body),
        line: "",
        mark: "",
    }
}
