//! The parts in which files are sent: after each, what has arrived is noted on the host.

use super::phase::SendPhase;
use super::plan::PlannedSend;

/// The most files in one part.
const FILES: usize = 400;

/// The most bytes in one part, unless a single file is larger.
const BYTES: u64 = 48_000_000;

/// Cuts what is sent, which is in the order of the phases, into parts: none holds files of two phases,
/// and none is so large that much is lost when it is interrupted.
pub fn batches(sends: &[PlannedSend]) -> Vec<&[PlannedSend]> {
    let mut batches = Vec::new();
    let mut start = 0;
    let mut bytes = 0;
    let mut phase: Option<SendPhase> = None;
    for (at, send) in sends.iter().enumerate() {
        let is_full = at - start >= FILES || (at > start && bytes + send.size > BYTES);
        if at > start && (is_full || phase != Some(send.phase)) {
            batches.extend(sends.get(start..at));
            (start, bytes) = (at, 0);
        }
        phase = Some(send.phase);
        bytes += send.size;
    }
    batches.extend(sends.get(start..).filter(|rest| !rest.is_empty()));
    batches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::plan::Change;

    fn send(phase: SendPhase, size: u64) -> PlannedSend {
        PlannedSend {
            path: String::new(),
            phase,
            size,
            digest: crate::digest::Digest::of(b""),
            change: Change::New,
            has_same_size: false,
        }
    }

    #[test]
    fn a_part_holds_files_of_one_phase_and_is_not_too_large() {
        let sends = [
            send(SendPhase::Asset, 1),
            send(SendPhase::Asset, 1),
            send(SendPhase::Medium, 30_000_000),
            send(SendPhase::Medium, 30_000_000),
            send(SendPhase::Medium, 90_000_000),
            send(SendPhase::Page, 1),
        ];
        let sizes: Vec<usize> = batches(&sends).iter().map(|batch| batch.len()).collect();
        assert_eq!(sizes, [2, 1, 1, 1, 1]);
        let many: Vec<PlannedSend> = (0..900).map(|_| send(SendPhase::Page, 1)).collect();
        let sizes: Vec<usize> = batches(&many).iter().map(|batch| batch.len()).collect();
        assert_eq!(sizes, [400, 400, 100]);
        assert!(batches(&[]).is_empty());
    }
}
