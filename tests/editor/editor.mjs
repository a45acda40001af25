// A real editor in a browser, with the extension installed: starts it, and does what a person does in it.

import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { forward } from "./forward.mjs";

/** How long something may take to appear, in ms. No test waits for a fixed time. */
export const patience = 30_000;

/** Settings that keep the editor's own news out of sight; none is of the extension. */
const settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "files.autoSave": "off",
  "window.confirmBeforeClose": "never",
};

/** Installs the extension and starts the server of the editor; `home` is an empty folder for what it keeps. */
export async function startServer({ node, editor, vsix, home, userSettings = {} }) {
  const data = path.join(home, "data");
  await mkdir(path.join(data, "data/User"), { recursive: true });
  await writeFile(path.join(data, "data/User/settings.json"), JSON.stringify({ ...settings, ...userSettings }));
  const args = [
    editor, "--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms",
    "--telemetry-level", "off", "--server-data-dir", data, "--extensions-dir", path.join(home, "extensions"),
    "--install-extension", vsix, "--start-server",
  ];
  const ports = await forward();
  const env = { ...process.env, HOME: home, VSCODE_PROXY_URI: ports.pattern, EXTENSIONS_GALLERY: "{}", TZ: "Europe/Amsterdam" };
  const child = spawn(node, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  createInterface(child.stderr).on("line", (line) => said.push(line));
  const port = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      said.push(line);
      const listening = /agent listening on (\d+)/.exec(line);
      if (listening) resolve(Number(listening[1]));
    });
    child.once("exit", () => reject(new Error(`the editor did not start: ${said.slice(-20).join("\n")}`)));
  });
  const stop = () => {
    ports.close();
    child.kill();
  };
  return { child, port, said, stop };
}

/** Starts a browser that keeps what it is asked to keep in a folder, as that of a person does. */
export function launch(executablePath, home) {
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
  const view = { viewport: { width: 1440, height: 900 }, locale: "nl-NL" };
  return chromium.launchPersistentContext(path.join(home, "browser"), { executablePath, args, ...view });
}

/** A window of the editor, on a folder. */
export class Window {
  constructor(page) {
    this.page = page;
  }

  static async open(browser, port, folder) {
    browser.setDefaultTimeout(patience);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await page.locator(".monaco-workbench").waitFor();
    return new Window(page);
  }

  /** An entry of the status bar, by its words. */
  status(words) {
    return this.page.locator(".statusbar-item").filter({ hasText: words });
  }

  /** Opens a file of the folder, by its path. */
  async file(name) {
    await this.#pick("Control+P", name, path.basename(name));
    await this.page.locator(".tab.active").filter({ hasText: path.basename(name) }).waitFor();
    await this.text.first().click();
  }

  /** The lines of the text that has the focus. */
  get text() {
    return this.page.locator(".editor-group-container.active .view-lines");
  }

  /** Where one writes. */
  get cursor() {
    return this.page.locator(".editor-group-container.active .cursors-layer .cursor").first();
  }

  /** Puts the cursor at a line and column, from 1. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press("Control+G");
    const input = this.page.locator(".quick-input-widget input");
    await input.fill(`:${line}:${column}`);
    await input.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Runs a command by its name, as with F1. */
  async command(name) {
    await this.#pick("F1", `>${name}`, name);
  }

  /** Opens a list by a key, types what is looked for, and takes the first that comes. The list closes when something else
   *  takes the focus: then it is opened again, as a person would. */
  async #pick(key, typed, words) {
    const input = this.page.locator(".quick-input-widget input");
    const first = this.page.locator(".quick-input-list .monaco-list-row").first().filter({ hasText: words });
    for (let attempt = 0; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(typed, { timeout: patience / 3 });
        await first.waitFor({ timeout: patience / 3 });
        break;
      } catch (error) {
        if (attempt === 2) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
    await input.press("Enter");
  }

