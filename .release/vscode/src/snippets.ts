import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import type { Projects } from "./projects/projects";

/** The file with snippets, in the extension and in a project. */
const FILE = "vindplek.code-snippets";

interface Snippet {
  scope: string;
  prefix: string;
  description: string;
  body: string[];
}

/**
 * Offers the snippets in files of a project. They are not contributed to the editor as a whole: in
 * other Markdown they would be in the way, and a project that has them itself would show them twice.
 */
export function offerSnippets(context: vscode.ExtensionContext, projects: Projects): vscode.Disposable {
  const all: Snippet[] = Object.values(JSON.parse(readFileSync(context.asAbsolutePath(FILE), "utf8")));
  const itemsOf = (language: string) => all.filter(({ scope }) => scope.split(",").includes(language)).map(item);
  const items = new Map(["markdown", "yaml"].map((language) => [language, itemsOf(language)]));
  const selector = [...items.keys()].map((language) => ({ scheme: "file", language }));
  return vscode.languages.registerCompletionItemProvider(selector, {
    provideCompletionItems(document, position) {
      const before = document.lineAt(position).text.slice(0, position.character);
      const isOwn = !projects.of(document.uri) || hasItself(document.uri);
      // In the middle of a sentence nobody begins a document or an item of a list.
      return isOwn || !/^\s*(?:- +)?[\w-]*$/.test(before) ? [] : items.get(document.languageId);
    },
  });
}

/** Whether the editor shows the snippets of the workspace folder that a file is in. */
function hasItself(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder !== undefined && existsSync(path.join(folder.uri.fsPath, ".vscode", FILE));
}

function item({ prefix, description, body }: Snippet): vscode.CompletionItem {
  const offered = new vscode.CompletionItem(prefix, vscode.CompletionItemKind.Snippet);
  offered.detail = description;
  offered.insertText = new vscode.SnippetString(body.join("\n"));
  // After what the language server offers: that is about the place one is at.
  offered.sortText = `~${prefix}`;
  return offered;
}
