//! The options that a caller passes to a preview.

use jiff::civil::Date;

use crate::diagnostic::Language;

/// The options of a preview.
#[derive(Debug, Clone)]
pub struct PreviewOptions {
    /// The date to show the sites on; none to follow the clock.
    pub as_of: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether to poll the disk from the start instead of relying on events of the system.
    pub poll: bool,
    /// Whether files can be edited: always on this machine alone, and from others only when asked for.
    pub may_edit: bool,
    /// Whether Visual Studio Code may show the pages in a frame.
    pub in_editor: bool,
    /// The language of messages; none for that of the national site.
    pub language: Option<Language>,
}
