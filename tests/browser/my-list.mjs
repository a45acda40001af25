// The list of a visitor: keep courses, compare, print and send them; nothing is lost or overwritten, whatever the browser
// stores.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fits, isAccessible, survivesForcedColours } from "./audit.mjs";
import { newPage, withContext } from "./browser.mjs";

const widths = [360, 1440];
const tested = new Set(["zuid", "noordwest", "landelijk"]);

export function lists(projects) {
  return projects.flatMap((project) => project.sites.filter(({ id }) => tested.has(id)).flatMap((site) => {
    const with360 = { project, site, width: 360 };
    if (project.name === "real") return [job("keeps and compares (360 px)", compares, with360)];
    return [
      ...widths.map((width) => job(`keeps and compares (${width} px)`, compares, { project, site, width })),
      ...widths.map((width) => job(`removes and puts back (${width} px)`, removes, { project, site, width })),
      job("sends", sends, with360),
      job("stays apart from another site", staysApart, with360),
      job("follows another tab", followsTab, with360),
      job("when nothing is stored", unstored, with360),
      job("with what is gone or renamed", changedOffer, with360),
      job("without scripts", withoutScripts, { ...with360, javaScriptEnabled: false }),
      job("opened from disk", fromDisk, with360),
    ];
  }));
}

function job(does, walk, { project, site, width, ...options }) {
  const where = `${project.name} ${site.id}/mijn-lijst/, ${does}`;
  return {
    name: `list: ${project.name} ${site.id}: ${does}`,
    run: (browser, findings) => withContext(browser, { viewport: { width, height: 800 }, ...options }, async (context) => {
      const { page, keepsQuiet } = await newPage(context, project.origin);
      const expect = (fine, sentence) => findings.expect(fine, where, sentence);
      await walk({ page, context, project, site, expect, findings, where, browser, width });
      if (page.url().startsWith(project.origin)) {
        if (options.javaScriptEnabled !== false) await page.evaluate(() => { try { localStorage.clear(); } catch { /* blocked */ } });
        await keepsQuiet(findings, where);
      }
    }),
  };
}

const keepButtons = (page) => page.locator("main").getByRole("button", { name: /^Bewaar ?: / });
const titles = (page) => page.locator("#lijst-kaarten h2").allTextContents();
const listAddress = (page) => page.getByLabel("Het adres van deze lijst").inputValue();

/** Keeps the first courses of the finder; returns their titles. */
async function keep(page, site, count) {
  await page.goto(`${site.url}aanbod/`, { waitUntil: "load" });
  const names = [];
  for (let at = 0; at < count; at += 1) {
    const button = keepButtons(page).nth(at);
    names.push((await button.textContent()).replace(/^Bewaar:\s*/, "").trim());
    await button.click();
  }
  return names;
}

async function opensList(page, site, query = "") {
  await page.goto(`${site.url}mijn-lijst/${query}`, { waitUntil: "load" });
  await page.waitForFunction(() => ["lijst-inhoud", "lijst-leeg", "lijst-weg", "lijst-stuk"].some((id) => !document.getElementById(id).hidden));
}

