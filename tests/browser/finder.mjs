// The course finder, on a phone and on a wide screen: sections, counts, filters that belong together, sorting, words, the
// empty list, and addresses that can be sent. The full project has dates in every region.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { newPage, withContext } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { width: 360, height: 740 };
const wide = { width: 1280, height: 900 };

export function finders(projects) {
  const full = projects.find(({ name }) => name === "full");
  const { sites } = full;
  const of = (id) => full.site(id);
  const jobs = [
    ...projects.flatMap((project) => project.sites.map((site) => ["counts", project, site, countsAgree, { javaScriptEnabled: false }])),
    ...sites.filter((site) => !site.isNational).map((site) => ["own dates", full, site, headlinesOwnDates, { javaScriptEnabled: false }]),
    ...[of("landelijk"), of("noord")].flatMap((site) => [
      ["values", full, site, valuesCountTheirCourses, { viewport: wide }],
      ["order", full, site, drawsAsServed, { viewport: wide }],
      ["month and place", full, site, monthAndPlaceBelongTogether, { viewport: wide }],
      ["sorting", full, site, sorts, { viewport: wide }],
      ["nothing found", full, site, offersWaysOut, { viewport: phone }],
      ["on a phone", full, site, staysInReach, { viewport: phone }],
      ["from a folder", full, site, worksFromFile, { viewport: wide }],
      ["accessible", full, site, isAccessibleWhenOpen, { viewport: phone }],
    ]),
    ["region", full, of("landelijk"), showsTheChosenAcademy, { viewport: wide }],
    ["everywhere", full, of("noord"), looksEverywhere, { viewport: phone }],
    ["others", full, of("noord"), showsWhatOthersHave, { viewport: phone }],
    ["words", full, of("noord"), findsWords, { viewport: phone }],
    ["sent", full, of("noord"), canBeSent, { viewport: wide }],
  ];
  return jobs.map(([what, project, site, check, options]) => ({
    name: `finder: ${project.name} ${site.id}: ${what}`,
    run: (browser, findings) => withContext(browser, options, async (context) => {
      const { page, keepsQuiet } = await newPage(context, project.origin);
      const where = `${project.name} ${site.id} (finder: ${what})`;
      const expect = (fine, sentence) => findings.expect(fine, where, sentence);
      await check({ page, site, full, expect });
      if (check !== worksFromFile) await keepsQuiet(findings, where);
    }),
  }));
}

const numberIn = (text) => Number(text.replaceAll(".", "").match(/\d+/)?.[0] ?? 0);
const heading = (page) => page.locator("#gevonden");
const announced = async (page) => numberIn(await heading(page).innerText());

/** The cards of each section: `{ title, count, cards: [{ title, start }] }`. */
const sectionsOf = (page) => page.locator(".vinder-deel").evaluateAll((sections) => sections.map((section) => ({
  title: section.querySelector("h3").firstChild.textContent.trim(),
  count: Number(section.querySelector("h3 .aantal").textContent.replaceAll(".", "")),
  cards: [...section.querySelectorAll("article")].map((card) => ({
    title: card.querySelector("h4").textContent.trim(),
    start: card.querySelector(".cursus-start")?.textContent.replaceAll("\u00a0", " ") ?? "",
    day: card.querySelector(".cursus-start > time")?.getAttribute("datetime") ?? "",
    price: card.querySelector(".cursus-prijs")?.textContent.replaceAll("\u00a0", " ") ?? "",
  })),
})));

/** Waits until the finder has drawn the list for an address. */
async function opens(page, site, query) {
  await page.goto(`${site.url}aanbod/${query}`, { waitUntil: "load" });
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]") && document.querySelector(".script-aan"));
}

/** Does something that changes the address, and waits until the list has followed. */
async function changes(page, action) {
  const before = page.url();
  await action();
  await page.waitForFunction((before) => location.href !== before, before);
}

async function tick(page, axis, value) {
  const box = page.locator(`.vink input[name="${axis}"][value="${value}"]`);
  await box.evaluate((it) => {
    it.closest("details").open = true;
  });
  await changes(page, () => box.check());
}

