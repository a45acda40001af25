//! What `vindplek --version` tells: the version, and the commit, its date and the platform of the
//! build. The build script (`src/build.rs`) finds them.

use jiff::Timestamp;
use jiff::tz::Offset;

/// The length of a commit as it is shown.
const COMMIT_LENGTH: usize = 7;

/// `0.1.0 (abc1234, 2026-11-29, x86_64-unknown-linux-musl)`; what is not known is left out.
pub(super) fn version() -> String {
    text(
        env!("CARGO_PKG_VERSION"),
        env!("VINDPLEK_BUILD_COMMIT"),
        env!("VINDPLEK_BUILD_TIME"),
        env!("VINDPLEK_BUILD_TARGET"),
    )
}

/// A commit that ends in `+` had changes; the time is in seconds since 1970.
fn text(version: &str, commit: &str, time: &str, target: &str) -> String {
    let (hash, mark) = match commit.strip_suffix('+') {
        Some(hash) => (hash, "+"),
        None => (commit, ""),
    };
    let commit = format!("{}{mark}", hash.get(..COMMIT_LENGTH).unwrap_or(hash));
    let parts = [commit, day(time).unwrap_or_default(), target.to_owned()];
    let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{version} ({})", known.join(", "))
}

fn day(time: &str) -> Option<String> {
    let time = Timestamp::from_second(time.parse().ok()?).ok()?;
    Some(Offset::UTC.to_datetime(time).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let linux = "x86_64-unknown-linux-musl";
        let commit = "abc1234def5678abc1234def5678abc1234def56";
        assert_eq!(
            text("0.1.0", commit, "1795996800", linux),
            "0.1.0 (abc1234, 2026-11-30, x86_64-unknown-linux-musl)"
        );
        let changed = format!("{commit}+");
        assert_eq!(
            text("0.1.0", &changed, "soon", linux),
            "0.1.0 (abc1234+, x86_64-unknown-linux-musl)"
        );
        assert_eq!(text("0.1.0", "", "", linux), format!("0.1.0 ({linux})"));
    }
}