async function compares({ page, site, expect, findings, where, width }) {
  const names = await keep(page, site, 3);
  expect(await page.locator('main [aria-pressed="true"]').count() === 3, "a pressed button should say so");
  await page.getByRole("status").filter({ hasText: `${names[2]} staat op je lijst.` }).waitFor();
  expect(await page.getByRole("banner").getByRole("link", { name: "Mijn lijst: 3" }).isVisible(), "the header should have the number of kept courses");
  await page.getByRole("banner").getByRole("link", { name: "Mijn lijst: 3" }).click();
  await page.waitForURL(/mijn-lijst/);
  await page.getByRole("heading", { name: "3 op je lijst" }).waitFor();
  expect((await titles(page)).join() === names.join(), "the list should have the kept courses, in the order of keeping");
  await page.getByText("Je lijst staat alleen in deze browser.").waitFor();
  const table = page.getByRole("table");
  if (width > 1000) {
    const heads = await table.locator("thead th a").allTextContents();
    expect(heads.join() === names.join(), "on a wide screen a table should have a column for each course");
    const rows = await table.locator("tbody th").allTextContents();
    expect(rows.includes("Kosten") && rows.includes("Vorm") && rows.includes("Aanmelden"), `the rows should be the facts, but are ${rows.join(", ")}`);
    const cost = (await table.getByRole("row", { name: /^Kosten/ }).getByRole("cell").first().textContent()).trim();
    const card = (await page.locator('#lijst-kaarten article [data-feit="kosten"] dd').first().textContent()).trim();
    expect(cost === card, `a fact in the table should be that of the course, “${card}”, but is “${cost}”`);
    expect(await page.locator("#lijst-kaarten h2").first().isHidden(), "the table should replace the cards");
  } else {
    expect(!await table.isVisible(), "on a phone the courses should be below each other");
    expect(await page.locator("#lijst-kaarten h2").first().isVisible(), "on a phone the courses should be cards");
  }
  await isAccessible(page, findings, `${where}, filled`);
  await survivesForcedColours(page, findings, `${where}, filled`);
  for (const at of [320, 640, width]) await fits(page, findings, at, `${where}, filled`);
  await page.emulateMedia({ media: "print" });
  const shown = await page.locator("main button, main input").evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
  expect(shown === 0, "there should be no buttons on paper");
  // Of a course that is in development only the phase may be known, which stands above its title.
  const facts = await page.locator("#lijst-kaarten dl > div").evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
  expect(facts > 0, "the facts should be on paper");
  await page.emulateMedia({ media: null });
}

async function removes({ page, site, expect, width }) {
  const names = await keep(page, site, 3);
  await opensList(page, site);
  const visible = page.getByRole("button", { name: /^Haal weg ?: / }).filter({ visible: true }).nth(1);
  await visible.focus();
  await page.keyboard.press("Enter");
  await page.getByText(`${names[1]} is van je lijst gehaald.`).first().waitFor();
  expect((await titles(page)).join() === [names[0], names[2]].join(), "a removed course should leave the list");
  const undo = page.getByRole("button", { name: "Zet terug" });
  expect(await undo.evaluate((it) => it === document.activeElement), "the focus should move to the button that puts it back");
  await page.keyboard.press("Enter");
  expect((await titles(page)).join() === names.join(), "a course that is put back should have its place again");
  await page.getByRole("button", { name: "Maak de lijst leeg" }).click();
  await page.getByText("Je lijst is nog leeg.").waitFor();
  await undo.click();
  expect((await titles(page)).join() === names.join(), "a list that was emptied should come back whole");
  await page.reload({ waitUntil: "load" });
  await page.getByRole("heading", { name: "3 op je lijst" }).waitFor();
  expect((await titles(page)).join() === names.join(), `what was put back should be stored (${width} px)`);
  await page.goto(`${site.url}aanbod/`, { waitUntil: "load" });
  await keepButtons(page).first().click();
  expect(await keepButtons(page).first().getAttribute("aria-pressed") === "false", "a second press should take a course off the list");
  await page.getByRole("banner").getByRole("link", { name: "Mijn lijst: 2" }).waitFor();
}

