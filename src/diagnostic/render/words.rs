//! What severities and groups are called.

use crate::diagnostic::{Group, Severity, Words};

impl Severity {
    /// What one such problem is called.
    pub fn one(self) -> Words {
        match self {
            Self::Error => Words {
                nl: "fout",
                en: "error",
            },
            Self::Warning => Words {
                nl: "waarschuwing",
                en: "warning",
            },
            Self::Hint => Words {
                nl: "tip",
                en: "hint",
            },
        }
    }

    /// What several such problems are called.
    pub(super) fn many(self) -> Words {
        match self {
            Self::Error => Words {
                nl: "fouten",
                en: "errors",
            },
            Self::Warning => Words {
                nl: "waarschuwingen",
                en: "warnings",
            },
            Self::Hint => Words {
                nl: "tips",
                en: "hints",
            },
        }
    }
}

impl Group {
    /// Every group, in the order of the table.
    pub(super) const ALL: [Self; 11] = [
        Self::Form,
        Self::References,
        Self::Addresses,
        Self::Time,
        Self::Courses,
        Self::Accents,
        Self::Accessibility,
        Self::Privacy,
        Self::Language,
        Self::Surveys,
        Self::Themes,
    ];

    /// The heading of the group.
    pub(super) fn title(self) -> Words {
        match self {
            Self::Form => Words {
                nl: "Vorm",
                en: "Form",
            },
            Self::References => Words {
                nl: "Verwijzingen",
                en: "References",
            },
            Self::Addresses => Words {
                nl: "Adressen en links",
                en: "Addresses and links",
            },
            Self::Time => Words {
                nl: "Tijd",
                en: "Time",
            },
            Self::Courses => Words {
                nl: "Cursussen",
                en: "Courses",
            },
            Self::Accents => Words {
                nl: "Regionale aanvullingen",
                en: "Accents",
            },
            Self::Accessibility => Words {
                nl: "Toegankelijkheid",
                en: "Accessibility",
            },
            Self::Privacy => Words {
                nl: "Privacy en veiligheid",
                en: "Privacy and safety",
            },
            Self::Language => Words {
                nl: "Taal",
                en: "Language",
            },
            Self::Surveys => Words {
                nl: "Peilingen",
                en: "Surveys",
            },
            Self::Themes => Words {
                nl: "Thema’s en regio’s",
                en: "Themes and regions",
            },
        }
    }

    /// The name of the group for programs.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::References => "references",
            Self::Addresses => "addresses",
            Self::Time => "time",
            Self::Courses => "courses",
            Self::Accents => "accents",
            Self::Accessibility => "accessibility",
            Self::Privacy => "privacy",
            Self::Language => "language",
            Self::Surveys => "surveys",
            Self::Themes => "themes",
        }
    }
}
