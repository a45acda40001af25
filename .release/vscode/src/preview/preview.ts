import * as path from "node:path";
import * as vscode from "vscode";
import type { PagePlace } from "../server/protocol";
import type { Server } from "../server/server";
import { isWithin } from "../projects/find";
import type { Surroundings } from "../surroundings";
import { openLink } from "./link";
import type { FromPanel } from "./messages";
import { Panel } from "./panel";
import { Watch } from "./watch";

/** The preview of a project: the sites, served by a child process, in a panel that follows the text. */
export class Preview {
  #panel: Panel | undefined;
  #watch: Watch | undefined;
  /** The address of the sites as a browser here reaches it, without a slash at its end. */
  #base: string | undefined;
  /** The site that was chosen or visited last. */
  #site: string | undefined;
  /** The file that is followed, and its pages. */
  #file: vscode.Uri | undefined;
  #pages: PagePlace[] = [];
  /** Whether a page is shown. */
  #isShown = false;

  constructor(readonly folder: string, readonly server: Server, readonly surroundings: Surroundings) {
    server.onDidChange(() => void this.#refresh());
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** Shows it beside the text, at the page of a file. */
  async show(file: vscode.Uri | undefined): Promise<void> {
    if (this.#panel) this.#panel.show();
    else await this.attach(Panel.open(this.surroundings.context, `Voorbeeld: ${path.basename(this.folder)}`));
    if (file) await this.follow(file);
    else if (!this.#file) this.#panel?.say({ type: "go", path: "/" });
  }

  /** Uses a panel, which the editor may have kept from an earlier session. */
  async attach(panel: Panel): Promise<void> {
    this.#panel = panel;
    panel.onDidHear((message) => void this.#hear(message));
    panel.onDidClose(() => {
      this.#panel = undefined;
      this.#stop();
    });
    await this.#start();
  }

  /** Shows the page of a file of the project, if it has one. */
  async follow(file: vscode.Uri): Promise<void> {
    this.#file = file;
    await this.#refresh();
  }

  /** A file was saved: it can have other pages now. */
  async saved(file: vscode.Uri): Promise<void> {
    if (file.toString() === this.#file?.toString()) await this.#refresh();
  }

  dispose(): void {
    this.#panel?.close();
    this.#stop();
  }

  async #start(): Promise<void> {
    this.#notice("Het voorbeeld begint…");
    const watch = new Watch(this.folder, this.surroundings);
    this.#watch = watch;
    watch.onDidEnd(() => this.#ended("Het voorbeeld is gestopt."));
    try {
      const served = vscode.Uri.parse(await watch.start());
      // Where the editor runs on another machine, this forwards the port.
      const external = await vscode.env.asExternalUri(served);
      if (this.#watch !== watch) return;
      this.#base = external.toString(true).replace(/\/$/, "");
      this.#panel?.load(this.#base);
      await this.#refresh();
    } catch (error) {
      this.surroundings.log.error(String(error));
      if (this.#watch === watch) this.#ended("Het voorbeeld wil niet beginnen. In de uitvoer van vindplek staat waarom.");
    }
  }

  #stop(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#base = undefined;
    this.#isShown = false;
  }

  #ended(text: string): void {
    this.#stop();
    this.#panel?.load(null);
    this.#panel?.say({ type: "notice", text, again: true });
  }

  async #hear(message: FromPanel): Promise<void> {
    switch (message.type) {
      case "page":
        this.#site = message.path.split("/")[1] || this.#site;
        this.#sayPages();
        break;
      case "site":
        this.#site = message.site;
        if (this.#best) this.#go(this.#best);
        break;
      case "browser":
        if (this.#base) await vscode.env.openExternal(vscode.Uri.parse(this.#base + message.path));
        break;
      case "link":
        await openLink(message.href, (file) => isWithin(file, this.folder));
        break;
      case "again":
        await this.#start();
        break;
    }
  }

  async #refresh(): Promise<void> {
    const file = this.#file;
    const base = this.#base;
    if (!this.#panel || !base || !file || this.server.state !== "running") return;
    const params = { uri: file.toString(), ...(this.#site && { site: this.#site }) };
    const pages = await this.server.request("vindplek/pages", params).catch((error) => {
      this.surroundings.log.error(String(error));
      return [];
    });
    // In the meantime another file can be followed, or the preview have ended.
    if (file !== this.#file || base !== this.#base) return;
    this.#pages = pages;
    this.#follow(file);
  }

  /** The page of the file on the chosen site, or else the best one. */
  get #best(): PagePlace | undefined {
    return this.#pages.find(({ site }) => site === this.#site) ?? this.#pages[0];
  }

  /** Shows the page of the file. A list or a template has none of its own: what is shown stays. */
  #follow(file: vscode.Uri): void {
    const page = this.#best;
    if (page && (page.isMain || !this.#isShown)) this.#go(page);
    const name = path.basename(file.fsPath);
    this.#notice(page?.isMain ? null : `“${name}” heeft zelf geen pagina${page ? "" : " die lezers nu zien"}, dus het voorbeeld blijft hier staan.`);
    this.#sayPages();
  }

  #go(page: PagePlace): void {
    this.#site = page.site;
    this.#isShown = true;
    this.#panel?.say({ type: "go", path: `/${page.site}${page.address}` });
  }

  #sayPages(): void {
    const sites = this.#pages.map(({ site, siteName }) => ({ site, name: siteName }));
    const current = sites.find(({ site }) => site === this.#site)?.site ?? null;
    this.#panel?.say({ type: "sites", sites, current });
  }

  #notice(text: string | null): void {
    this.#panel?.say({ type: "notice", text, again: false });
  }
}
