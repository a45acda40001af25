import * as vscode from "vscode";
import { CodeActionRequest, type CodeAction, type Command } from "vscode-languageclient/node";
import type { Project } from "../projects/project";
import { isOurs } from "../status/problems";

/** The kind of the fixes that are certainly right. */
const KIND = "source.fixAll.vindplek";

/** Applies all fixes in a project that are certainly right, and says how many files they changed. */
export async function mend(project: Project): Promise<void> {
  const { client } = project.server;
  const converter = client.protocol2CodeConverter;
  const edit = new vscode.WorkspaceEdit();
  for (const uri of await filesWithProblems(project)) {
    const document = await vscode.workspace.openTextDocument(uri);
    const end = document.lineAt(document.lineCount - 1).range.end;
    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: uri.toString() },
      range: { start: { line: 0, character: 0 }, end },
      context: { diagnostics: [], only: [KIND] },
    });
    for (const action of (actions ?? []).filter(isAction)) {
      const part = await converter.asWorkspaceEdit(action.edit);
      for (const [file, edits] of part?.entries() ?? []) edit.set(file, [...edit.get(file), ...edits]);
    }
  }
  const files = edit.entries().length;
  if (files === 0) {
    void vscode.window.showInformationMessage("Er is niets dat zeker goed hersteld kan worden.");
    return;
  }
  // As a refactoring, files that were not open are saved.
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  const words = files === 1 ? "1 bestand is" : `${files} bestanden zijn`;
  void vscode.window.showInformationMessage(`${words} hersteld. Met Ctrl+Z maakt u het ongedaan.`);
}

async function filesWithProblems(project: Project): Promise<vscode.Uri[]> {
  const all = vscode.languages.getDiagnostics();
  return all.filter(([uri, problems]) => project.has(uri) && problems.some(isOurs)).map(([uri]) => uri);
}

const isAction = (action: CodeAction | Command): action is CodeAction => "edit" in action;
