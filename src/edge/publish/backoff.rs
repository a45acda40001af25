//! Waiting longer after each failure that may pass.

use std::thread;
use std::time::Duration;

use super::transport::TransportError;

/// How often and after how long something is tried once more.
#[derive(Debug, Clone, Copy)]
pub struct Backoff {
    /// How many times more.
    pub attempts: u32,
    /// The wait before the first; each next one is twice as long.
    pub first: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            attempts: 4,
            first: Duration::from_secs(1),
        }
    }
}

impl Backoff {
    /// Does something, and does it again while it fails for a reason that may pass.
    ///
    /// # Errors
    /// The last failure.
    pub fn retry<T>(
        self,
        mut attempt: impl FnMut() -> Result<T, TransportError>,
    ) -> Result<T, TransportError> {
        let mut wait = self.first;
        for _ in 0..self.attempts {
            match attempt() {
                Err(error) if error.may_pass => thread::sleep(wait),
                done => return done,
            }
            wait *= 2;
        }
        attempt()
    }
}
