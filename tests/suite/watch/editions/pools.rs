//! The names that edits choose from: few, so that files often refer to each other, and some that
//! nothing has.

pub(super) const SITES: &[&str] = &["landelijk", "noord", "oost", "midden"];
pub(super) const COURSES: &[&str] = &[
    "hoe-werkt-de-gemeente",
    "bewegen-in-de-buurt",
    "tweede",
    "derde",
];
pub(super) const MODULES: &[&str] = &["besluiten", "plein", "een", "twee"];
pub(super) const KINDS: &[&str] = &["cursus", "training", "leergang"];
pub(super) const AUDIENCES: &[&str] = &[
    "buurtsportcoach",
    "leidinggevende",
    "werkgever",
    "gemeente",
    "onderwijs",
    "aanbieder",
];
pub(super) const THEMES: &[&str] = &["gemeente-en-beleid", "gezondheid", "wijk"];
pub(super) const PROFILES: &[&str] = &["beweegcoach", "regisseur"];
pub(super) const PILLARS: &[&str] = &["behoeftepeiling", "aanbod"];
pub(super) const CATEGORIES: &[&str] = &["programma", "aanbod", "terugblik"];
pub(super) const PARTNERS: &[&str] = &["lab", "hanzehogeschool", "mulier"];
pub(super) const TERMS: &[&str] = &["vindplek", "behoeftepeiling", "buurt"];
pub(super) const ANCHORS: &[&str] = &["doel", "modules", "wat-leer-je", "weg"];
pub(super) const HEADINGS: &[&str] = &["Doel", "Wat leer je?", "Modules", "Foto’s", "Één loket"];
pub(super) const WORDS: &[&str] = &["portaal", "peiling", "middag", "foto's", "wijk"];

pub(super) const TITLES: &[&str] = &[
    "Samen bewegen",
    "Eten: hoe doe je dat?",
    "Een oproep",
    "Het plein in de wijk",
    "Een titel die veel langer is dan op een telefoon past, want er staat van alles in wat niet past",
];

pub(super) const SUMMARIES: &[&str] = &[
    "In november begint de academie met de eerste groep, en iedereen mag meedoen.",
    "Je leert hoe je met bewoners een beweegmiddag opzet die na een jaar nog bestaat.",
    "Kort.",
];

pub(super) const SENTENCES: &[&str] = &[
    "Je vindt de vindplek in de buurt.",
    "De behoeftepeiling komt er weer aan.",
    "Kom je ook naar het portaal?",
    "Er is één loket voor al je foto’s.",
    "Wij zijn van mening dat in het kader van de regeling de betrokken partijen gezamenlijk \
     verantwoordelijkheid dragen voor de uitvoering.",
];

/// Pictures and downloads, below `media/`.
pub(super) const MEDIA: &[&str] = &[
    "plein.jpg",
    "verslag.pdf",
    "foto.png",
    "kaart.gif",
    "teken.svg",
    "album/een.webp",
    "weg.jpg",
];

/// What links lead to, from the folder in which content stands.
pub(super) const TARGETS: &[&str] = &[
    "aanbod/hoe-werkt-de-gemeente.md",
    "aanbod/tweede.md",
    "nieuws/het-reisplan.md",
    "nieuws/bericht.md",
    "paginas/over.md",
    "paginas/voor/werkgever.md",
    "specials/lab-special/index.md",
    "reisplan/index.md",
    "carrierepad/index.md",
    "media/verslag.pdf",
    "nergens.md",
];

/// Documents, below the folder of their owner: each kind, and some with names that cannot be.
pub(super) const DOCUMENTS: &[&str] = &[
    "aanbod/hoe-werkt-de-gemeente.md",
    "aanbod/bewegen-in-de-buurt.md",
    "aanbod/tweede.md",
    "aanbod/derde.md",
    "aanbod/Met Spatie.md",
    "nieuws/het-reisplan.md",
    "nieuws/bericht.md",
    "nieuws/oproep.md",
    "specials/lab-special/index.md",
    "specials/lab-special/de-reis.md",
    "specials/zomer/index.md",
    "specials/zomer/de-zee.md",
    "reisplan/index.md",
    "reisplan/2026-K3.md",
    "reisplan/2026-K4.md",
    "reisplan/2027-K2.md",
    "carrierepad/index.md",
    "carrierepad/a.md",
    "carrierepad/b.md",
    "peilingen/regionaal-2026.md",
    "peilingen/tweede.md",
    "paginas/over.md",
    "paginas/contact.md",
    "paginas/voor/werkgever.md",
    "paginas/voor/gemeente.md",
    "paginas/over/ons/werk.md",
    "paginas/overzicht.md",
];

pub(super) const LISTS: &[&str] = &[
    "content/vocabulaire.yaml",
    "content/partners.yaml",
    "content/begrippen.yaml",
    "content/toetsingskader.yaml",
    "content/cijfers.yaml",
];

/// Files that the program does not know, and some that it nearly knows.
pub(super) const UNKNOWN: &[&str] = &[
    "content/notities.txt",
    "content/aanbod/kladje.docx",
    "content/vergaderingen/maart.md",
    "regions/noord/notitie.md",
    "regions/weg/content/nieuws/bericht.md",
    "themes/los.css",
    "themes/basis/notitie.txt",
];

/// Folders that are renamed, and what to.
pub(super) const FOLDERS: &[(&str, &str)] = &[
    ("regions/noord", "regions/midden"),
    ("regions/oost", "regions/noord"),
    ("regions/noord/content", "regions/oost/content"),
    ("themes/basis", "themes/ander"),
    ("themes/noord", "themes/wad"),
    ("themes/noord/assets", "themes/basis/assets"),
    ("content/specials/lab-special", "content/specials/zomer"),
    ("content/media", "content/beeld"),
    ("content/media", "regions/noord/content/media"),
    ("content/paginas/voor", "content/paginas/over"),
    ("content/nieuws", "content/peilingen"),
];

/// Words that replace each other in any file.
pub(super) const REPLACED: &[(&str, &str)] = &[
    ("noord", "oost"),
    ("lab-special", "zomer"),
    ("hanzehogeschool", "lab"),
    ("buurtsportcoach", "gemeente"),
    ("hoe-werkt-de-gemeente", "tweede"),
    ("besluiten", "plein"),
    ("titel:", "titl:"),
    ("status: gepland", "status: bereikt"),
    ("gratis", "onbekend"),
    ("2026", "2027"),
    ("doel", "modules"),
    ("media/plein.jpg", "media/foto.png"),
    ("id: ", "naam: "),
    ("{{", "{{ fout."),
    ("#ffffff", "#767676"),
    ("basis", "noord"),
];
