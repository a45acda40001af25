//! The labels of severities and of groups of rules.

use crate::diagnostic::{RuleGroup, Severity, StaticText};

impl Severity {
    /// The label of one problem.
    pub(crate) fn singular(self) -> StaticText {
        match self {
            Self::Error => StaticText {
                nl: "fout",
                en: "error",
            },
            Self::Warning => StaticText {
                nl: "waarschuwing",
                en: "warning",
            },
            Self::Hint => StaticText {
                nl: "tip",
                en: "hint",
            },
        }
    }

    /// The label of several problems.
    pub(super) fn plural(self) -> StaticText {
        match self {
            Self::Error => StaticText {
                nl: "fouten",
                en: "errors",
            },
            Self::Warning => StaticText {
                nl: "waarschuwingen",
                en: "warnings",
            },
            Self::Hint => StaticText {
                nl: "tips",
                en: "hints",
            },
        }
    }
}

impl RuleGroup {
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
    pub(super) fn title(self) -> StaticText {
        match self {
            Self::Form => StaticText {
                nl: "Vorm",
                en: "Form",
            },
            Self::References => StaticText {
                nl: "Verwijzingen",
                en: "References",
            },
            Self::Addresses => StaticText {
                nl: "Adressen en links",
                en: "Addresses and links",
            },
            Self::Time => StaticText {
                nl: "Tijd",
                en: "Time",
            },
            Self::Courses => StaticText {
                nl: "Cursussen",
                en: "Courses",
            },
            Self::Accents => StaticText {
                nl: "Accenten van regio’s",
                en: "Accents",
            },
            Self::Accessibility => StaticText {
                nl: "Toegankelijkheid",
                en: "Accessibility",
            },
            Self::Privacy => StaticText {
                nl: "Privacy en veiligheid",
                en: "Privacy and safety",
            },
            Self::Language => StaticText {
                nl: "Taal",
                en: "Language",
            },
            Self::Surveys => StaticText {
                nl: "Peilingen",
                en: "Surveys",
            },
            Self::Themes => StaticText {
                nl: "Thema’s en regio’s",
                en: "Themes and regions",
            },
        }
    }

    /// The stable name of the group, for programs.
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
