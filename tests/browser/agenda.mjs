// The agenda: months that fold, a filter that is kept in the address, pages of months; on a phone and a wide screen, with
// and without scripts, from disk, and when its data cannot be had.

import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { fits, isAccessible, survivesForcedColours } from "./audit.mjs";
import { newPage, withContext } from "./browser.mjs";

const widths = [360, 1440];
const tested = new Set(["zuid", "zuidwest", "landelijk"]);

export function agendas(projects) {
  const project = projects.find(({ name }) => name === "full");
  return project.sites.filter(({ id }) => tested.has(id)).flatMap((site) => [
    ...widths.map((width) => job(`filters (${width} px)`, filters, { project, site, width })),
    job("finds March on a phone", findsMarch, { project, site, width: 360 }),
    job("without scripts", withoutScripts, { project, site, width: 360, javaScriptEnabled: false }),
    job("without its data", withoutData, { project, site, width: 360 }),
    job("opened from disk", fromDisk, { project, site, width: 1440 }),
  ]);
}

function job(does, walk, { project, site, width, ...options }) {
  const where = `${project.name} ${site.id}/agenda/, ${does}`;
  return {
    name: `agenda: ${site.id}: ${does}`,
    run: (browser, findings) => withContext(browser, { viewport: { width, height: 800 }, ...options }, async (context) => {
      const { page, keepsQuiet } = await newPage(context, project.origin);
      const expect = (fine, sentence) => findings.expect(fine, where, sentence);
      await walk({ page, site, expect, findings, where, browser, width, keepsQuiet: () => keepsQuiet(findings, where) });
    }),
  };
}

const status = (page) => page.locator("#agenda-telling");
const rows = (page) => page.locator("#agenda-maanden .datum-rij");
const openMonths = (page) => page.locator("#agenda-maanden details[open]");

/** Chooses in a field, and waits until the list follows it. */
async function choose(page, label, value) {
  const before = await status(page).textContent();
  await page.getByLabel(label).selectOption(value);
  await page.waitForFunction(([text]) => document.getElementById("agenda-telling").textContent !== text, [before]);
}

async function filters({ page, site, expect, findings, where, browser, width, keepsQuiet }) {
  await page.goto(`${site.url}agenda/`, { waitUntil: "load" });
  const first = site.isNational ? "alle" : site.id;
  expect(await page.getByLabel("Waar?").inputValue() === first, "the own region should be chosen at first, nationally all of them");
  const served = await status(page).textContent();
  const open = await openMonths(page).count();
  expect(width < 1000 ? open === 1 : open > 1, `on a phone only the first month should be open, on a wide screen more, but ${open} are`);
  const region = site.isNational ? "oost" : "alle";
  await choose(page, "Waar?", region);
  expect(page.url().endsWith(`?regio=${region}`), "the region should be in the address");
  await choose(page, "Wat?", "cursus");
  expect(page.url().endsWith(`?regio=${region}&soort=cursus`), "the kind should be in the address");
  const told = await status(page).textContent();
  const kinds = await rows(page).locator(".datum-soort").allTextContents();
  expect(kinds.length > 0 && kinds.every((kind) => /^Cursus/.test(kind)), "every item should be of the chosen kind");
  expect(told.startsWith(`${kinds.length} data in`), `the number told should be that of the list, ${kinds.length}, but is “${told}”`);
  const regions = new Set(kinds.map((kind) => kind.split(" · ")[1]));
  expect(site.isNational ? regions.size === 1 && regions.has("Oost") : regions.size > 2, "the items should be of the chosen region");
  const option = await page.getByLabel("Wat?").locator("option:checked").textContent();
  expect(option === `Cursus (${kinds.length})`, `the number in the field should be that of the list, but is “${option}”`);
  await isAccessible(page, findings, `${where}, filtered`);
  await survivesForcedColours(page, findings, `${where}, filtered`);
  for (const narrow of [320, width]) await fits(page, findings, narrow, `${where}, filtered`);

  await withContext(browser, {}, async (other) => {
    const elsewhere = await other.newPage();
    await elsewhere.goto(page.url(), { waitUntil: "load" });
    await elsewhere.waitForFunction(([text]) => document.getElementById("agenda-telling").textContent === text, [told]);
    expect(await rows(elsewhere).count() === kinds.length, "who opens the address should see the same list");
  });
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(([text]) => document.getElementById("agenda-telling").textContent === text, [served]);
  expect(page.url() === `${site.url}agenda/`, "going back should undo the choices");
  expect(await rows(page).count() > 0, "going back should show the first list again");
  await page.goto(`${site.url}agenda/?regio=nergens&soort=niets`, { waitUntil: "load" });
  expect(await status(page).textContent() === served, "a choice that does not exist should be left out");
  await keepsQuiet();
}

