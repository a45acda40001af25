// `vindplek watch` on a copy of the project, and an editor's hands on the files of that copy.

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

  /** Starts the server, at the port that it had before. */
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

  async stop() {
    if (this.#server.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#server.once("exit", resolve));
    this.#server.kill("SIGINT");
    await ended;
  }

  path(path) {
    return join(this.#folder, path);
  }

  read(path) {
    return readFileSync(this.path(path), "utf8");
  }

  /** Saves as most programs do: beside the file, and then in its place. */
  write(path, text) {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(`${this.path(path)}~`, text);
    renameSync(`${this.path(path)}~`, this.path(path));
  }

  /** Replaces a piece of a file; answers how to undo that. */
  change(path, from, to) {
    const whole = this.read(path);
    if (!whole.includes(from)) throw new Error(`${path} should have “${from}”`);
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

  /** Waits until every page has been made once: what is saved then can be compared with that. */
  async rendered() {
    for (let state = {}; state.rendered !== state.revision || !state.revision;) state = await this.json("state");
  }

  async json(what) {
    return (await fetch(`${this.origin}/__vindplek/${what}`)).json();
  }
}

/** A window at a page, that is listened to: at its end nothing may have been said on its console. */
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
    if (!mayComplain) expect(said.length === 0, `nothing should be on the console, but it says ${said.join("; ")}`);
    return answer;
  });
}

export const barOf = (page) => page.getByRole("complementary", { name: "Voorbeeld" });
export const problemsOf = (page) => page.getByRole("dialog", { name: "Problemen" });

/** Marks the document; `isSame` says whether it is still the same one. */
export async function marked(page) {
  await page.evaluate(() => { globalThis.markedByTest = true; });
  return () => page.evaluate(() => globalThis.markedByTest === true);
}

/** Waits until something shows, or is gone; says so when it does not. */
export async function shows(expect, locator, sentence, state = "visible") {
  const done = await locator.first().waitFor({ state }).then(() => true, () => false);
  if (!expect(done, sentence)) throw new Error(sentence);
}
