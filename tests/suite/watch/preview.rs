//! A preview server on a real disk, and a client that asks it over HTTP.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::civil::Date;
use serde_json::Value;
use tempfile::TempDir;
use vindplek::diagnostic::{Diagnostic, Language};
use vindplek::edge::preview::{
    self, Bound, PreviewListener, PreviewOptions, PreviewSession, ServerLimits, serve_within,
};
use vindplek::preview::changes::Changes;
use vindplek::world::World;

use crate::support::small;

/// The page of the only course in a region.
pub(super) const PAGE: &str = "/noord/aanbod/samen-bewegen/";

/// How long a response may take before the test fails.
pub(super) const TIMEOUT: Duration = Duration::from_secs(60);

#[derive(Default)]
pub(super) struct RecordingListener {
    pub(super) problems: Mutex<Vec<usize>>,
    pub(super) changes: Mutex<Vec<String>>,
}

impl PreviewListener for RecordingListener {
    fn problems(&self, _: &dyn World, problems: &[Diagnostic], _: Language) {
        self.problems.lock().unwrap().push(problems.len());
    }

    fn changes(&self, changes: &Changes, _: Language) {
        self.changes.lock().unwrap().push(changes.text.clone());
    }

    fn polling_started(&self, _: Language) {}
}

/// A project in preview.
pub(super) struct Preview {
    /// Removed when the preview is dropped.
    _folder: TempDir,
    project: PathBuf,
    pub(super) session: Arc<PreviewSession>,
    pub(super) port: u16,
    pub(super) reported: Arc<RecordingListener>,
    server: Option<JoinHandle<()>>,
}

impl Preview {
    pub(super) fn new(changes: &[(&str, &[u8])]) -> Self {
        Self::within(ServerLimits::default(), changes)
    }

    /// A preview whose server has other limits.
    pub(super) fn within(limits: ServerLimits, changes: &[(&str, &[u8])]) -> Self {
        let folder = small::on_disk(changes);
        let project = folder.path().to_owned();
        Self::open(limits, folder, project)
    }

    /// A preview of a project in a folder.
    pub(super) fn inside(folder: TempDir, project: &str) -> Self {
        let project = folder.path().join(project);
        Self::open(ServerLimits::default(), folder, project)
    }

    fn open(limits: ServerLimits, folder: TempDir, project: PathBuf) -> Self {
        let reported = Arc::new(RecordingListener::default());
        let (session, port, server) = served(&project, &reported, limits);
        Self {
            _folder: folder,
            project,
            session,
            port,
            reported,
            server: Some(server),
        }
    }

    /// Ends the program and starts it again.
    pub(super) fn restart(&mut self) {
        self.stop();
        let started = served(&self.project, &self.reported, ServerLimits::default());
        (self.session, self.port, self.server) = (started.0, started.1, Some(started.2));
    }

    fn stop(&mut self) {
        self.session.close();
        if let Some(server) = self.server.take() {
            server.join().unwrap();
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.project
    }

    pub(super) fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    pub(super) fn get(&self, path: &str) -> Response {
        self.request("GET", path, &[("Host", &self.host())], "")
    }

    pub(super) fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.get(path).body).unwrap()
    }

    pub(super) fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Response {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        self.send(&request)
    }

    /// The response to a request as it is written here, up to the end of the connection.
    pub(super) fn send(&self, request: &str) -> Response {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        // A server that does not read a request to its end resets the connection after its response.
        let _ = stream.read_to_end(&mut bytes);
        Response::new(&bytes)
    }

    /// A connection without a request.
    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        stream
    }

    /// The token that a request needs to change something.
    pub(super) fn token(&self) -> String {
        let page = self.get("/").text();
        let (_, rest) = page.split_once("data-token=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    /// Waits for a state that satisfies a condition.
    pub(super) fn until(&self, holds: impl Fn(&Value) -> bool) -> Value {
        let mut events = self.events();
        loop {
            let state = events.next();
            if holds(&state) {
                return state;
            }
        }
    }

    pub(super) fn events(&self) -> Events {
        let mut stream = self.connect();
        let host = self.host();
        write!(
            stream,
            "GET /__vindplek/events HTTP/1.1\r\nHost: {host}\r\n\r\n"
        )
        .unwrap();
        Events(BufReader::new(stream))
    }
}

/// Serves a project: the session, the port and the thread.
fn served(
    project: &Path,
    reported: &Arc<RecordingListener>,
    limits: ServerLimits,
) -> (Arc<PreviewSession>, u16, JoinHandle<()>) {
    let listener: Arc<dyn PreviewListener> = Arc::clone(reported) as Arc<dyn PreviewListener>;
    let options = PreviewOptions {
        may_edit: true,
        in_editor: false,
        as_of: Some(today()),
        drafts: false,
        poll: false,
        language: None,
    };
    let session = preview::open(project, &options, listener).unwrap();
    let bound = Bound::new("127.0.0.1", 0).unwrap();
    let port = bound.port();
    let served = Arc::clone(&session);
    let server = thread::spawn(move || serve_within(&served, bound, limits, || {}).unwrap());
    (session, port, server)
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.stop();
    }
}

pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    pub(super) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the line was cut");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}

pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: HashMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Response {
    fn new(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_lowercase(), value.to_owned())
        });
        Self {
            status: status.parse().unwrap(),
            headers: headers.collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// How many errors a state knows of, once they have been looked for.
pub(super) fn errors(state: &Value) -> Option<u64> {
    state["problems"]["errors"].as_u64()
}

pub(super) fn today() -> Date {
    small::TODAY.parse().unwrap()
}
