// Runs `vindplek watch` on a copy of the project, and edits the files of that copy.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withContext } from "../browser.mjs";

const today = "2026-11-01";

export async function withPreview({ project, program }, use) {
  const folder = mkdtempSync(join(tmpdir(), "vindplek-preview-"));
  for (const room of ["content", "regions", "themes"]) cpSync(join(project, room), join(folder, room), { recursive: true });
  const preview = new Preview(folder, program);
  try {
    await preview.start();
    await use(preview);
  } finally {
    await preview.stop();
    rmSync(folder, { recursive: true });
  }
}

class Preview {
  #server;
  #program;
  #folder;

  constructor(folder, program) {
    this.#folder = folder;
    this.#program = program;
  }

  /** Starts the server, on its previous port if it has run before. */
  async start() {
    const port = this.origin ? new URL(this.origin).port : "0";
    const args = ["watch", "--project", this.#folder, "--port", port, "--as-of", today];
    this.#server = spawn(this.#program, args, { stdio: ["ignore", "pipe", "ignore"] });
    const said = await new Promise((resolve, reject) => {
      this.#server.stdout.once("data", (text) => resolve(String(text)));
      this.#server.once("exit", () => reject(new Error("the server does not start")));
    });
    this.origin = said.match(/http:\/\/localhost:\d+/)[0];
  }

  async stop(signal = "SIGINT") {
    if (this.#server.exitCode !== null || this.#server.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#server.once("exit", resolve));
    this.#server.kill(signal);
    await ended;
  }

  path(path) {
    return join(this.#folder, path);
  }

  read(path) {
    return readFileSync(this.path(path), "utf8");
  }

  /** Saves as most editors do: to a temporary file, then renamed over the original. */
  write(path, text) {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(`${this.path(path)}~`, text);
    renameSync(`${this.path(path)}~`, this.path(path));
  }

  /** Replaces text in a file; returns a function that undoes it. */
  change(path, from, to) {
    const whole = this.read(path);
    if (whole.replace(from, "") === whole) throw new Error(`${path} should contain “${from}”`);
    this.write(path, whole.replace(from, () => to));
    return () => this.write(path, whole);
  }

  remove(path) {
    const whole = readFileSync(this.path(path));
    rmSync(this.path(path));
    return () => this.write(path, whole);
  }

  rename(from, to) {
    renameSync(this.path(from), this.path(to));
  }

  /** Waits until every page has been rendered once, so that later changes can be compared with it. */
  async rendered() {
    for (let state = {}; state.rendered !== state.revision || !state.revision;) state = await this.json("state");
  }

  async json(what) {
    return (await fetch(`${this.origin}/__vindplek/${what}`)).json();
  }
}

/** Opens a monitored page in its own context; afterwards its console must be empty, unless `mayComplain`. */
export async function atPage({ browser, preview, expect }, path, options, use) {
  if (typeof options === "function") return atPage({ browser, preview, expect }, path, {}, options);
  const { mayComplain = false, ...rest } = options;
  return withContext(browser, { viewport: { width: 1280, height: 800 }, ...rest }, async (context) => {
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("dialog", (dialog) => {
      said.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await page.goto(preview.origin + path, { waitUntil: "load" });
    await barOf(page).getByRole("button", { name: /^Problemen: (?!nog)/ }).waitFor();
    const answer = await use(page, context);
    if (!mayComplain) expect(said.length === 0, `nothing should be logged on the console, but it has ${said.join("; ")}`);
    return answer;
  });
}

export const barOf = (page) => page.getByRole("complementary", { name: "Voorbeeld" });

/** Opens the menu of the bar for what has no place of its own on it, and chooses. */
export async function choose(page, name) {
  await barOf(page).getByRole("button", { name: "Meer", exact: true }).click();
  await barOf(page).getByRole("button", { name }).click();
}

export const formOf = (page) => page.getByRole("dialog", { name: "Bewerken" });

/** Opens the form of the page. */
export async function openForm(page) {
  await barOf(page).getByRole("button", { name: /^Bewerken/ }).click();
  const form = formOf(page);
  await form.getByLabel(/^Titel/).first().waitFor();
  return form;
}

export const problemsOf = (page) => page.getByRole("dialog", { name: "Problemen" });

/** Marks the document; the returned function tells whether it is still the same document. */
export async function marked(page) {
  await page.evaluate(() => { globalThis.markedByTest = true; });
  return () => page.evaluate(() => globalThis.markedByTest === true);
}

/** Waits until an element reaches a state; records a failure and throws when it does not. */
export async function shows(expect, locator, sentence, state = "visible") {
  const done = await locator.first().waitFor({ state }).then(() => true, () => false);
  if (!expect(done, sentence)) throw new Error(sentence);
}
