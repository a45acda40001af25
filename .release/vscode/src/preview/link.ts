import * as vscode from "vscode";

/** An address that opens a file of the project in the editor, at a line: `vscode://file/map/bestand.md:3:1`. */
const IN_EDITOR = /^vscode:\/\/file\/(.+?)(?::(\d+))?(?::(\d+))?$/;

/** Opens a link that the page in the preview handed over; `isOurs` is whether a file may be opened. */
export async function openLink(href: string, isOurs: (file: string) => boolean): Promise<void> {
  const place = IN_EDITOR.exec(href);
  if (place) {
    const [, file = "", line, column] = place;
    const decoded = decodeURIComponent(file);
    const uri = vscode.Uri.file(/^[A-Za-z]:/.test(decoded) ? decoded : `/${decoded}`);
    if (!isOurs(uri.fsPath)) return;
    const at = new vscode.Position(Math.max(Number(line ?? 1) - 1, 0), Math.max(Number(column ?? 1) - 1, 0));
    const selection = line ? new vscode.Range(at, at) : undefined;
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, ...(selection && { selection }) });
  } else if (/^(?:https?|mailto|tel):/.test(href)) {
    await vscode.env.openExternal(vscode.Uri.parse(href));
  }
}
