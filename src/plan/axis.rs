//! The axes by which courses are grouped and filtered.

/// An axis by which courses are grouped, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// The academy that offers it.
    Region,
    /// Theme.
    Theme,
    /// The month in which an upcoming run begins.
    Month,
    /// The town of an upcoming run.
    Place,
    /// Function of the carrièrepad.
    Function,
    /// Who takes part.
    Audience,
    /// Classroom, online or blended.
    Form,
    /// Price.
    Cost,
    /// How one enrols without choosing a date here.
    Dateless,
    /// Study time.
    Time,
    /// Kind of offer.
    Kind,
    /// BRC profile.
    Profile,
    /// Who gives it.
    Provider,
}

impl Axis {
    /// Every axis.
    pub const ALL: [Self; 13] = [
        Self::Region,
        Self::Theme,
        Self::Month,
        Self::Place,
        Self::Function,
        Self::Audience,
        Self::Form,
        Self::Cost,
        Self::Dateless,
        Self::Time,
        Self::Kind,
        Self::Profile,
        Self::Provider,
    ];

    /// The name in addresses, of pages as well as of filters in the finder.
    pub fn word(self) -> &'static str {
        match self {
            Self::Region => "regio",
            Self::Theme => "thema",
            Self::Month => "maand",
            Self::Place => "plaats",
            Self::Function => "functie",
            Self::Audience => "doelgroep",
            Self::Form => "vorm",
            Self::Cost => "kosten",
            Self::Dateless => "aanvraag",
            Self::Time => "tijd",
            Self::Kind => "soort",
            Self::Profile => "profiel",
            Self::Provider => "aanbieder",
        }
    }

    /// The label of the axis.
    pub fn label(self) -> &'static str {
        match self {
            Self::Region => "Regio",
            Self::Theme => "Thema",
            Self::Month => "Maand",
            Self::Place => "Plaats",
            Self::Function => "Functie",
            Self::Audience => "Voor wie",
            Self::Form => "Vorm",
            Self::Cost => "Kosten",
            Self::Dateless => "Aanmelden",
            Self::Time => "Tijd",
            Self::Kind => "Soort",
            Self::Profile => "Profiel",
            Self::Provider => "Aanbieder",
        }
    }

    /// Whether its values belong to a [`super::way::Way`] to take a course and not to the course.
    pub fn is_of_way(self) -> bool {
        match self {
            Self::Month | Self::Place | Self::Form | Self::Cost => true,
            Self::Region
            | Self::Theme
            | Self::Function
            | Self::Audience
            | Self::Dateless
            | Self::Time
            | Self::Kind
            | Self::Profile
            | Self::Provider => false,
        }
    }
}