async function findsMarch({ page, site, expect, keepsQuiet }) {
  await page.goto(site.url, { waitUntil: "load" });
  await page.getByRole("navigation", { name: "Agenda per maand" }).getByRole("link", { name: /^Maart 2027/ }).tap().catch(() =>
    page.getByRole("link", { name: /^Maart 2027/ }).first().click());
  await page.getByRole("heading", { level: 1, name: "Maart 2027" }).waitFor();
  const dates = await page.locator(".datum-rij time").evaluateAll((all) => all.map((it) => it.dateTime));
  expect(dates.length > 0 && dates.every((date) => date.startsWith("2027-03")), "one tap from the home page should show March, and nothing else");

  await page.goto(`${site.url}agenda/`, { waitUntil: "load" });
  await page.getByRole("navigation", { name: "Kies een maand" }).getByRole("link", { name: /^December 2026/ }).click();
  const month = page.locator("details", { has: page.getByRole("heading", { name: "December 2026" }) });
  const opened = await month.count() === 0 || page.url().includes("/2026-12/") || await month.evaluate((it) => it.open);
  expect(opened, "the list of months should open a folded month");
  await page.goto(`${site.url}agenda/`, { waitUntil: "load" });
  const summary = page.locator("#agenda-maanden summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  expect(await openMonths(page).count() === 0, "the Enter key should fold a month");
  await keepsQuiet();
}

async function withoutScripts({ page, site, expect, keepsQuiet }) {
  await page.goto(`${site.url}agenda/`, { waitUntil: "load" });
  expect(await openMonths(page).count() === 1, "without scripts the first month should be open, and no other");
  expect(!await page.locator("#agenda-filter").isVisible(), "without scripts there should be no fields that do nothing");
  const ways = page.getByRole("navigation", { name: "Kies een academie of soort" });
  const links = await ways.getByRole("link").evaluateAll((all) => all.map((it) => it.href));
  expect(links.some((href) => /\/agenda\/$/.test(href)), "without scripts there should be links to the agendas of other academies");
  expect(links.some((href) => /\/aanbod\/soort\//.test(href)), "without scripts there should be links to the kinds");
  await page.emulateMedia({ media: "print" });
  const hidden = await rows(page).evaluateAll((all) => all.filter((it) => it.getBoundingClientRect().height === 0).length);
  expect(hidden === 0, `on paper every month should be open, but ${hidden} items are hidden`);
  await page.emulateMedia({ media: null });
  if (!site.isNational) {
    await page.locator("details[open]").getByRole("link", { name: /bij andere academies/ }).click();
    await page.getByRole("heading", { name: /^In / }).nth(1).waitFor();
    expect(page.url().includes("#andere-academies"), "the items of other academies should be one tap away");
  }
  await keepsQuiet();
}

async function withoutData({ page, site, expect }) {
  await page.route("**/agenda/gegevens.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto(`${site.url}agenda/?soort=cursus`, { waitUntil: "load" });
  await page.getByRole("navigation", { name: "Kies een academie of soort" }).waitFor();
  expect(await rows(page).count() > 0, "when the data cannot be had, the list and the links should remain");

  await page.unroute("**/agenda/gegevens.js");
  await page.route("**/agenda/gegevens.js", (route) => route.fulfill({
    contentType: "text/javascript", body: "globalThis.vindplekAgenda={months:[],rows:[]};",
  }));
  await page.goto(`${site.url}agenda/?soort=cursus`, { waitUntil: "load" });
  await page.getByText("Niets gevonden.").waitFor();
  await page.getByRole("button", { name: /^Alle/ }).click();
  await page.waitForURL((url) => !url.search.includes("soort"));
}

async function fromDisk({ page, site, expect }) {
  await page.goto(String(pathToFileURL(join(site.folder, "agenda/index.html"))), { waitUntil: "load" });
  const before = await rows(page).count();
  await choose(page, "Waar?", site.isNational ? "zuid" : "alle");
  expect(await rows(page).count() !== before, "the filter should work in a page opened from disk");
  const href = await rows(page).first().getByRole("link").first().getAttribute("href");
  expect(/\/index\.html(#|$)/.test(href), `a link in a page opened from disk should lead to a file, but is ${href}`);
}