async function countsAgree({ page, site, expect }) {
  await page.goto(`${site.url}aanbod/`);
  const all = await announced(page);
  const parts = (await page.locator("#vinder-delen").innerText()).match(/\d[\d.]*/g) ?? [];
  expect(parts.reduce((sum, part) => sum + numberIn(part), 0) === all, `the parts ${parts} should add up to ${all}`);
  const links = await page.locator("nav[aria-label='Aanbod kiezen'] a").evaluateAll((all) => all.map((link) => ({
    href: link.href, count: Number(link.querySelector(".aantal").textContent.replaceAll(".", "")),
  })));
  // The other pages are read without showing them: there are many.
  const read = async (href) => (await page.request.get(href)).text();
  const countAt = async (href) => numberIn((await read(href)).match(/id="?gevonden"?[^>]*>([^<]*)/)[1]);
  for (const { href, count } of links) {
    expect(await countAt(href) === count, `the list at ${href} should have the ${count} courses that its link promises`);
  }
  const overview = await read(`${site.url}aanbod/overzicht/`);
  expect(numberIn(overview.match(/Er (?:is|zijn) ([\d.]+) opleiding/)[1]) === all, `the overview should count ${all}`);
  const home = (await read(site.url)).match(/<strong>([\d.]+)<\/strong>\s*opleiding/);
  if (home) expect(numberIn(home[1]) === all, `the home page should count ${all}, but counts ${home[1]}`);
  if (!site.isNational) return;
  await page.goto(`${site.url}academies/`);
  const academies = await page.locator("a[href*='aanbod/regio/']").evaluateAll((all) => all.map((link) => [link.href, link.textContent]));
  for (const [href, text] of academies) {
    expect(await countAt(href) === numberIn(text), `the page of academies should count what ${href} does`);
  }
}

async function headlinesOwnDates({ page, site, full, expect }) {
  const others = full.sites.filter((other) => other.id !== site.id).map((other) => other.id);
  for (const path of ["aanbod/", "aanbod/pagina/2/", "aanbod/functie/a/"]) {
    await page.goto(site.url + path);
    const own = (await page.locator("#deel-eigen").count()) ? (await sectionsOf(page))[0] : { cards: [] };
    if (path === "aanbod/") expect(/^In /.test(own.title ?? "") && own.cards.length === 20, "the list should begin with the own offer");
    for (const { title, start } of own.cards) {
      const headline = start.split("Wel elders")[0].toLowerCase();
      expect(!others.some((other) => headline.includes(`(${other})`)), `“${title}” should not headline a date elsewhere, but says ${start}`);
    }
  }
}

async function valuesCountTheirCourses({ page, site, expect }) {
  await opens(page, site, "?sorteer=titel");
  const firsts = await page.locator(".vinder-groepen .keuze").evaluateAll((groups) => groups.map((group) => {
    const box = [...group.querySelectorAll("input[type=checkbox]")].find((it) => !it.disabled);
    return [box.name, box.value, Number(box.parentNode.querySelector(".aantal").textContent.replaceAll(".", ""))];
  }));
  for (const [axis, value, count] of firsts) {
    await opens(page, site, `?${axis}=${value}`);
    expect(await announced(page) === count, `${axis}=${value} should give the ${count} that stand beside it, but gives ${await announced(page)}`);
  }
}

async function drawsAsServed({ page, site, expect }) {
  await page.goto(`${site.url}aanbod/`, { waitUntil: "load" });
  const served = await sectionsOf(page);
  const axis = await page.locator(".vinder-groepen input[type=checkbox]:not([disabled])").first().evaluate((it) => [it.name, it.value]);
  await tick(page, ...axis);
  await changes(page, () => page.getByRole("button", { name: "Wis alles" }).click());
  await changes(page, () => page.locator("#vinder-sorteer").selectOption("titel"));
  await changes(page, () => page.locator("#vinder-sorteer").selectOption(""));
  const drawn = await sectionsOf(page);
  expect(JSON.stringify(drawn) === JSON.stringify(served), "the script should draw the list in the order in which it was served");
}

async function monthAndPlaceBelongTogether({ page, site, expect }) {
  await opens(page, site, "?sorteer=datum");
  const { month, place } = await page.evaluate(() => {
    const { axes, courses } = globalThis.vindplekAanbod;
    const of = (id) => axes.findIndex((axis) => axis.id === id);
    const ways = axes.filter((axis) => axis.way).map((axis) => axis.id);
    const [at, to] = [ways.indexOf("maand"), ways.indexOf("plaats")];
    // A course that is given in a month and in a place, but not in that place in that month.
    for (const { ways: all, section } of courses) {
      if (section === 3) continue;
      const own = all.filter((way) => way.own && way.values[at] !== null);
      const apart = own.find((one) => own.some((other) => other.values[to] !== null
        && !own.some((way) => way.values[at] === one.values[at] && way.values[to] === other.values[to])));
      if (!apart) continue;
      const other = own.find((one) => one.values[to] !== null
        && !own.some((way) => way.values[at] === apart.values[at] && way.values[to] === one.values[to]));
      return { month: axes[of("maand")].values[apart.values[at]], place: axes[of("plaats")].values[other.values[to]] };
    }
    return {};
  });
  expect(month && place, "the full project should have a course in two months and places");
  await opens(page, site, `?maand=${month.id}&plaats=${place.id}`);
  const cards = (await sectionsOf(page)).flatMap(({ cards }) => cards);
  expect(cards.length === Math.min(20, await announced(page)), "every result should be on the page");
  for (const { title, start, day } of cards) {
    expect(day.startsWith(month.id) && start.includes(place.label), `“${title}” should show a date in ${place.label} in ${month.id}, but says ${start}`);
  }
  await opens(page, site, `?maand=${month.id}`);
  const all = (await sectionsOf(page)).flatMap(({ cards }) => cards);
  expect(all.length > 0 && all.every(({ day }) => day.startsWith(month.id)), `every date should be in ${month.id}, but there are ${all.map(({ day }) => day)}`);
}

