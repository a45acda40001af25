//! The table of all rules.

use std::fmt;

use super::{Language, codes};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Something a reader would stumble over.
    Warning,
    /// A suggestion.
    Hint,
}

impl Severity {
    /// The stable name, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// What a group of rules guards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "the names are those of the headings of the table"
)]
pub enum Group {
    Form,
    References,
    Addresses,
    Time,
    Courses,
    Accents,
    Accessibility,
    Privacy,
    Language,
    Surveys,
    Themes,
}

/// Words that are known when the program is compiled: Dutch, English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Dutch.
    pub nl: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The words in a language.
    pub fn say(self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.nl,
            Language::English => self.en,
        }
    }
}

/// A rule: what it wants, why, and what it looks like when it is broken and kept.
#[derive(Debug)]
pub struct Rule {
    /// The stable code, which other tools use.
    pub code: &'static str,
    /// What it guards.
    pub group: Group,
    /// How bad a breach is.
    pub severity: Severity,
    /// Whether it can begin to fire by the passing of time alone. Such a rule is never an error.
    pub by_clock: bool,
    /// What it wants, in one sentence.
    pub summary: Words,
    /// Why, and what to do about a breach.
    pub explanation: Words,
    /// An example that breaks it. Content is Dutch, so there is one for both languages.
    pub bad: &'static str,
    /// The same example, mended.
    pub good: &'static str,
}

macro_rules! table {
    ($($variant:ident => $module:ident,)*) => {
        /// The stable name of a rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is documented by its rule")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The rule behind the code.
            pub fn rule(self) -> &'static Rule {
                match self { $(Self::$variant => &codes::$module::RULE,)* }
            }
        }
    };
}

table! {
    InvalidYaml => invalid_yaml,
    MissingFrontMatter => missing_front_matter,
    UnknownKey => unknown_key,
    MissingKey => missing_key,
    DuplicateKey => duplicate_key,
    WrongType => wrong_type,
    InvalidValue => invalid_value,
    InvalidId => invalid_id,
    AmbiguousNumber => ambiguous_number,
    UnreadableFile => unreadable_file,
    InvalidEncoding => invalid_encoding,
    LimitExceeded => limit_exceeded,
    InvalidComponent => invalid_component,
    UnknownFile => unknown_file,

    UnknownReference => unknown_reference,
    DuplicateId => duplicate_id,

    DuplicateAddress => duplicate_address,
    RedirectLoop => redirect_loop,
    BrokenLink => broken_link,
    BrokenAnchor => broken_anchor,
    MissingMedia => missing_media,
    UnusedMedia => unused_media,
    InsecureLink => insecure_link,
    StagingLink => staging_link,
    OrphanPage => orphan_page,

    EndBeforeStart => end_before_start,
    QuarterGap => quarter_gap,
    UnpublishedTarget => unpublished_target,
    PastMilestone => past_milestone,
    StaleCourse => stale_course,

    RunBeforePhase => run_before_phase,
    MissingPlace => missing_place,
    UnlistedProvider => unlisted_provider,
    NormUnanswered => norm_unanswered,
    NormFailed => norm_failed,
    NormOutdated => norm_outdated,
    NormTree => norm_tree,

    AccentKey => accent_key,
    AccentOutdated => accent_outdated,
    UnusedAccent => unused_accent,
    StrayAccent => stray_accent,

    MissingAlt => missing_alt,
    HeadingOrder => heading_order,
    EmptyHeading => empty_heading,
    EmptyLink => empty_link,
    VagueLinkText => vague_link_text,
    TableWithoutHeader => table_without_header,
    LowContrast => low_contrast,

    RawHtml => raw_html,
    UnsafeLink => unsafe_link,
    ThirdParty => third_party,
    PathEscape => path_escape,
    PersonalData => personal_data,
    MissingConsent => missing_consent,

    SummaryLength => summary_length,
    TitleLength => title_length,
    DiscouragedTerm => discouraged_term,
    FusedFilename => fused_filename,
    HardToRead => hard_to_read,
    SampleText => sample_text,

    OutcomeMismatch => outcome_mismatch,
    SmallCell => small_cell,

    TemplateError => template_error,
    UnknownTheme => unknown_theme,
    ThemeCycle => theme_cycle,
    MissingNationalSite => missing_national_site,
    SecondNationalSite => second_national_site,

    UnusedExemption => unused_exemption,
}

impl Code {
    /// The stable code, as written in JSON and under `negeer`.
    pub fn as_str(self) -> &'static str {
        self.rule().code
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let found = Self::ALL.iter().find(|code| code.as_str() == text);
        found.copied().ok_or(())
    }
}
