//! The rules, one a file: what it wants and why, how bad a breach is, an example, and the words of
//! every problem in both languages.
//!
//! A rule's file holds functions that make its problems out of what a check has at hand (places,
//! names, dates as they were written). The checks know no words, and the words know no checks.

/// A [`Text`](crate::diagnostic::Text) from two format strings, Dutch and English, that capture
/// the same values.
macro_rules! text {
    ($dutch:literal, $english:literal $(,)?) => {
        $crate::diagnostic::Text::new(format!($dutch), format!($english))
    };
}
pub(super) use text;

pub mod ambiguous_number;
pub mod duplicate_key;
pub mod invalid_component;
pub mod invalid_encoding;
pub mod invalid_id;
pub mod invalid_value;
pub mod invalid_yaml;
pub mod limit_exceeded;
pub mod missing_front_matter;
pub mod missing_key;
pub mod unknown_file;
pub mod unknown_key;
pub mod unreadable_file;
pub mod unused_exemption;
pub mod wrong_type;

pub mod duplicate_id;
pub mod unknown_reference;

pub mod broken_anchor;
pub mod broken_link;
pub mod duplicate_address;
pub mod insecure_link;
pub mod missing_media;
pub mod orphan_page;
pub mod redirect_loop;
pub mod staging_link;
pub mod unused_media;

pub mod end_before_start;
pub mod past_milestone;
pub mod quarter_gap;
pub mod stale_course;
pub mod unpublished_target;

pub mod missing_place;
pub mod norm_failed;
pub mod norm_outdated;
pub mod norm_tree;
pub mod norm_unanswered;
pub mod run_before_phase;
pub mod unlisted_provider;

pub mod accent_key;
pub mod accent_outdated;
pub mod stray_accent;
pub mod unused_accent;

pub mod empty_heading;
pub mod empty_link;
pub mod heading_order;
pub mod low_contrast;
pub mod missing_alt;
pub mod table_without_header;
pub mod vague_link_text;

pub mod missing_consent;
pub mod path_escape;
pub mod personal_data;
pub mod raw_html;
pub mod third_party;
pub mod unsafe_link;

pub mod discouraged_term;
pub mod fused_filename;
pub mod hard_to_read;
pub mod sample_text;
pub mod summary_length;
pub mod title_length;

pub mod outcome_mismatch;
pub mod small_cell;

pub mod missing_national_site;
pub mod second_national_site;
pub mod template_error;
pub mod theme_cycle;
pub mod unknown_theme;

#[cfg(test)]
mod tests;