async function sends({ page, site, expect, browser, findings, where }) {
  const names = await keep(page, site, 3);
  await opensList(page, site);
  const address = await listAddress(page);
  expect(/\/mijn-lijst\/\?cursus=[a-z0-9-]+,[a-z0-9-]+,[a-z0-9-]+$/.test(address), `the address should name the courses, but is ${address}`);
  const mail = new URL(await page.getByRole("link", { name: "Mail", exact: true }).getAttribute("href"));
  const body = mail.searchParams.get("body");
  expect(names.every((name) => body.includes(name)) && body.includes(`\r\n${address}`), "the mail should have the titles and the address");
  await page.getByRole("button", { name: "Kopieer" }).click();
  await page.getByRole("button", { name: "Gekopieerd" }).waitFor();

  await withContext(browser, { viewport: { width: 360, height: 800 } }, async (context) => {
    const other = await context.newPage();
    await other.goto(`${site.url}aanbod/`, { waitUntil: "load" });
    await keepButtons(other).nth(4).click();
    const own = (await keepButtons(other).nth(4).textContent()).replace(/^Bewaar:\s*/, "").trim();
    await other.goto(address, { waitUntil: "load" });
    await other.getByRole("heading", { name: "3 op deze lijst" }).waitFor();
    expect((await titles(other)).join() === names.join(), "who opens the address should see the same courses");
    await isAccessible(other, findings, `${where}, received`);
    await other.goto(`${site.url}mijn-lijst/`, { waitUntil: "load" });
    await other.getByRole("heading", { name: "1 op je lijst" }).waitFor();
    expect((await titles(other)).join() === own, "looking at a list should not change one's own");
    await other.goto(address, { waitUntil: "load" });
    await other.getByRole("button", { name: "Bewaar deze 3" }).click();
    await other.getByText("Alles wat erop staat").or(other.getByText("Bewaard op jouw lijst.")).first().waitFor();
    await other.getByRole("link", { name: "Naar mijn eigen lijst" }).click();
    await other.getByRole("heading", { name: "4 op je lijst" }).waitFor();
    expect((await titles(other)).join() === [own, ...names].join(), "keeping a list should add it to one's own");
  });
  await opensList(page, site, "?cursus=..%2F,<b>,");
  await page.getByRole("heading", { name: "3 op je lijst" }).waitFor();
}

async function staysApart({ page, site, project, expect }) {
  await keep(page, site, 2);
  const other = project.sites.find(({ id }) => id !== site.id && !tested.has(id));
  await opensList(page, other);
  expect(await page.getByText("Je lijst is nog leeg.").isVisible(), "two sites on one host should not share a list");
  expect(await page.locator(".kop-lijst").isHidden(), "an empty list should not be in the header");
  await opensList(page, site);
  await page.getByRole("heading", { name: "2 op je lijst" }).waitFor();
}

async function followsTab({ page, context, site, expect }) {
  await opensList(page, site);
  const tab = await context.newPage();
  const [name] = await keep(tab, site, 1);
  await page.waitForFunction(() => document.getElementById("_lijst-aantal").textContent === "1");
  await opensList(page, site);
  expect((await titles(page)).join() === name, "the list should have what another tab kept");
  await keepButtons(tab).nth(1).click();
  await page.getByRole("heading", { name: "2 op je lijst" }).waitFor();
  await page.getByRole("button", { name: "Maak de lijst leeg" }).click();
  await tab.waitForFunction(() => !document.querySelector('[data-bewaar][aria-pressed="true"]'));
  expect(await tab.locator(".kop-lijst").isHidden(), "another tab should follow");
}

async function unstored({ page, site, expect, browser }) {
  const refusals = {
    blocked: () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } }),
    full: () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  };
  for (const [what, refusal] of Object.entries(refusals)) {
    await withContext(browser, { viewport: { width: 360, height: 800 } }, async (context) => {
      const { page: refused } = await newPage(context, site.url.replace(/\/[^/]*\/$/, ""));
      const errors = [];
      refused.on("pageerror", (error) => errors.push(String(error)));
      await refused.addInitScript(refusal);
      await keep(refused, site, 1);
      await refused.getByRole("status").filter({ hasText: "je browser bewaart niets" }).waitFor();
      expect(await keepButtons(refused).first().getAttribute("aria-pressed") === "true", `with ${what} storage the button should still work on the page`);
      await opensList(refused, site);
      expect(await refused.getByText("Je lijst is nog leeg.").isVisible(), `with ${what} storage the list should be empty`);
      expect(errors.length === 0, `with ${what} storage nothing should fail, but ${errors.join("; ")}`);
    });
  }
  for (const odd of ["{", "null", '[1,{"id":"../x","title":"x"},{"id":"a"}]', '{"id":"a"}']) {
    await page.goto(`${site.url}aanbod/`, { waitUntil: "load" });
    await keepButtons(page).first().click();
    await page.evaluate((text) => localStorage.setItem(Object.keys(localStorage)[0], text), odd);
    await opensList(page, site);
    expect(await page.getByText("Je lijst is nog leeg.").isVisible(), `what is no list (${odd}) should be read as an empty one`);
    await page.evaluate(() => localStorage.clear());
  }
}