const isSorted = (list, compare) => list.every((one, at) => at === 0 || compare(list[at - 1], one) <= 0);

async function sorts({ page, site, expect }) {
  await opens(page, site, "");
  for (const [order, of] of [["datum", ({ day }) => day || "9"], ["titel", ({ title }) => title]]) {
    await changes(page, () => page.locator("#vinder-sorteer").selectOption(order));
    expect(page.url().includes(`sorteer=${order}`), "the order should be in the address");
    for (const { title, cards } of await sectionsOf(page)) {
      expect(isSorted(cards.map(of), (a, b) => a.localeCompare(b, "nl")), `“${title}” should be sorted by ${order}, but is ${cards.map(of)}`);
    }
  }
  await changes(page, () => page.locator("#vinder-sorteer").selectOption("prijs"));
  const [first] = await sectionsOf(page);
  expect(first.cards[0].price === "Gratis", `sorted by price, what is free should come first, but it is ${first.cards[0].price}`);
  await page.goBack();
  await page.waitForFunction(() => document.getElementById("vinder-sorteer").value === "titel");
}

async function offersWaysOut({ page, site, expect }) {
  await opens(page, site, "?soort=webinar&vorm=fysiek,blended&functie=d&maand=2027-03&kosten=organisatie");
  const buttons = page.locator(".vinder-uitwegen button");
  expect(await announced(page) === 0 && await buttons.count() > 0, "an empty list should offer a way out");
  const text = await buttons.first().innerText();
  const promised = Number(text.match(/\((\d+)\)$/)?.[1]);
  await changes(page, () => buttons.first().click());
  expect(promised > 0 && await announced(page) === promised, `“${text}” should give that many results, but gives ${await announced(page)}`);
}

async function staysInReach({ page, site, expect }) {
  await page.goto(`${site.url}aanbod/`, { waitUntil: "load" });
  const open = page.locator("#vinder-open");
  await page.locator("article").nth(12).scrollIntoViewIfNeeded();
  expect(await open.isVisible() && await isOnScreen(open), "the filter should be one tap away, wherever one is in the list");
  await open.click();
  const done = page.locator("#vinder-klaar");
  const box = page.locator(".vinder-groepen .keuze").nth(2);
  await box.locator("summary").click();
  await changes(page, () => box.locator("input[type=checkbox]:not([disabled])").first().check());
  const count = await announced(page);
  expect(await isOnScreen(done), "while the filter is open, the number of results should be on the screen");
  expect(numberIn(await done.innerText()) === count, `the button should say ${count}, but says ${await done.innerText()}`);
  await done.click();
  expect(await isOnScreen(heading(page)), "the button should lead to the results");
}

const isOnScreen = (locator) => locator.evaluate((it) => {
  const { top, bottom } = it.getBoundingClientRect();
  return top >= -1 && bottom <= innerHeight + 1;
});

async function worksFromFile({ page, site, expect }) {
  const address = pathToFileURL(`${site.folder}/aanbod/index.html`).href;
  await page.goto(address, { waitUntil: "load" });
  await tick(page, "functie", "a");
  const count = await announced(page);
  expect(count > 0 && page.url().includes("functie=a"), "a filter should work without a server");
  await changes(page, () => page.locator("#vinder-q").fill("senioren"));
  const found = await announced(page);
  expect(found > 0 && found < count, `words should be found without a server, but there are ${found} of ${count}`);
  const href = await page.locator("#vinder-kaarten h4 a").first().evaluate((it) => it.href);
  expect(href.endsWith("/index.html"), `a card should lead to a file, but leads to ${href}`);
}

