//! What rclone reports while it runs: a JSON object a line.

use std::io::{BufRead, BufReader};
use std::process::Child;

use serde::Deserialize;

use crate::edge::publish::transport::SendProgress;

/// A line of rclone's log.
#[derive(Deserialize)]
struct LogLine {
    level: String,
    #[serde(default)]
    msg: String,
    stats: Option<LogStats>,
}

/// How far rclone is.
#[derive(Deserialize)]
struct LogStats {
    bytes: u64,
}

/// Reads the log of a running rclone to its end; returns its errors, the last one last.
pub(super) fn listen(child: &mut Child, progress: &dyn SendProgress) -> String {
    let Some(log) = child.stderr.take() else {
        return String::new();
    };
    let mut complaints = Vec::new();
    for line in BufReader::new(log).split(b'\n').map_while(Result::ok) {
        let Ok(line) = serde_json::from_slice::<LogLine>(&line) else {
            complaints.push(String::from_utf8_lossy(&line).trim().to_owned());
            continue;
        };
        match (&*line.level, line.stats) {
            (_, Some(stats)) => progress.sent(stats.bytes),
            ("error" | "critical" | "fatal", None) => complaints.push(line.msg),
            // How it ends is reported at this level.
            ("notice", None) if line.msg.starts_with("Failed to") => complaints.push(line.msg),
            _ => {}
        }
    }
    complaints.retain(|complaint| !complaint.is_empty());
    complaints.join("\n")
}
