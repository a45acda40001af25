//! The terminal: its width, questions, the time and a progress bar.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

use super::disk::TIME_ZONE;
use super::output::Progress;
use super::publish::{PublicationProgress, SendProgress};

/// The width, in columns, when the output is not a terminal.
const WIDTH: usize = 100;

/// The width of the terminal, in columns.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0))
}

/// Whether a question can be answered: standard input and standard error are terminals.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question and returns the line that is typed, trimmed; `None` at the end of the input.
pub fn ask(question: &str) -> Option<String> {
    let mut error = io::stderr().lock();
    let mut answer = String::new();
    write!(error, "{question} ").ok()?;
    error.flush().ok()?;
    let read = io::stdin().lock().read_line(&mut answer).ok()?;
    (read > 0).then(|| answer.trim().to_owned())
}

/// Calls a function when standard input is closed, as that of a program that was started by another
/// is when the other ends. What is written to it is ignored.
pub fn when_input_closes(closed: impl FnOnce() + Send + 'static) {
    thread::spawn(move || {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        closed();
    });
}

/// Asks a question and returns whether the answer is yes in so many words.
pub fn confirm(question: &str) -> bool {
    ask(question).is_some_and(|answer| !answer.is_empty() && is_yes(&answer))
}

/// Asks a question and returns the answer: an empty line means yes, the end of the input no.
pub fn ask_yes_no(question: &str) -> bool {
    let mut error = io::stderr().lock();
    let mut answer = String::new();
    let is_asked = write!(error, "{question} ")
        .and_then(|()| error.flush())
        .is_ok();
    let is_read = |read: io::Result<usize>| read.is_ok_and(|bytes| bytes > 0);
    is_asked && is_read(io::stdin().lock().read_line(&mut answer)) && is_yes(&answer)
}

fn is_yes(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    matches!(&*answer, "" | "j" | "ja" | "y" | "yes")
}

/// The current time in Europe/Amsterdam: `12:04:31`.
pub fn time() -> String {
    let now = Timestamp::now().in_tz(TIME_ZONE);
    now.map_or_else(
        |_| "--:--:--".to_owned(),
        |now| now.strftime("%H:%M:%S").to_string(),
    )
}

/// A progress bar on standard error; hidden when that is not a terminal.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar at zero.
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Removes the bar, so that further output starts on a clean line.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Default for Bar {
    fn default() -> Self {
        Self::new()
    }
}

impl Progress for Bar {
    fn begin(&self, files: usize) {
        self.0.set_length(files as u64);
    }

    fn rendered(&self) {
        self.0.inc(1);
    }
}

/// A progress bar of bytes that are sent, on standard error; hidden when that is not a terminal.
#[derive(Debug)]
pub struct ByteBar {
    bar: ProgressBar,
    /// The bytes of the parts that have arrived.
    arrived: AtomicU64,
}

impl ByteBar {
    /// A bar at zero.
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        if let Ok(style) =
            ProgressStyle::with_template("{wide_bar} {decimal_bytes}/{decimal_total_bytes}")
        {
            bar.set_style(style);
        }
        Self {
            bar,
            arrived: AtomicU64::new(0),
        }
    }

    /// Removes the bar, so that further output starts on a clean line.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Default for ByteBar {
    fn default() -> Self {
        Self::new()
    }
}

impl SendProgress for ByteBar {
    fn sent(&self, bytes: u64) {
        self.bar
            .set_position(self.arrived.load(Ordering::Relaxed) + bytes);
    }
}

impl PublicationProgress for ByteBar {
    fn begin(&self, bytes: u64) {
        self.bar.set_length(bytes);
    }

    fn arrived(&self, bytes: u64) {
        self.arrived.fetch_add(bytes, Ordering::Relaxed);
        self.sent(0);
    }
}
