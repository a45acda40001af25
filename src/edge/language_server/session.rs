//! The state of a language server: the disk, the open files, and the newest compilation of both.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{Message, Notification, Request};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, ShowMessage,
};
use lsp_types::request::{RegisterCapability, Request as _};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, FileSystemWatcher, GlobPattern,
    InitializeParams, MessageType, Registration, RegistrationParams, ShowMessageParams, Uri,
};
use serde::de::DeserializeOwned;

use super::LanguageServerOptions;
use super::checker;
use super::client::ClientAbilities;
use super::project::{find_project, folder_uris, opened_folders, words};
use crate::diagnostic::Language;
use crate::edge::Failure;
use crate::edge::apply::roll_back;
use crate::edge::disk::{DiskWorld, is_source};
use crate::edge::watch::{FreshWorld, WorldUpdate};
use crate::edition::{Options, compile};
use crate::language_server::{OpenBuffer, ProjectSnapshot, ProjectUris};
use crate::memo::Memo;
use crate::source::FilePath;
use crate::world::OverlayWorld;

/// The state of a language server.
pub(super) struct ServerSession {
    /// What the client can do.
    pub(super) abilities: ClientAbilities,
    messages: Sender<Message>,
    /// The project; `None` when the client has opened no folder of one.
    project: Option<ServedProject>,
}

/// The project that a client works on.
struct ServedProject {
    fresh: Arc<FreshWorld>,
    updates: Receiver<DiskWorld>,
    disk: DiskWorld,
    buffers: BTreeMap<FilePath, OpenBuffer>,
    uris: ProjectUris,
    memo: Arc<Memo>,
    language: Option<Language>,
    /// The newest compilation; `None` when something has changed since.
    compiled: Option<Arc<ProjectSnapshot>>,
    /// Whether problems have been searched in the newest compilation.
    is_checked: bool,
    checker: Sender<Arc<ProjectSnapshot>>,
}

impl ServerSession {
    /// Opens the project of a client.
    pub(super) fn open(
        options: &LanguageServerOptions,
        params: &InitializeParams,
        abilities: ClientAbilities,
        messages: Sender<Message>,
    ) -> Self {
        let mut session = Self {
            abilities,
            messages,
            project: None,
        };
        let opened = opened_folders(params);
        let folder = options.project.clone().or_else(|| find_project(&opened));
        let Some(folder) = folder else {
            session.show(
                MessageType::INFO,
                "In deze map staat geen project van vindplek: er is geen map “regions”".to_owned(),
            );
            return session;
        };
        match ServedProject::open(folder, &opened, options, &session.messages) {
            Ok(project) => session.project = Some(project),
            Err(failure) => session.show(MessageType::ERROR, words(&failure)),
        }
        if session.abilities.watches_files {
            session.register_watchers();
        }
        session
    }

    /// Shows a message to the editor.
    pub(super) fn show(&self, typ: MessageType, message: String) {
        let method = ShowMessage::METHOD.to_owned();
        let params = ShowMessageParams { typ, message };
        // A client that is gone is noticed where its messages are read.
        let _ = self.messages.send(Notification::new(method, params).into());
    }

    fn register_watchers(&self) {
        let watchers = vec![FileSystemWatcher {
            glob_pattern: GlobPattern::String("**/{content,regions,themes}/**".to_owned()),
            kind: None,
        }];
        let options = DidChangeWatchedFilesRegistrationOptions { watchers };
        let params = RegistrationParams {
            registrations: vec![Registration {
                id: "vindplek-files".to_owned(),
                method: DidChangeWatchedFiles::METHOD.to_owned(),
                register_options: serde_json::to_value(options).ok(),
            }],
        };
        let id = "vindplek-files".to_owned().into();
        let request = Request::new(id, RegisterCapability::METHOD.to_owned(), params);
        let _ = self.messages.send(request.into());
    }

    /// The changes on the disk.
    pub(super) fn disk_updates(&self) -> Option<&Receiver<DiskWorld>> {
        self.project.as_ref().map(|project| &project.updates)
    }

    /// Goes on with another state of the disk.
    pub(super) fn disk_changed(&mut self, world: DiskWorld) {
        if let Some(project) = &mut self.project {
            project.disk = world.with_last_listed(&project.disk);
            project.changed();
        }
    }

    /// The project as it is now; `None` when there is none.
    pub(super) fn snapshot(&mut self) -> Option<Arc<ProjectSnapshot>> {
        let unit = self.abilities.unit;
        let project = self.project.as_mut()?;
        let snapshot = project.snapshot(unit);
        Some(snapshot)
    }

    /// Has problems searched, unless that has been done since the last change.
    pub(super) fn check(&mut self) {
        let Some(snapshot) = self.snapshot() else {
            return;
        };
        if let Some(project) = self.project.as_mut().filter(|project| !project.is_checked) {
            project.is_checked = true;
            let _ = project.checker.send(snapshot);
        }
    }

