//! Runs a program to its end, for a limited time, and so that it can be stopped.
//!
//! Its output goes to files without a name and not through pipes: programs that it leaves behind, such
//! as a shared connection of ssh, would keep those open.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::tempfile;

/// How long a program may take to end when it is asked to.
const GRACE: Duration = Duration::from_secs(5);

/// Stops what runs at present, and what would run after it.
#[derive(Debug, Default)]
pub(super) struct StopSignal(Mutex<StopState>);

#[derive(Debug, Default)]
struct StopState {
    is_stopped: bool,
    running: Option<Sender<ProcessEvent>>,
}

#[derive(Debug)]
enum ProcessEvent {
    Ended(io::Result<ExitStatus>),
    Stop,
}

/// A program that ended.
pub(super) struct EndedProcess {
    pub(super) status: ExitStatus,
    pub(super) out: Vec<u8>,
    pub(super) err: Vec<u8>,
}

/// Why a program has no result.
pub(super) enum Interruption {
    Failed(io::Error),
    Stopped,
    TooLong,
}

impl From<io::Error> for Interruption {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl StopSignal {
    /// Stops what runs, now and later.
    pub(super) fn stop(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.is_stopped = true;
        if let Some(running) = &state.running {
            // It may have ended just now.
            let _ = running.send(ProcessEvent::Stop);
        }
    }

    fn follow(&self, running: Option<Sender<ProcessEvent>>) -> Result<(), Interruption> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.running = running;
        match state.is_stopped {
            true => Err(Interruption::Stopped),
            false => Ok(()),
        }
    }
}

/// Runs a program, which reads `input`.
pub(super) fn run(
    mut command: Command,
    input: &[u8],
    limit: Duration,
    stop: Option<&StopSignal>,
) -> Result<EndedProcess, Interruption> {
    let (mut out, mut err) = (tempfile()?, tempfile()?);
    let stdin = match input.is_empty() {
        true => Stdio::null(),
        false => {
            let mut file = tempfile()?;
            file.write_all(input)?;
            file.rewind()?;
            Stdio::from(file)
        }
    };
    command.stdin(stdin);
    command.stdout(out.try_clone()?).stderr(err.try_clone()?);
    in_own_group(&mut command);
    let (events, heard) = channel();
    if let Some(stop) = stop {
        stop.follow(Some(events.clone()))?;
    }
    let mut child = command.spawn()?;
    let id = child.id();
    thread::spawn(move || {
        // Nobody may be waiting any more.
        let _ = events.send(ProcessEvent::Ended(child.wait()));
    });
    let status = wait(&heard, id, limit);
    if let Some(stop) = stop {
        stop.follow(None)?;
    }
    Ok(EndedProcess {
        status: status?,
        out: written(&mut out)?,
        err: written(&mut err)?,
    })
}

fn wait(
    heard: &Receiver<ProcessEvent>,
    id: u32,
    limit: Duration,
) -> Result<ExitStatus, Interruption> {
    let why = match heard.recv_timeout(limit) {
        Ok(ProcessEvent::Ended(status)) => return Ok(status?),
        Ok(ProcessEvent::Stop) => Interruption::Stopped,
        Err(_) => Interruption::TooLong,
    };
    for at_once in [false, true] {
        end_group(id, at_once);
        if let Ok(ProcessEvent::Ended(_)) = heard.recv_timeout(GRACE) {
            break;
        }
    }
    Err(why)
}

fn written(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes the program, with those that it starts, one group, so that they are stopped together.
fn in_own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

fn end_group(id: u32, at_once: bool) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let signal = if at_once { Signal::KILL } else { Signal::TERM };
        let group = i32::try_from(id).ok().and_then(Pid::from_raw);
        // It may have ended just now.
        let _ = group.map(|group| kill_process_group(group, signal));
    }
    #[cfg(windows)]
    {
        // A program without a window cannot be asked there.
        let _ = at_once;
        let id = id.to_string();
        let _ = Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id])
            .output();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn a_program_reads_its_input_and_what_it_leaves_behind_is_not_waited_for() {
        let command = shell("cat; echo mis >&2; sleep 300 & exit 3");
        let Ok(ended) = run(command, b"een", LONG, None) else {
            panic!("it should end");
        };
        assert_eq!(
            (ended.status.code(), &*ended.out, &*ended.err),
            (Some(3), &b"een"[..], &b"mis\n"[..])
        );
    }

    #[test]
    fn a_program_can_be_stopped_with_what_it_started() {
        let stop = StopSignal::default();
        let result = thread::scope(|scope| {
            let running = scope.spawn(|| run(shell("sleep 300 & wait"), b"", LONG, Some(&stop)));
            stop.stop();
            running.join().unwrap()
        });
        assert!(matches!(result, Err(Interruption::Stopped)));
        let later = run(shell("exit 0"), b"", LONG, Some(&stop));
        assert!(matches!(later, Err(Interruption::Stopped)));
        let slow = run(shell("sleep 300"), b"", Duration::from_millis(10), None);
        assert!(matches!(slow, Err(Interruption::TooLong)));
    }
}
