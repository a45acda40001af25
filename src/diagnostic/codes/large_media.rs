//! A download that is too large for visitors on a telephone.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "large-media",
    group: RuleGroup::Addresses,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een download is hoogstens 10 MB.",
        en: "A download is 10 MB at most.",
    },
    explanation: StaticText {
        nl: "Wie onderweg een groot bestand opent, wacht lang en betaalt voor de data. Een pdf is \
             bijna altijd kleiner te maken: in Word met Opslaan als > pdf > Minimale grootte. Een \
             film kan beter op een filmdienst staan, met een link ernaartoe.",
        en: "Whoever opens a large file on the way waits long and pays for the data. A PDF can \
             nearly always be made smaller: in Word with Save As > PDF > Minimum size. A film is \
             better placed on a film service, with a link to it.",
    },
    bad_example: "content/media/jaarverslag.pdf   (24 MB)",
    good_example: "content/media/jaarverslag.pdf   (2,4 MB)",
};

/// Reports a download that is too large; sizes in bytes.
pub(crate) fn problem(place: Place, size: u64, limit: u64) -> Diagnostic {
    let tenths = size.div_ceil(100_000);
    let (whole, tenth, limit) = (tenths / 10, tenths % 10, limit / 1_000_000);
    Diagnostic::new(
        Code::LargeMedia,
        place,
        text!(
            "Deze download is {whole},{tenth} MB, en dat is veel voor een bezoeker onderweg",
            "This download is {whole}.{tenth} MB, which is much for a visitor on the way"
        ),
    )
    .with_help(text!(
        "Maak het bestand kleiner dan {limit} MB, of splits het. Bewaar een pdf met Minimale \
         grootte, en maak van een film een link naar een filmdienst",
        "Make it smaller than {limit} MB or split it: a PDF with Minimum size, a film as a link \
         to a film service"
    ))
}

/// Reports a font that is too large; sizes in bytes.
pub(crate) fn large_font(place: Place, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (size.div_ceil(1000), limit / 1000);
    Diagnostic::new(
        Code::LargeMedia,
        place,
        text!(
            "Dit lettertype is {size} kB, en elke bezoeker haalt het op",
            "This font is {size} kB, and every visitor loads it"
        ),
    )
    .with_help(text!(
        "Maak het kleiner dan {limit} kB: laat tekens, gewichten en kenmerken weg die de site niet \
         gebruikt (tests/fonts/make.py doet dat)",
        "Make it smaller than {limit} kB: leave out characters, weights and features that the site \
         does not use (tests/fonts/make.py does)"
    ))
}
