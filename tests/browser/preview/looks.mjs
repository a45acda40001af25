// axe reports nothing for the start page, the bar and the panels, wide and narrow, light and dark; and
// everything fits on the screen.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { withColleague } from "./sending.mjs";
import { atPage, barOf, problemsOf, shows } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
const screens = [[1440, "light"], [1440, "dark"], [360, "light"], [360, "dark"]];

async function isFine(page, expect, what) {
  await page.evaluate(axe);
  for (const [width, colorScheme] of screens) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, rules), rules);
    for (const { id, nodes } of violations) {
      expect(false, `axe should report nothing for ${what} (${colorScheme}, ${width} px), but reports ${id} at ${nodes.slice(0, 3).map(({ target }) => target.flat().join(" ")).join("; ")}`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over <= 0, `${what} should fit on a screen of ${width} px, but is ${over} px wider`);
  }
  await page.setViewportSize({ width: 320, height: 600 });
  const bar = await barOf(page).evaluate((it) => it.scrollWidth - it.clientWidth);
  expect(bar <= 0, `the bar should fit on a screen of 320 px, but is ${bar} px wider`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

export const looks = [
  ["the start page is accessible", async (walk) => {
    const { expect, preview } = walk;
    preview.change("content/aanbod/inclusie.md", "---\n", "---\nconcept: true\n");
    await atPage(walk, "/", async (page) => {
      await page.locator("summary").first().click();
      await isFine(page, expect, "the start page");
      await page.getByRole("link", { name: "Aanbod van Noord", exact: true }).click();
      await page.waitForURL("**/noord/aanbod/");
    });
  }],

  ["the start page is complete without scripts", async ({ browser, preview, expect }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(preview.origin);
    expect(await page.getByRole("heading", { level: 3 }).count() === 6, "the start page should list six sites without scripts");
    expect(await page.getByRole("button").count() === 0, "without scripts there should be no buttons");
    await context.close();
  }],

  ["the form of a page is accessible", (walk) => atPage(walk, "/noord/aanbod/hoe-werkt-de-gemeente/", async (page) => {
    const { expect } = walk;
    await barOf(page).getByRole("button", { name: "Bewerken" }).press("Enter");
    await shows(expect, page.getByRole("dialog", { name: "Bewerken" }).getByLabel(/^Titel/), "the form should open");
    await isFine(page, expect, "the form");
  })],

  ["the panel for sending is accessible, also with choices", (walk) => withColleague(walk.preview, (colleague) => atPage(walk, "/noord/aanbod/hoe-werkt-de-gemeente/", async (page) => {
    const { expect, preview } = walk;
    const course = "content/aanbod/hoe-werkt-de-gemeente.md";
    preview.change(course, "titel: ", "titel: Nieuw ");
    await barOf(page).getByRole("button", { name: "Versturen: 1" }).press("Enter");
    const panel = page.getByRole("dialog", { name: "Versturen" });
    await shows(expect, panel.getByRole("checkbox"), "the file should be listed");
    await isFine(page, expect, "the panel for sending");
    await panel.getByRole("button", { name: "Bewaar met een zin" }).click();
    await panel.getByText("Bewaard.", { exact: true }).waitFor();
    colleague.sends(course, { titel: "Van de collega" });
    await panel.getByRole("button", { name: "Haal op" }).click();
    await shows(expect, panel.getByRole("radio"), "the title should be asked");
    await panel.getByText("Wat is er gedaan?").click();
    await isFine(page, expect, "the choices");
  }))],

  ["the bar and its menus are accessible", (walk) => atPage(walk, "/zuid/aanbod/hoe-werkt-de-gemeente/", async (page) => {
    const { expect } = walk;
    await isFine(page, expect, "the bar");
    await barOf(page).getByRole("button", { name: /Andere site kiezen/ }).press("Enter");
    await isFine(page, expect, "the menu of sites");
    await page.keyboard.press("Escape");
    await barOf(page).getByRole("button", { name: /november 2026/ }).press("Enter");
    await isFine(page, expect, "the date menu");
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 360, height: 800 });
    await barOf(page).getByRole("button", { name: "Meer" }).press("Enter");
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).press("Enter");
    await shows(expect, page.getByRole("dialog", { name: "Waarom zie ik dit?" }), "everything should be reachable on a narrow screen");
    await isFine(page, expect, "the explanation");
  })],

  ["the list of problems is accessible", async (walk) => {
    const { expect, preview } = walk;
    preview.change("content/aanbod/inclusie.md", "doelgroepen:", "doelgoepen:");
    await atPage(walk, "/landelijk/aanbod/inclusie/", async (page) => {
      await shows(expect, problemsOf(page).getByRole("article"), "errors present at the start should show once");
      await problemsOf(page).getByText("Waarom is dit een probleem?").first().click();
      await isFine(page, expect, "the list of problems");
    });
  }],

  ["every tab stop in the bar has a visible focus indicator", (walk) => atPage(walk, "/noord/nieuws/", async (page) => {
    const { expect } = walk;
    const names = [];
    await barOf(page).getByRole("link", { name: /Begin/ }).focus();
    for (let stop = 0; stop < 12; stop++) {
      const now = await page.evaluate(() => {
        const it = document.activeElement.shadowRoot?.activeElement;
        return it && { name: it.textContent || it.title, isMarked: getComputedStyle(it).outlineStyle !== "none" };
      });
      if (!now) break;
      names.push(now.name);
      expect(now.isMarked || stop === 0, `a focused control in the bar should have a focus indicator, but “${now.name}” has not`);
      await page.keyboard.press("Tab");
    }
    expect(names.length >= 5, `the tab key should reach everything in the bar, but only reaches ${names.join(", ")}`);
  })],
];