    /// The folder of the project.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let project = self.project.as_ref()?;
        Some(project.disk.project().to_owned())
    }

    /// Looks at a file on the disk, in case the system does not report its change.
    pub(super) fn look_at(&self, path: &FilePath) {
        if let Some(project) = &self.project {
            let file = project.disk.project().join(path.as_str());
            project.fresh.look_at([file]);
        }
    }

    /// Handles a notification; unknown ones are ignored.
    pub(super) fn notify(&mut self, notification: Notification) {
        let Some(project) = &mut self.project else {
            return;
        };
        let params = notification.params;
        match notification.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(params) = parsed::<DidOpenTextDocumentParams>(params) {
                    project.open_buffer(OpenBuffer::new(params.text_document));
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(params) = parsed::<DidChangeTextDocumentParams>(params)
                    && let Some(path) = project.uris.path(&params.text_document.uri)
                    && let Some(buffer) = project.buffers.get_mut(&path)
                {
                    let version = params.text_document.version;
                    buffer.change(version, params.content_changes, self.abilities.unit);
                    project.changed();
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(params) = parsed::<DidCloseTextDocumentParams>(params) {
                    project.close_buffer(&params.text_document.uri);
                }
            }
            DidSaveTextDocument::METHOD => {
                if let Some(params) = parsed::<DidSaveTextDocumentParams>(params) {
                    project.look_at([params.text_document.uri]);
                }
            }
            DidChangeWatchedFiles::METHOD => {
                if let Some(params) = parsed::<DidChangeWatchedFilesParams>(params) {
                    project.look_at(params.changes.into_iter().map(|change| change.uri));
                }
            }
            _ => {}
        }
    }
}

/// The parameters of a notification; `None` when they are not what the protocol demands.
fn parsed<P: DeserializeOwned>(params: serde_json::Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

impl ServedProject {
    fn open(
        folder: PathBuf,
        opened: &[String],
        options: &LanguageServerOptions,
        messages: &Sender<Message>,
    ) -> Result<Self, Failure> {
        roll_back(&folder)?;
        let fresh = Arc::new(FreshWorld::open(&folder, None, false)?);
        let disk = fresh.world();
        let uris = ProjectUris::new(&folder_uris(&folder, disk.project(), opened));
        Ok(Self {
            updates: follow(Arc::clone(&fresh), disk.clone()),
            fresh,
            disk,
            buffers: BTreeMap::new(),
            uris,
            memo: Arc::new(Memo::new()),
            language: options.language,
            compiled: None,
            is_checked: false,
            checker: checker::start(messages.clone()),
        })
    }

    fn changed(&mut self) {
        self.compiled = None;
        self.is_checked = false;
    }

    fn open_buffer(&mut self, buffer: OpenBuffer) {
        if let Some(path) = self.uris.path(&buffer.uri).filter(is_source) {
            self.uris.open(path.clone(), buffer.uri.clone());
            self.buffers.insert(path, buffer);
            self.changed();
        }
    }

    fn close_buffer(&mut self, uri: &Uri) {
        if let Some(path) = self.uris.path(uri) {
            self.look_at([uri.clone()]);
            self.uris.close(&path);
            self.buffers.remove(&path);
            self.changed();
        }
    }

    fn look_at(&self, uris: impl IntoIterator<Item = Uri>) {
        let paths = uris.into_iter().filter_map(|uri| self.uris.path(&uri));
        let project = self.disk.project();
        self.fresh
            .look_at(paths.map(|path| project.join(path.as_str())));
    }

    fn snapshot(&mut self, unit: crate::language_server::ColumnUnit) -> Arc<ProjectSnapshot> {
        if let Some(compiled) = &self.compiled {
            return Arc::clone(compiled);
        }
        let buffers = self.buffers.iter();
        let texts = buffers.clone().map(|(path, buffer)| {
            let bytes: Arc<[u8]> = buffer.text.as_bytes().into();
            (path.clone(), Some(bytes))
        });
        let world = OverlayWorld::new(self.disk.clone(), texts.collect());
        let edition = compile(&world, Options::default(), &self.memo);
        let language = self.language.or(edition.language()).unwrap_or_default();
        let versions = buffers.map(|(path, buffer)| (path.clone(), buffer.version));
        let snapshot = Arc::new(ProjectSnapshot {
            world: Box::new(world),
            edition,
            memo: Arc::clone(&self.memo),
            uris: self.uris.clone(),
            versions: versions.collect(),
            unit,
            language,
        });
        self.compiled = Some(Arc::clone(&snapshot));
        snapshot
    }
}

impl Drop for ServedProject {
    fn drop(&mut self) {
        self.fresh.close();
    }
}

/// Follows the changes on the disk on a thread of its own.
fn follow(fresh: Arc<FreshWorld>, first: DiskWorld) -> Receiver<DiskWorld> {
    let (sender, updates) = unbounded();
    thread::spawn(move || {
        let mut known = first;
        while let Some(WorldUpdate { world, number }) = fresh.next(&known) {
            known = world.clone();
            if sender.send(world).is_err() {
                break;
            }
            fresh.mark_settled(number);
        }
    });
    updates
}
