//! The kinds of results.

/// A kind of result: the groups and the filter of the search page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SearchKind {
    /// Courses, and lists of them.
    Course,
    /// News, and lists of it.
    News,
    /// Specials and their articles.
    Special,
    /// The carrièrepad and the reisplan.
    Path,
    /// Surveys.
    Survey,
    /// Terms of the glossary.
    Term,
    /// Organisations.
    Partner,
    /// Pages for an audience.
    Audience,
    /// All other pages.
    Page,
}

impl SearchKind {
    /// Every kind, in the order shown.
    pub(super) const ALL: [Self; 9] = [
        Self::Course,
        Self::News,
        Self::Special,
        Self::Path,
        Self::Survey,
        Self::Term,
        Self::Partner,
        Self::Audience,
        Self::Page,
    ];

    /// The name in addresses: `aanbod`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Course => "aanbod",
            Self::News => "nieuws",
            Self::Special => "specials",
            Self::Path => "loopbaan",
            Self::Survey => "peilingen",
            Self::Term => "begrippen",
            Self::Partner => "partners",
            Self::Audience => "voor",
            Self::Page => "paginas",
        }
    }

    /// The label.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Course => "Aanbod",
            Self::News => "Nieuws",
            Self::Special => "Specials",
            Self::Path => "Carrièrepad en reisplan",
            Self::Survey => "Peilingen",
            Self::Term => "Begrippen",
            Self::Partner => "Partners",
            Self::Audience => "Voor wie",
            Self::Page => "Pagina’s",
        }
    }

    /// Its position in [`SearchKind::ALL`].
    pub(super) fn position(self) -> usize {
        self as usize
    }
}
