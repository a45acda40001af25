import type * as vscode from "vscode";

/** What the parts of a project share: the extension, and where they log. */
export interface Surroundings {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
}
