//! The preview server: what [`crate::preview`] describes, kept up to date and served over HTTP.
//!
//! Three threads run besides those of the server. One waits for saves and compiles them (`editions`);
//! one finds problems and changed pages (`background`); and the watcher rescans the project at
//! intervals ([`super::watch`]). A request waits until everything saved before it has been compiled,
//! and is then answered from one immutable snapshot.

mod answer;
mod background;
mod beginning;
mod bound;
mod change;
mod connections;
mod differences;
mod edited_files;
mod editing;
mod editions;
mod findings;
mod fix;
mod former;
mod inserting;
mod kept_edits;
mod last_good;
mod listener;
mod missing;
mod moving;
mod options;
mod response;
mod secret;
mod sending;
mod server;
mod session;
mod told;
mod versions;

use std::path::Path;
use std::sync::Arc;
use std::thread;

pub use self::bound::Bound;
pub use self::connections::ServerLimits;
pub use self::editions::Snapshot;
pub use self::listener::PreviewListener;
pub use self::options::PreviewOptions;
pub use self::server::{serve, serve_within};
pub use self::session::PreviewSession;
use super::Failure;

/// Opens a project, compiles it and starts to follow its changes.
///
/// # Errors
/// The folder does not exist, or the system has no random numbers for the token.
pub fn open(
    project: &Path,
    options: &PreviewOptions,
    listener: Arc<dyn PreviewListener>,
) -> Result<Arc<PreviewSession>, Failure> {
    let session = Arc::new(PreviewSession::open(project, options, listener)?);
    let compiling = Arc::clone(&session);
    thread::spawn(move || compiling.compile_saves());
    let background = Arc::clone(&session);
    thread::spawn(move || background::run(&background));
    Ok(session)
}
