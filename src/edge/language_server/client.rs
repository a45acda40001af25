//! What client and server tell each other at the start.

use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    CompletionOptionsCompletionItem, DocumentLinkOptions, FileOperationFilter,
    FileOperationPattern, FileOperationRegistrationOptions, HoverProviderCapability,
    InitializeParams, InitializeResult, OneOf, RenameOptions, SaveOptions, ServerCapabilities,
    ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
    WorkspaceFileOperationsServerCapabilities, WorkspaceServerCapabilities,
};
use serde_json::Value;

use crate::language_server::{COMPLETION_TRIGGERS, ColumnUnit, CompletionClient, FIX_ALL};

/// The name of the option with which a client names its command that asks for completions.
const SUGGEST_COMMAND: &str = "suggestCommand";

/// What a client can do.
#[derive(Debug, Clone, Default)]
pub(super) struct ClientAbilities {
    /// The unit of columns.
    pub(super) unit: ColumnUnit,
    /// What it does with completions.
    pub(super) completion: CompletionClient,
    /// Whether it watches files when asked to.
    pub(super) watches_files: bool,
    /// Whether it can be told whether a rename is possible before a new name is asked for.
    pub(super) prepares_renames: bool,
}

impl ClientAbilities {
    /// The abilities that a client declares.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let general = params.capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let text = params.capabilities.text_document.as_ref();
        let completion = text.and_then(|text| text.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let rename = text.and_then(|text| text.rename.as_ref());
        let workspace = params.capabilities.workspace.as_ref();
        let watched = workspace.and_then(|all| all.did_change_watched_files.as_ref());
        let options = params.initialization_options.as_ref();
        let command = options.and_then(|options| options.get(SUGGEST_COMMAND));
        Self {
            unit: ColumnUnit::negotiated(offered),
            completion: CompletionClient {
                has_snippets: item.and_then(|item| item.snippet_support) == Some(true),
                suggest_command: command.and_then(Value::as_str).map(str::to_owned),
            },
            watches_files: watched.and_then(|it| it.dynamic_registration) == Some(true),
            prepares_renames: rename.and_then(|rename| rename.prepare_support) == Some(true),
        }
    }
}

/// What the server can do, as the result of the first request.
pub(super) fn greeting(abilities: &ClientAbilities) -> Value {
    let result = InitializeResult {
        capabilities: capabilities(abilities),
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    // Only maps whose keys are no texts cannot be written, and there are none here.
    serde_json::to_value(result).unwrap_or_default()
}

fn capabilities(abilities: &ClientAbilities) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(abilities.unit.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                    include_text: Some(false),
                })),
                ..TextDocumentSyncOptions::default()
            },
        )),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(COMPLETION_TRIGGERS.map(str::to_owned).to_vec()),
            completion_item: Some(CompletionOptionsCompletionItem {
                label_details_support: Some(true),
            }),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        rename_provider: Some(match abilities.prepares_renames {
            true => OneOf::Right(RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            false => OneOf::Left(true),
        }),
        workspace: Some(WorkspaceServerCapabilities {
            file_operations: Some(WorkspaceFileOperationsServerCapabilities {
                will_rename: Some(every_file()),
                ..WorkspaceFileOperationsServerCapabilities::default()
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}

/// Every file and folder: which of them matter, the server decides.
fn every_file() -> FileOperationRegistrationOptions {
    FileOperationRegistrationOptions {
        filters: vec![FileOperationFilter {
            scheme: Some("file".to_owned()),
            pattern: FileOperationPattern {
                glob: "**/{content,regions,themes}/**".to_owned(),
                ..FileOperationPattern::default()
            },
        }],
    }
}
