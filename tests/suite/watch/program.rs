//! `vindplek watch` as a process, until it is interrupted.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use tempfile::TempDir;

use super::preview::{PAGE, TIMEOUT};
use crate::support::program::vindplek;
use crate::support::small;

/// The program itself, watching a project.
struct Program {
    child: Child,
    port: u16,
}

impl Program {
    /// `own` is the folder for its temporary files.
    fn watching(project: &Path, own: &Path) -> Self {
        Self::start(command(project, own))
    }

    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://localhost:").unwrap();
        let port = rest.split('/').next().unwrap().parse().unwrap();
        // Without a reader, a full pipe would stop the program.
        thread::spawn(move || output.read_to_end(&mut Vec::new()));
        Self { child, port }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    /// The token that a request needs to change something.
    fn token(&self) -> String {
        let page = self.get("/");
        let (_, rest) = page.split_once("data-token=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    /// Asks for a change; returns the status.
    fn post(&self, what: &str, token: &str, body: &str) -> String {
        let mut response = String::new();
        let mut stream = self.asked(what, token, body);
        stream.read_to_string(&mut response).unwrap();
        response.split(' ').nth(1).unwrap_or_default().to_owned()
    }

    /// Asks for a change without waiting for the answer.
    fn asked(&self, what: &str, token: &str, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        let length = body.len();
        write!(
            stream,
            "POST /__vindplek/{what} HTTP/1.0\r\nHost: localhost\r\nX-Vindplek-Token: {token}\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        stream
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let mut kill = Command::new("kill");
        assert!(kill.args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

fn command(project: &Path, own: &Path) -> Command {
    let mut command = vindplek(project);
    command
        .args(["watch", "--port", "0", "--as-of", small::TODAY, "--project"])
        .arg(project)
        .env("TMPDIR", own);
    command
}

/// The program, watching a project without the privileges of an administrator; `None` where those cannot
/// be given up.
#[cfg(unix)]
fn unprivileged(project: &Path) -> Option<Program> {
    use crate::support::program::without_privileges;

    let own = project.join("tijdelijk");
    fs::create_dir(&own).unwrap();
    let command = without_privileges(&command(project, &own), project)?;
    Some(Program::start(command))
}

#[cfg(unix)]
#[test]
fn pages_stay_while_their_folder_cannot_be_listed() {
    use std::os::unix::fs::PermissionsExt;

    let folder = small::on_disk(&[]);
    let Some(program) = unprivileged(folder.path()) else {
        return;
    };
    assert!(program.get(PAGE).contains("Samen bewegen"));
    let courses = folder.path().join("content/aanbod");
    let set_mode = |mode| fs::set_permissions(&courses, fs::Permissions::from_mode(mode)).unwrap();
    set_mode(0o000);
    for page in [PAGE, "/noord/aanbod/", "/landelijk/"] {
        assert!(program.get(page).contains("Samen bewegen"), "{page}");
    }
    set_mode(0o700);
    let at = folder.path().join(small::COURSE);
    fs::write(
        &at,
        small::COURSE_TEXT.replace("Samen bewegen", "Samen fietsen"),
    )
    .unwrap();
    assert!(program.get(PAGE).contains("Samen fietsen"));
    program.interrupt();
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt;

    let folder = small::on_disk(&[]);
    let Some(program) = unprivileged(folder.path()) else {
        return;
    };
    for (mode, is_read_only) in [(0o400, true), (0o600, false)] {
        let course = folder.path().join(small::COURSE);
        fs::set_permissions(course, fs::Permissions::from_mode(mode)).unwrap();
        let form = program.get(&format!("/__vindplek/form?file={}", small::COURSE));
        assert!(form.contains(&format!("\"is_read_only\":{is_read_only}")));
    }
    program.interrupt();
}

#[test]
fn the_program_serves_until_it_is_interrupted() {
    let (folder, own) = (small::on_disk(&[]), TempDir::new().unwrap());
    let program = Program::watching(folder.path(), own.path());
    assert!(program.get(PAGE).contains("Samen bewegen"));
    assert_eq!(program.interrupt(), Some(0));
    let left = fs::read_dir(own.path()).unwrap().count();
    assert_eq!(left, 0, "temporary files are removed");
    for _ in 0..5 {
        let at_once = Program::watching(folder.path(), own.path());
        assert_eq!(at_once.interrupt(), Some(0));
    }
}

#[test]
fn a_page_is_never_stale_after_the_temporary_folder_is_removed() {
    let (folder, own) = (small::on_disk(&[]), TempDir::new().unwrap());
    let program = Program::watching(folder.path(), own.path());
    program.get(PAGE);
    for entry in fs::read_dir(own.path()).unwrap() {
        fs::remove_dir_all(entry.unwrap().path()).unwrap();
    }
    let at = folder.path().join(small::COURSE);
    let text = fs::read_to_string(&at).unwrap();
    for number in 0..5 {
        fs::write(&at, format!("{text}\nVersie {number}.\n")).unwrap();
        assert!(program.get(PAGE).contains(&format!("Versie {number}.")));
    }
    program.interrupt();
}

#[test]
fn with_other_machines_allowed_files_change_only_when_asked_for() {
    let folder = small::on_disk(&[]);
    for (edit, status, may_edit) in [(None, "403", "false"), (Some("--edit"), "204", "true")] {
        let mut command = command(folder.path(), folder.path());
        command.args(["--host", "0.0.0.0"]).args(edit);
        let program = Program::start(command);
        let token = program.token();
        let body = format!(
            r#"{{"file": "{}", "edit": {{"body": "Anders.\n"}}}}"#,
            small::COURSE
        );
        assert_eq!(program.post("edit", &token, &body), status, "{edit:?}");
        let travel = program.post("travel", &token, r#"{"drafts": true}"#);
        assert_eq!(travel, "204", "what is shown is no file");
        let state = program.get("/__vindplek/state");
        assert!(state.contains(&format!("\"may_edit\":{may_edit}")));
        program.interrupt();
    }
}

#[test]
fn a_file_is_whole_when_the_program_is_killed_while_it_saves() {
    let (folder, own) = (small::on_disk(&[]), TempDir::new().unwrap());
    let at = folder.path().join(small::COURSE);
    for round in 0..8 {
        let program = Program::watching(folder.path(), own.path());
        let token = program.token();
        let before = fs::read_to_string(&at).unwrap();
        let file = small::COURSE;
        let body = format!(r#"{{"file": "{file}", "edit": {{"body": "Versie {round}.\n"}}}}"#);
        assert_eq!(program.post("edit", &token, &body), "204");
        let saving = program.asked("save", &token, &format!(r#"{{"file": "{file}"}}"#));
        program.kill();
        drop(saving);
        let after = fs::read_to_string(&at).unwrap();
        let is_saved = after.ends_with(&format!("Versie {round}.\n"));
        assert!(is_saved || after == before, "{after}");
        let again = Program::watching(folder.path(), own.path());
        assert!(
            again.get(PAGE).contains(&format!("Versie {round}.")),
            "nothing is lost"
        );
        again.kill();
    }
}
