// “Wat verandert er” and “Wat ontbreekt”: from an edit to two versions side by side, and from what is missing into its form.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { atPage, barOf, shows } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
const screens = [390, 768, 1280].flatMap((width) => ["light", "dark"].map((scheme) => [width, scheme]));
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";
const frames = ["Eerst: de pagina", "Nu: de pagina"];

/** axe reports nothing for a page of the preview, and it fits on every screen. */
async function isFine(page, expect, what) {
  await page.evaluate(axe);
  for (const [width, colorScheme] of screens) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    // The pages in the frames have tests of their own.
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { ...rules, iframes: false }), rules);
    for (const { id, nodes } of violations) {
      expect(false, `axe should report nothing for ${what} (${colorScheme}, ${width} px), but reports ${id} at ${nodes.slice(0, 3).map(({ target }) => target.flat().join(" ")).join("; ")}`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over <= 0, `${what} should fit on a screen of ${width} px, but is ${over} px wider`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Edits the title of the course of the page in its form, without saving it. */
async function editTitle(page, title) {
  await barOf(page).getByRole("button", { name: /^Bewerken/ }).press("Enter");
  const form = page.getByRole("dialog", { name: "Bewerken" });
  await form.getByLabel(/^Titel/).first().fill(title);
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return form;
}

export const differences = [
  ["what is not saved is told before it is saved, and shown side by side", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await editTitle(page, "Zo werkt een gemeente");
    await form.getByRole("button", { name: "Wat verandert er?" }).press("Enter");
    const panel = page.getByRole("dialog", { name: "Wat verandert er?" });
    const first = panel.getByRole("link", { name: "Zo werkt een gemeente" }).first();
    // Every page of every site is compared for this.
    await first.waitFor({ timeout: 60_000 });
    await shows(expect, panel.getByText("heet nu ‘Zo werkt een gemeente’").first(), "the panel should say what changed");
    await isFine(page, expect, "the panel of changes");
    await first.press("Enter");
    await page.waitForURL("**/vergelijk?**");
    const [before, now] = frames.map((name) => page.frameLocator(`iframe[title="${name}"]`));
    await shows(expect, before.getByRole("heading", { level: 1, name: "Hoe werkt de gemeente" }), "the version before should have the old title");
    await shows(expect, now.getByRole("heading", { level: 1, name: "Zo werkt een gemeente" }), "the version now should have the new title");
    expect(await now.locator("h1[data-vindplek-verschil]").count() === 1, "the title should be marked");
    await shows(expect, page.getByText(/^Verschil 1 van \d+$/), "the first difference should be counted");
    const next = page.getByRole("button", { name: "Volgende verschil" });
    await next.press("Enter");
    await shows(expect, page.getByText(/^Verschil 2 van \d+$/), "the next difference should be counted");
    await isFine(page, expect, "two versions");
  })],

  ["two versions scroll together, and a link takes both along", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    await editTitle(page, "Zo werkt een gemeente");
    await page.goto(`${preview.origin}/__vindplek/vergelijk?sinds=bewaard&site=noord&adres=/aanbod/hoe-werkt-de-gemeente/`);
    await page.getByText(/^Verschil 1 van/).waitFor();
    const position = (name) => page.locator(`iframe[title="${name}"]`).evaluate((it) => it.contentWindow.scrollY);
    await page.locator(`iframe[title="${frames[1]}"]`).hover();
    await page.mouse.wheel(0, 900);
    await page.waitForFunction((name) => document.querySelector(`iframe[title="${name}"]`).contentWindow.scrollY > 300, frames[0]);
    expect(Math.abs(await position(frames[0]) - await position(frames[1])) < 120, "both versions should be about as far");
    const now = page.frameLocator(`iframe[title="${frames[1]}"]`);
    await now.getByRole("link", { name: "Nieuws", exact: true }).first().click();
    await page.waitForFunction((name) => document.querySelector(`iframe[title="${name}"]`).contentWindow.location.pathname.endsWith("/bewaard/voor/noord/nieuws/"), frames[0]);
    expect((await now.locator("body").evaluate(() => location.pathname)).endsWith("/bewaard/nu/noord/nieuws/"), "a link should stay in its version");
  })],

  ["on a narrow screen one version is shown, of choice", (walk) => atPage(walk, address, { viewport: { width: 390, height: 800 } }, async (page) => {
    const { expect, preview } = walk;
    await page.goto(`${preview.origin}/__vindplek/vergelijk?sinds=bewaard&site=noord&adres=/aanbod/hoe-werkt-de-gemeente/`);
    const [before, now] = frames.map((name) => page.locator(`iframe[title="${name}"]`));
    await shows(expect, now, "the version now should be shown first");
    expect(await before.isHidden(), "the other version should not be shown");
    await page.getByRole("radio", { name: "Eerst" }).check();
    await shows(expect, before, "the version before should be shown");
    expect(await now.isHidden(), "the version now should not be shown any more");
  })],

  ["the changes of all sites are on a page, reached from the start", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    await editTitle(page, "Zo werkt een gemeente");
    await page.goto(preview.origin);
    await page.getByRole("link", { name: "Wat verandert er?" }).click();
    await shows(expect, page.getByRole("heading", { level: 2, name: /^Noord/ }), "the page should have the site");
    expect(await page.getByRole("heading", { level: 2 }).count() === 6, "a shared course should be changed on six sites");
    await isFine(page, expect, "the page of changes");
    await page.getByRole("link", { name: "Sinds de vorige versie in git" }).click();
    await shows(expect, page.getByText("git-repository"), "without git the page should say so");
  })],

  ["what is missing leads into its form", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    const before = preview.read("content/aanbod/hoe-werkt-de-gemeente.md");
    await page.getByRole("link", { name: "Wat ontbreekt?" }).click();
    await shows(expect, page.getByRole("heading", { level: 2, name: /^Aanbod/ }), "courses should be listed");
    await isFine(page, expect, "the page of what is missing");
    await page.getByLabel("Site", { exact: true }).selectOption("noord");
    await page.getByLabel("Reden", { exact: true }).selectOption("onbekend");
    await page.getByRole("button", { name: "Toon" }).press("Enter");
    await page.waitForURL("**waarom=onbekend**");
    const line = page.getByRole("article").filter({ hasText: "hoe-werkt-de-gemeente.md" }).getByRole("link", { name: "Kosten: onbekend" });
    await line.press("Enter");
    const form = page.getByRole("dialog", { name: "Bewerken" });
    await shows(expect, form.getByLabel(/^Kosten/).first(), "the form should open");
    await page.waitForFunction(() => document.querySelector("vindplek-bewerken").shadowRoot.activeElement?.dataset.veld?.includes('["kosten"]'));
    expect(!page.url().includes("bewerk="), "the address should ask for the form once");
    expect(preview.read("content/aanbod/hoe-werkt-de-gemeente.md") === before, "a link should change nothing");
    const state = await preview.json("state");
    expect(state.unsaved.length === 0, "a link should edit nothing");
  })],
];
