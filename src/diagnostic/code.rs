//! The table of all rules: a stable code for each, and what a rule consists of.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Language, codes};

/// How serious a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// A visitor of the site would notice it.
    Warning,
    /// A suggestion.
    Hint,
}

impl Severity {
    /// The stable name, as written in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// The subject of a rule, by which explanations are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "the names are those of the headings of the table"
)]
pub enum RuleGroup {
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

/// A text in Dutch and English that is known at compile time; [`Text`](super::Text) is its
/// counterpart with values filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaticText {
    /// Dutch.
    pub nl: &'static str,
    /// English.
    pub en: &'static str,
}

impl StaticText {
    /// Returns the text in one language.
    pub fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.nl,
            Language::English => self.en,
        }
    }
}

/// A rule: what it requires, why, and an example before and after correction.
#[derive(Debug)]
pub struct Rule {
    /// The stable code, on which other tools rely.
    pub code: &'static str,
    /// Its subject.
    pub group: RuleGroup,
    /// The severity of a violation.
    pub severity: Severity,
    /// Whether a violation can appear when only the date changes. Such a rule is never an error.
    pub is_date_dependent: bool,
    /// What it requires, in one sentence.
    pub summary: StaticText,
    /// Why, and what to do about a violation.
    pub explanation: StaticText,
    /// An example that violates it. Content is Dutch, so one example serves both languages.
    pub bad_example: &'static str,
    /// The same example, corrected.
    pub good_example: &'static str,
}

macro_rules! rule_table {
    ($($variant:ident => $module:ident,)*) => {
        /// The stable name of a rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is documented by its rule")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the rule of this code.
            pub fn rule(self) -> &'static Rule {
                match self { $(Self::$variant => &codes::$module::RULE,)* }
            }
        }
    };
}

rule_table! {
    InvalidYaml => invalid_yaml,
    MissingFrontMatter => missing_front_matter,
    DoubleFrontMatter => double_front_matter,
    CommentInValue => comment_in_value,
    SplitSentence => split_sentence,
    UnknownKey => unknown_key,
    MissingKey => missing_key,
    DuplicateKey => duplicate_key,
    WrongType => wrong_type,
    InvalidValue => invalid_value,
    InvalidId => invalid_id,
    AmbiguousNumber => ambiguous_number,
    MergeConflict => merge_conflict,
    UnreadableFile => unreadable_file,
    InvalidEncoding => invalid_encoding,
    LimitExceeded => limit_exceeded,
    InvalidComponent => invalid_component,
    UnformedMarkdown => unformed_markdown,
    ControlCharacter => control_character,
    UnknownFile => unknown_file,

    UnknownReference => unknown_reference,
    DuplicateId => duplicate_id,

    DuplicateAddress => duplicate_address,
    LostAddress => lost_address,
    RedirectLoop => redirect_loop,
    MovedDocument => moved_document,
    BrokenLink => broken_link,
    BrokenAnchor => broken_anchor,
    MissingMedia => missing_media,
    BrokenMedia => broken_media,
    UnsafeMedia => unsafe_media,
    LargeMedia => large_media,
    UnusedMedia => unused_media,
    InsecureLink => insecure_link,
    StagingLink => staging_link,
    OrphanPage => orphan_page,

    EndBeforeStart => end_before_start,
    SessionOutsideRun => session_outside_run,
    QuarterGap => quarter_gap,
    UnpublishedTarget => unpublished_target,
    PastMilestone => past_milestone,
    StaleCourse => stale_course,

    RunBeforePhase => run_before_phase,
    MissingPlace => missing_place,
    CourseCircle => course_circle,
    MissingEvaluation => missing_evaluation,
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

    /// Whether a file with such a problem is not read completely, so that it may use what seems to
    /// be unused.
    pub fn hides_text(self) -> bool {
        matches!(
            self,
            Self::InvalidYaml
                | Self::MissingFrontMatter
                | Self::DoubleFrontMatter
                | Self::DuplicateKey
                | Self::UnreadableFile
                | Self::InvalidEncoding
                | Self::LimitExceeded
                | Self::MergeConflict
        )
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

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        text.parse().map_err(|()| D::Error::custom("not a code"))
    }
}
