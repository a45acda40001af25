import type { ChildProcess } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

/** The files that a project is written in; the server reads no others. */
const SOURCES = "{content,regions,themes}/**";

/** A client that leaves messages about the connection to us: those of the library are in English. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}

/** A client of a server that runs in a process; calls `ended` when the process has ended by itself. */
export function newClient(
  folder: string,
  server: ChildProcess,
  log: vscode.LogOutputChannel,
  ended: () => Promise<void>,
): LanguageClient {
  const uri = vscode.Uri.file(folder);
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: "file", pattern: { baseUri: uri.toString(), pattern: SOURCES } }],
    workspaceFolder: { uri, name: path.basename(folder), index: 0 },
    initializationOptions: { suggestCommand: "editor.action.triggerSuggest" },
    outputChannel: log,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      // Another client is made for another process, so that messages and states are ours.
      closed: async () => {
        void ended();
        return { action: CloseAction.DoNotRestart, handled: true, message: "De controle is gestopt." };
      },
    },
  };
  return new QuietClient("vindplek", "vindplek", () => Promise.resolve(server), options);
}