async function isAccessibleWhenOpen({ page, site, expect }) {
  await opens(page, site, "?thema=gezondheid");
  await page.locator("#vinder-open").click();
  for (const group of await page.locator(".vinder-groepen summary").all()) await group.click();
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"],
  }));
  expect(violations.length === 0, `axe should report nothing, but reports ${violations.map(({ id, nodes }) => `${id} at ${nodes[0].target}`).join("; ")}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over <= 0, `the open filter should fit the screen, but overflows by ${over} px`);
  await page.emulateMedia({ forcedColors: "active" });
  const border = await page.locator("#vinder-klaar").evaluate((it) => getComputedStyle(it).borderStyle);
  expect(border !== "none", "with forced colours the button should have a border");
}

async function showsTheChosenAcademy({ page, site, expect }) {
  await opens(page, site, "?regio=oost");
  const sections = await sectionsOf(page);
  expect(sections[0].title === "In Oost", `a chosen region should head the list, but it is ${sections[0].title}`);
  for (const { title, start } of sections[0].cards) {
    const headline = start.split("Wel elders")[0];
    expect(!/\((?!Oost|vol|aanmelding gesloten)/.test(headline), `“${title}” should not headline a date elsewhere, but says ${start}`);
  }
  const shown = await page.locator(".cursus-academies a:visible").evaluateAll((all) => all.map((link) => link.dataset.regio));
  expect(shown.length > 0 && shown.every((id) => id === "oost"), `cards should lead to Oost alone, but lead to ${[...new Set(shown)]}`);
  await page.goto(`${site.url}aanbod/regio/oost/`, { waitUntil: "load" });
  const served = await sectionsOf(page);
  expect(served[0].cards.every(({ start }) => !/\((?!Oost|vol|aanmelding gesloten)/.test(start.split("Wel elders")[0])), "without the script the dates should be those of Oost too");
}

async function looksEverywhere({ page, site, expect }) {
  await opens(page, site, "");
  const all = await announced(page);
  await page.locator("#vinder-open").click();
  await changes(page, () => page.getByRole("radio", { name: "Heel Nederland" }).check());
  const [first, ...others] = await sectionsOf(page);
  expect(first.title === "Bij de academies" && others.every(({ title }) => title !== "Bij andere academies"), "the academies should be one section");
  expect(await announced(page) === all, "looking further should not change the number of courses");
  expect(/gebied=nederland/.test(page.url()), "the address should say so");
}

/** What does Zuid have that we have not? */
async function showsWhatOthersHave({ page, site, full, expect }) {
  await opens(page, site, "");
  await page.locator("#vinder-open").click();
  await tick(page, "regio", "zuid");
  await page.locator("#vinder-klaar").click();
  const [first, second] = await sectionsOf(page);
  expect(first.title === "Niet in Noord", `what Noord does not have should come first, but it is “${first.title}”`);
  expect(!second || second.title === "Ook in Noord", `then what both have, but it is “${second?.title}”`);
  const own = new Map(site.catalogue.items.map((item) => [item.titel, item.academies.map(({ regio }) => regio)]));
  for (const { title, start } of first.cards) {
    expect(own.get(title)?.includes("zuid") && !own.get(title).includes(site.id), `“${title}” should be of Zuid and not of ${site.id}`);
    expect(!start || start.includes("(Zuid)") || start.startsWith("Nog geen datum in Zuid"), `“${title}” should show the date of Zuid, but says ${start}`);
  }
  expect(full.site("zuid") && first.count > 0, "the full project should have courses of Zuid alone");
}

async function findsWords({ page, site, expect }) {
  await opens(page, site, "?q=senoren");
  expect(await announced(page) > 0, "a mistyped word should be found");
  const titles = (await sectionsOf(page))[0].cards.slice(0, 3).map(({ title }) => title);
  const themes = new Map(site.catalogue.items.map((item) => [item.titel, item.themas]));
  expect(titles.every((title) => themes.get(title)?.includes("senioren")), `the first results should be about seniors, but are ${titles.join("; ")}`);
  await opens(page, site, "?q=zzzqqqxx");
  expect(await announced(page) === 0, "nonsense should find nothing");
  await changes(page, () => page.locator(".vinder-uitwegen button").first().click());
  expect(await announced(page) > 0, "letting go of the words should give results");
}

async function canBeSent({ page, site, full, expect }) {
  await opens(page, site, "");
  await tick(page, "functie", "a");
  await tick(page, "vorm", "online");
  await changes(page, () => page.locator("#vinder-sorteer").selectOption("titel"));
  const { search } = new URL(page.url());
  for (const other of [full.site("zuid"), full.site("landelijk")]) {
    await opens(page, other, search);
    const chosen = await page.locator("#vinder-gekozen .etiket-aan").allInnerTexts();
    expect(chosen.length === 2, `${search} should choose the same on ${other.id}, but there it chooses ${chosen.join("; ")}`);
    expect(await page.locator("#vinder-sorteer").inputValue() === "titel", `${search} should sort on ${other.id} too`);
    expect(await announced(page) > 0, `${search} should find courses on ${other.id}`);
  }
}
