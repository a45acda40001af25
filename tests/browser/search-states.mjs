// Search in use, which the audit of pages at rest does not see: the open dialog, suggestions on the home page, results and
// none. All of it accessible, within the screen, and visible with forced colours; the dialog is not printed; and the whole
// of it from a folder, without a server.

import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { fits, isAccessible, isStill, looksFor, survivesForcedColours } from "./audit.mjs";
import { newPage, withContext } from "./browser.mjs";

const QUERY = "bewegen";
const NONSENSE = "qqxxyyzz";
const widths = [320, 640, 1440];

/** How to bring a page into a state. */
const states = {
  "the dialog with suggestions": async (page, site) => {
    await page.goto(`${site.url}agenda/`, { waitUntil: "load" });
    await page.keyboard.press("/");
    await page.keyboard.type(QUERY);
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
  },
  "the dialog without suggestions": async (page, site) => {
    await page.goto(`${site.url}agenda/`, { waitUntil: "load" });
    await page.keyboard.press("/");
    await page.keyboard.type(NONSENSE);
    await page.getByText("Niets gevonden voor").first().waitFor();
  },
  "suggestions on the home page": async (page, site) => {
    await page.goto(site.url, { waitUntil: "load" });
    await page.getByRole("combobox").pressSequentially(QUERY);
    await page.locator("[role=option]").first().waitFor();
  },
  "results": async (page, site) => {
    await page.goto(`${site.url}zoeken/?q=${QUERY}&soort=aanbod`, { waitUntil: "load" });
    await page.locator("#zoekresultaten > li").first().waitFor();
  },
  "no results": async (page, site) => {
    await page.goto(`${site.url}zoeken/?q=${NONSENSE}`, { waitUntil: "load" });
    await page.locator("#zoek-niets").waitFor();
  },
};

export function searchStates(projects) {
  const full = projects.find(({ name }) => name === "full");
  const audited = full.sites.map((site) => ({
    name: `search states: ${site.id}`,
    run: (browser, findings) => withContext(browser, {}, async (context) => {
      const { page, keepsQuiet } = await newPage(context, full.origin);
      for (const [state, bring] of Object.entries(states)) {
        const where = `${site.id}, ${state}`;
        await page.setViewportSize({ width: 1440, height: 900 });
        await bring(page, site);
        await isAccessible(page, findings, where, looksFor(site));
        for (const width of widths) await fits(page, findings, width, where);
        await isStill(page, findings, where);
        await survivesForcedColours(page, findings, where);
        await isNotPrinted(page, findings, where);
        await keepsQuiet(findings, where);
      }
    }),
  }));
  const onDisk = projects.flatMap((project) => [project.sites.find(({ isNational }) => isNational), project.sites.find(({ isNational }) => !isNational)]
    .map((site) => ({
      name: `search from disk: ${project.name} ${site.id}`,
      run: (browser, findings) => withContext(browser, { viewport: { width: 360, height: 740 } }, (context) => fromDisk(context, findings, site, project)),
    })));
  return [...audited, ...onDisk];
}

async function isNotPrinted(page, findings, where) {
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => [...document.querySelectorAll(".zoekvenster, .zoek-suggesties, .zoekform")].filter((it) => it.checkVisibility()).length);
  await page.emulateMedia({ media: null });
  findings.expect(printed === 0, where, "fields and suggestions should not be printed");
}

/** From home to a result, by files alone. */
async function fromDisk(context, findings, site, project) {
  const where = `${project.name} ${site.id} from disk`;
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(String(pathToFileURL(join(site.folder, "index.html"))));
  await page.getByRole("combobox").fill(QUERY);
  await page.locator("[role=option]").first().waitFor();
  await page.getByRole("combobox").press("Enter");
  await page.waitForURL(/\/zoeken\/index\.html\?q=/);
  const first = page.locator("#zoekresultaten > li a").first();
  await first.waitFor();
  const target = await first.evaluate((it) => it.href);
  findings.expect(/^(file:.*\.html(#.*)?|https:.*)$/.test(target), where, `a result should lead to a file, but leads to ${target}`);
  await page.getByRole("button", { name: /^Aanbod/ }).click();
  await page.getByRole("heading", { name: /in Aanbod$/ }).waitFor();
  findings.expect(said.length === 0, where, `nothing should be logged on the console, but it has ${said.join("; ")}`);
}
