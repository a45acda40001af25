import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { FromPanel, ToPanel } from "./messages";

/** The name of the kind of panel. */
export const KIND = "vindplek.voorbeeld";

/** The panel beside the text: buttons, and a frame with the page. */
export class Panel {
  #heard = new vscode.EventEmitter<FromPanel>();
  #media: vscode.Uri;
  /** Which page it has: one that was replaced can still say that it is ready. */
  #page = 0;
  #isReady = false;
  #waiting: ToPanel[] = [];

  readonly onDidHear = this.#heard.event;
  readonly onDidClose: vscode.Event<void>;

  /** Opens a panel beside the text. */
  static open(context: vscode.ExtensionContext, title: string): Panel {
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    return new Panel(vscode.window.createWebviewPanel(KIND, title, where, { retainContextWhenHidden: true }), context);
  }

  constructor(readonly panel: vscode.WebviewPanel, context: vscode.ExtensionContext) {
    this.#media = vscode.Uri.joinPath(context.extensionUri, "media");
    this.onDidClose = panel.onDidDispose;
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, "icon.png");
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#media] };
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.#hear(message));
    panel.onDidDispose(() => this.#heard.dispose());
    this.load(null);
  }

  /** Begins anew, for sites at an address; none when they are not served. */
  load(base: string | null): void {
    this.#isReady = false;
    this.panel.webview.html = page(this.panel.webview, this.#media, base, ++this.#page);
  }

  /** Sends a message, once the page of the panel is there. */
  say(message: ToPanel): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
    else this.#waiting.push(message);
  }

  show(): void {
    this.panel.reveal(undefined, true);
  }

  close(): void {
    this.panel.dispose();
  }

  #hear(message: FromPanel): void {
    if (message.type === "ready" && message.page === this.#page) {
      this.#isReady = true;
      for (const waiting of this.#waiting.splice(0)) this.say(waiting);
    }
    this.#heard.fire(message);
  }
}

/** The frame may show the sites that are served, and nothing else. */
function page(webview: vscode.Webview, media: vscode.Uri, base: string | null, number: number): string {
  const nonce = randomBytes(16).toString("base64url");
  const at = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(media, name));
  const frames = base === null ? "'none'" : new URL(base).origin;
  const policy = `default-src 'none'; frame-src ${frames}; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Voorbeeld</title>
<link rel="stylesheet" href="${at("preview.css")}">
</head>
<body data-base="${base ?? ""}" data-page="${number}">
<nav aria-label="Voorbeeld">
<button type="button" id="back" title="Terug" aria-label="Terug" disabled>${icon("M10 3 5 8l5 5")}</button>
<button type="button" id="forward" title="Vooruit" aria-label="Vooruit" disabled>${icon("m6 3 5 5-5 5")}</button>
<button type="button" id="reload" title="Opnieuw laden" aria-label="Opnieuw laden" disabled>${icon("M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3")}</button>
<output id="address" title="Het adres van deze pagina"></output>
<label id="sites" hidden>Site <select></select></label>
<button type="button" id="browser" title="Openen in de browser" aria-label="Openen in de browser" disabled>${icon("M9 3h4v4M13 3 7 9M7 4H3v9h9V9")}</button>
</nav>
<p id="notice" role="status" hidden><span></span> <button type="button" hidden>Opnieuw beginnen</button></p>
<iframe title="De pagina" hidden></iframe>
<script nonce="${nonce}" src="${at("preview.js")}"></script>
</body>
</html>`;
}

const icon = (line: string) =>
  `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${line}" fill="none" stroke="currentColor" stroke-width="1.4"/></svg>`;
