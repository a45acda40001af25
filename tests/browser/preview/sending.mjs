// “Versturen”: an editor who knows nothing of git keeps changes, sends them, and brings in those of a colleague.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atPage, barOf, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

const panelOf = (page) => page.getByRole("dialog", { name: "Versturen" });

/** Runs git in a folder, without the settings of this machine. */
export function git(folder, ...args) {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: join(folder, "no-such-file"), GIT_CONFIG_NOSYSTEM: "1" };
  return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }).trim();
}

function settings(folder) {
  for (const [name, value] of [["user.name", "Test"], ["user.email", "test@example.org"], ["commit.gpgSign", "false"], ["core.autocrlf", "false"]]) {
    git(folder, "config", name, value);
  }
}

/** Puts the project under git, with a repository that it is sent to and a clone of a colleague. */
export async function withColleague(preview, use) {
  const mine = preview.path("");
  const root = mkdtempSync(join(tmpdir(), "vindplek-colleague-"));
  try {
    git(root, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
    git(mine, "init", "--quiet", "--initial-branch=main");
    settings(mine);
    git(mine, "add", "--all");
    git(mine, "commit", "--quiet", "--message", "Begin");
    git(mine, "remote", "add", "origin", join(root, "remote.git"));
    git(mine, "push", "--quiet", "--set-upstream", "origin", "main");
    git(root, "clone", "--quiet", "remote.git", "other");
    settings(join(root, "other"));
    await use(new Colleague(root));
  } finally {
    rmSync(root, { recursive: true });
  }
}

class Colleague {
  #root;

  constructor(root) {
    this.#root = root;
  }

  /** Changes lines of a file, and sends it. */
  sends(path, lines) {
    const folder = join(this.#root, "other");
    writeFileSync(join(folder, path), withLines(readFileSync(join(folder, path), "utf8"), lines));
    git(folder, "commit", "--quiet", "--all", "--message", "Van een collega");
    git(folder, "push", "--quiet");
  }

  /** The sentence of what was sent last. */
  get sent() {
    return git(join(this.#root, "remote.git"), "log", "-1", "--format=%s", "main");
  }

  /** A file as it was sent last. */
  read(path) {
    return git(join(this.#root, "remote.git"), "show", `main:${path}`);
  }
}

/** A text in which keys have other values. */
const withLines = (text, lines) => Object.entries(lines).reduce(
  (now, [key, value]) => now.replace(new RegExp(`^${key}: .*$`, "m"), () => `${key}: ${value}`), text);

async function openPanel(page) {
  await barOf(page).getByRole("button", { name: /^Versturen/ }).click();
  return panelOf(page);
}

async function keepsOwn({ preview }, panel, lines) {
  preview.write(course, withLines(preview.read(course), lines));
  await panel.getByRole("checkbox", { name: /^Cursus/ }).waitFor();
  await panel.getByRole("button", { name: "Bewaar met een zin" }).click();
  await panel.getByText("Bewaard.", { exact: true }).waitFor();
}

export const sendings = [
  ["a title is changed, kept with a sentence and sent", (walk) => withColleague(walk.preview, (colleague) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    await barOf(page).getByRole("button", { name: /^Bewerken/ }).click();
    const form = page.getByRole("dialog", { name: "Bewerken" });
    await form.getByLabel(/^Titel/).first().fill("Zo werkt een gemeente");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Zo werkt een gemeente" }), "the page should show the title");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, barOf(page).getByRole("button", { name: "Versturen: 1" }), "the bar should count what is to be sent");

    const panel = await openPanel(page);
    const sentence = panel.getByLabel("Zin", { exact: true });
    await shows(expect, panel.getByRole("checkbox", { name: /^Cursus ‘Zo werkt een gemeente’ veranderd/, checked: true }), "the course should be ticked");
    expect(await sentence.inputValue() === "Cursus ‘Zo werkt een gemeente’ aangepast", "a sentence should be suggested");
    await sentence.fill("De titel is korter");
    await sentence.press("Enter");
    await shows(expect, panel.getByText("Bewaard.", { exact: true }), "the panel should say that it is kept");
    await shows(expect, panel.getByRole("listitem").filter({ hasText: "De titel is korter" }), "the sentence should be listed as ready");
    await panel.getByRole("button", { name: "Stuur op" }).press("Enter");
    await shows(expect, panel.getByText("Verstuurd.", { exact: true }), "the panel should say that it is sent");
    expect(colleague.sent === "De titel is korter", `the sentence should be sent, but it is “${colleague.sent}”`);
    expect(colleague.read(course).includes("titel: Zo werkt een gemeente"), "the title should be sent");
    await panel.getByText("Wat is er gedaan?").click();
    await shows(expect, panel.getByText(/^git push/), "the commands should be there to be seen");
    await shows(expect, barOf(page).getByRole("button", { name: "Versturen", exact: true }), "nothing should be left to send");
  }))],

  ["a field that a colleague changed too is asked, and can wait", (walk) => withColleague(walk.preview, (colleague) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const panel = await openPanel(page);
    await keepsOwn(walk, panel, { titel: "Van mij" });
    colleague.sends(course, { titel: "Van de collega" });
    await panel.getByRole("button", { name: "Stuur op" }).click();
    await shows(expect, panel.getByRole("alert").filter({ hasText: "Iemand anders was u voor" }), "the panel should say that somebody was first");
    await panel.getByRole("button", { name: "Haal op" }).click();
    const question = panel.getByRole("group", { name: "Titel" });
    await shows(expect, question, "the title should be asked");
    await panel.getByRole("button", { name: "Later" }).click();
    await shows(expect, panel.getByText("Er is niets veranderd."), "the panel should say that nothing has changed");
    expect(preview.read(course).includes("titel: Van mij"), "the file should be as it was");
    await panel.getByRole("button", { name: "Haal op" }).click();
    await panel.getByRole("button", { name: "Gebruik deze keuzes" }).click();
    await shows(expect, panel.getByRole("alert").filter({ hasText: "Kies eerst overal" }), "a choice should be required");
    await question.getByRole("radio", { name: /^Van de ander/ }).press("Space");
    await panel.getByRole("button", { name: "Gebruik deze keuzes" }).click();
    await shows(expect, page.getByRole("heading", { level: 1, name: "Van de collega" }), "the page should show the choice");
    await panel.getByRole("button", { name: "Stuur op" }).click();
    await shows(expect, panel.getByText("Verstuurd.", { exact: true }), "it should be sent now");
  }))],

  ["of two fields that a colleague changed too each is chosen apart", (walk) => withColleague(walk.preview, (colleague) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const panel = await openPanel(page);
    await keepsOwn(walk, panel, { titel: "<b>Van mij</b>", doel: "Mijn doel." });
    colleague.sends(course, { titel: "Van de collega", doel: "<img src=x onerror=alert(1)>" });
    await panel.getByRole("button", { name: "Haal op" }).click();
    await panel.getByRole("group", { name: "Titel" }).getByText("<b>Van mij</b>", { exact: true }).click();
    await panel.getByRole("group", { name: "Doel" }).getByText("<img src=x onerror=alert(1)>", { exact: true }).click();
    await panel.getByRole("button", { name: "Gebruik deze keuzes" }).click();
    await shows(expect, panel.getByText("Het werk van de ander is erbij, met uw keuzes."), "the panel should say that it is merged");
    const text = preview.read(course);
    expect(text.includes("titel: <b>Van mij</b>\n") && text.includes("doel: <img src=x onerror=alert(1)>\n"), `each field should have its choice: ${text.slice(0, 400)}`);
    expect(!text.includes("<<<<<<<"), "no marker should be in the file");
  }))],
];