  /** Chooses from a list that is asked. */
  async choose(words) {
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: words }).first().click();
  }

  /** Answers a question with a text. */
  async answer(text) {
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await this.page.locator(".quick-input-message").waitFor();
    await input.fill(text);
    await input.press("Enter");
  }

  /** A message in the corner, by its words. */
  notice(words) {
    return this.page.locator(".notification-list-item, .notifications-toasts .notification-list-item-message").filter({ hasText: words }).first();
  }

  /** The tab that is shown, by its words. */
  tab(words) {
    return this.page.locator(".editor-group-container .tab.active").filter({ hasText: words }).first();
  }

  /** Puts the keyboard back in the text. */
  async focusText() {
    await this.page.locator(".editor-group-container .view-lines").first().click();
    await this.page.locator(".monaco-editor.focused").first().waitFor();
  }

  async save() {
    await this.page.keyboard.press("Control+S");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }

  /** Types a line anew. */
  async replaceLine(line, text) {
    await this.goTo(line);
    await this.page.keyboard.press("Home");
    await this.page.keyboard.press("Shift+End");
    // As pasted: brackets are not closed, and nothing is completed.
    await this.page.keyboard.insertText(text);
  }

  /** The text of a line, from 1. */
  async line(number) {
    await this.goTo(number);
    const group = this.page.locator(".editor-group-container.active");
    const { y } = await group.locator(".line-numbers").getByText(String(number), { exact: true }).boundingBox();
    for (const line of await group.locator(".view-line").all()) {
      const box = await line.boundingBox();
      if (box && Math.abs(box.y - y) < 3) return (await line.textContent()).replaceAll("\u00a0", " ");
    }
    return "";
  }

  /** Waits until a line has become a text. */
  async untilLine(number, text) {
    await this.goTo(number);
    const spaced = new RegExp(`^${text.replaceAll(/[[\]()*.?+]/g, "\\$&").replaceAll(" ", "[ \u00a0]")}$`);
    await this.page.locator(".editor-group-container.active .view-line").filter({ hasText: spaced }).first().waitFor();
  }

  /** A suggestion, by its words. */
  suggestion(words) {
    return this.page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: words }).first();
  }

  /** Applies the fix whose words match, at the cursor. */
  async quickFix(words) {
    await this.page.keyboard.press("Control+.");
    await this.page.locator(".action-widget .monaco-list-row").filter({ hasText: words }).first().click();
  }

  /** What is explained of the place of the cursor. */
  async hover() {
    await this.page.keyboard.press("Control+K");
    await this.page.keyboard.press("Control+I");
    const hover = this.page.locator(".monaco-hover:not(.hidden) .hover-contents").first();
    await hover.waitFor();
    return hover.innerText();
  }

  /** Gives what the cursor is at a new name. */
  async rename(name) {
    await this.page.keyboard.press("F2");
    const input = this.page.locator(".rename-box input");
    await input.waitFor();
    await input.fill(name);
    await input.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Shows the panel with problems, and returns its rows that have some words in them. */
  async problems(words) {
    await this.command("vindplek: Controleer alles");
    return this.filterProblems(words);
  }

  /** The rows of the panel with problems that have some words in them. */
  async filterProblems(words) {
    const filter = this.page.locator(".part.panel .viewpane-filter-container input, .part.panel .monaco-inputbox input").first();
    await filter.fill(words);
    return this.page.locator(".markers-panel .monaco-list-row");
  }

  /** The buttons around the page in the preview. */
  get previewPanel() {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** The page in the preview. */
  get preview() {
    return this.previewPanel.frameLocator("iframe");
  }

  /** The title of the page in the preview, by its words; it may have soft hyphens. */
  title(words) {
    const letters = [...words].map((letter) => letter.replace(/[.*+?()]/, "\\$&")).join("\u00ad?");
    return this.preview.locator("h1").filter({ hasText: new RegExp(letters) });
  }

  /** The address above the page in the preview. */
  shownAt(address) {
    return this.previewPanel.locator("#address").getByText(address, { exact: true });
  }
}
