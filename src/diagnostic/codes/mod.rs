//! One file per rule: what it requires and why, the severity of a violation, an example, and every
//! message in both languages.
//!
//! A rule's file has constructors that make its problems from the data of a check (places, names,
//! dates as written). Its main case is `problem`; other cases are named after what they report.
//! Checks contain no message texts, and these files contain no checks.

/// A [`Text`](crate::diagnostic::Text) from two format strings, Dutch and English, that capture
/// the same values.
macro_rules! text {
    ($dutch:literal, $english:literal $(,)?) => {
        $crate::diagnostic::Text::new(format!($dutch), format!($english))
    };
}
pub(super) use text;

pub(crate) mod ambiguous_number;
pub(crate) mod comment_in_value;
pub(crate) mod control_character;
pub(crate) mod double_front_matter;
pub(crate) mod duplicate_key;
pub(crate) mod invalid_component;
pub(crate) mod invalid_encoding;
pub(crate) mod invalid_id;
pub(crate) mod invalid_value;
pub(crate) mod invalid_yaml;
pub(crate) mod limit_exceeded;
pub(crate) mod merge_conflict;
pub(crate) mod missing_front_matter;
pub(crate) mod missing_key;
pub(crate) mod split_sentence;
pub(crate) mod unformed_markdown;
pub(crate) mod unknown_file;
pub(crate) mod unknown_key;
pub(crate) mod unreadable_file;
pub(crate) mod unused_exemption;
pub(crate) mod wrong_type;

pub(crate) mod duplicate_id;
pub(crate) mod unknown_reference;

pub(crate) mod broken_anchor;
pub(crate) mod broken_link;
pub(crate) mod broken_media;
pub(crate) mod duplicate_address;
pub(crate) mod insecure_link;
pub(crate) mod large_media;
pub(crate) mod lost_address;
pub(crate) mod missing_media;
pub(crate) mod moved_document;
pub(crate) mod orphan_page;
pub(crate) mod redirect_loop;
pub(crate) mod staging_link;
pub(crate) mod unsafe_media;
pub(crate) mod unused_media;

pub(crate) mod end_before_start;
pub(crate) mod past_milestone;
pub(crate) mod quarter_gap;
pub(crate) mod stale_course;
pub(crate) mod unpublished_target;

pub(crate) mod course_circle;
pub(crate) mod missing_evaluation;
pub(crate) mod missing_place;
pub(crate) mod norm_failed;
pub(crate) mod norm_outdated;
pub(crate) mod norm_tree;
pub(crate) mod norm_unanswered;
pub(crate) mod run_before_phase;
pub(crate) mod unlisted_provider;

pub(crate) mod accent_key;
pub(crate) mod accent_outdated;
pub(crate) mod stray_accent;
pub(crate) mod unused_accent;

pub(crate) mod empty_heading;
pub(crate) mod empty_link;
pub(crate) mod heading_order;
pub(crate) mod low_contrast;
pub(crate) mod missing_alt;
pub(crate) mod table_without_header;
pub(crate) mod vague_link_text;

pub(crate) mod missing_consent;
pub(crate) mod path_escape;
pub(crate) mod personal_data;
pub(crate) mod raw_html;
pub(crate) mod third_party;
pub(crate) mod unsafe_link;

pub(crate) mod discouraged_term;
pub(crate) mod fused_filename;
pub(crate) mod hard_to_read;
pub(crate) mod sample_text;
pub(crate) mod summary_length;
pub(crate) mod title_length;

pub(crate) mod outcome_mismatch;
pub(crate) mod session_outside_run;
pub(crate) mod small_cell;

pub(crate) mod missing_national_site;
pub(crate) mod second_national_site;
pub(crate) mod template_error;
pub(crate) mod theme_cycle;
pub(crate) mod unknown_theme;

#[cfg(test)]
mod tests;