async function changedOffer({ page, site, expect }) {
  const names = await keep(page, site, 2);
  await page.evaluate(() => {
    const key = Object.keys(localStorage)[0];
    const items = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify([{ id: "verdwenen-cursus", title: "Een verdwenen cursus" }, ...items]));
  });
  await opensList(page, site);
  await page.getByText("maar staat niet op deze site").waitFor();
  expect(await page.getByText("Een verdwenen cursus").isVisible(), "a course that is gone should be named");
  await page.getByRole("button", { name: "Haal ze van mijn lijst" }).click();
  await page.getByText("maar staat niet op deze site").waitFor({ state: "hidden" });
  expect((await titles(page)).join() === names.join(), "the other courses should stay");

  const stored = await page.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage)[0])));
  await page.route("**/mijn-lijst/gegevens.js", async (route) => {
    const answer = await route.fetch();
    route.fulfill({ response: answer, body: `${await answer.text()}vindplekCompared.renamed["vroeger-zo"]="${stored[0].id}";` });
  });
  await page.evaluate(() => {
    const key = Object.keys(localStorage)[0];
    localStorage.setItem(key, JSON.stringify([{ id: "vroeger-zo", title: "Vroeger zo" }]));
  });
  await opensList(page, site);
  expect((await titles(page)).join() === names[0], "a course that was renamed should be found under its new name");
  expect(await page.locator("#lijst-terug").isHidden(), "a new name is no removal");
  await opensList(page, site, `?cursus=${stored[1].id},bestaat-niet`);
  await page.getByText("Bestaat niet", { exact: true }).waitFor();
  expect((await titles(page)).join() === names[1], "of a list that was sent the rest should be shown");
  await page.unroute("**/mijn-lijst/gegevens.js");
  await page.route("**/mijn-lijst/gegevens.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await opensList(page, site);
  await page.getByText("Je lijst kan nu niet worden getoond.").waitFor();
  expect(await page.getByRole("link", { name: names[0] }).isVisible(), "when the data cannot be had, the titles should lead to the courses");
}

async function withoutScripts({ page, site, expect }) {
  await page.goto(`${site.url}aanbod/`, { waitUntil: "load" });
  expect(await page.locator(".bewaar").filter({ visible: true }).count() === 0, "without scripts there should be no buttons that do nothing");
  await page.goto(`${site.url}mijn-lijst/`, { waitUntil: "load" });
  await page.getByText("Je lijst werkt alleen met JavaScript").waitFor();
  await page.locator("main").getByRole("link", { name: "het overzicht van het aanbod" }).click();
  expect(page.url().endsWith("aanbod/overzicht/"), "without scripts the page should point to the overview");
}

async function fromDisk({ page, site, expect }) {
  const file = (path) => String(pathToFileURL(join(site.folder, path, "index.html")));
  await page.goto(file("aanbod"), { waitUntil: "load" });
  await keepButtons(page).first().click();
  await page.goto(file("mijn-lijst"), { waitUntil: "load" });
  await page.getByRole("heading", { name: "1 op je lijst" }).waitFor();
  const link = page.locator("#lijst-kaarten h2 a");
  expect((await link.getAttribute("href")).endsWith("/index.html"), "a link in a page opened from disk should lead to a file");
  expect((await listAddress(page)).startsWith("https://"), "an address to send should be that of the site, not of the disk");
}
