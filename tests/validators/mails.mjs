// Every mail of a project, as mail programs read and show it: parsed by postal-mime, linted against the tables of
// caniemail.com, and shown in a browser, where axe reports nothing, nothing is wider than the screen, and every picture
// is one that the site publishes.
//
//   node mails.mjs MAILS SITES CHROMIUM SHOTS
//
// MAILS holds a folder with mails for each site, SITES the built sites. Screenshots go to SHOTS.

import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { caniemail } from "caniemail";
import PostalMime from "postal-mime";
import { launch, withContext } from "./browser/browser.mjs";

const [mails, sites, chromium, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(shots, { recursive: true });

/** Gmail cuts off a mail after this many bytes. */
const gmail = 102 * 1024;
// The tables have no `@media` for Thunderbird on Windows, at which the linter stops; its engine is that of macOS.
const clients = ["apple-mail.*", "gmail.*", "outlook.*", "samsung-email.*", "thunderbird.macos", "yahoo.*"];
/** What some programs do not do, and why a mail is as good without it. */
const tolerated = new Map([
  ["@media", "the colours of a light screen and the wide margins are good everywhere"],
  ["<style> element", "holds nothing but @media"],
  ["color-scheme meta tag", "says which of both schemes there are to programs that have two"],
  ["display:none", "the preview is then the first line of the mail"],
  ["white-space", "code is then not wrapped"],
  ["word-break", "on a phone a long address is then wider than the screen"],
  ["border-radius", "buttons then have corners"],
  ["role attribute", "the tables are then announced"],
  ["aria-label attribute", "the text says the same"],
  ["<body> element", "its ground is that of the outermost cell as well"],
]);

/** A mail is shown within the page of a mail program, which has the landmarks. */
const audit = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "landmark-one-main": { enabled: false }, region: { enabled: false } },
  resultTypes: ["violations"],
};

let failed = false;
const report = (where, problem) => {
  failed = true;
  console.log(`${where}: ${problem}`);
};

const found = readdirSync(mails, { recursive: true }).filter((name) => name.endsWith(".eml")).sort();
if (found.length === 0) report(mails, "no mail found");

for (const name of found) {
  const mail = await PostalMime.parse(readFileSync(join(mails, name)));
  const html = readFileSync(join(mails, name.replace(/eml$/, "html")), "utf8");
  const same = (text) => text.replaceAll("\r\n", "\n").trimEnd();
  if (same(mail.html) !== same(html)) report(name, "postal-mime reads other HTML");
  if (!mail.subject || !mail.from?.address || !mail.date || !mail.messageId) report(name, "a header is missing");
  if (html.length > gmail) report(name, `${html.length} bytes, of which Gmail shows ${gmail}`);
  const { issues } = caniemail({ clients, html });
  const said = new Set();
  for (const [client, of] of issues.errors) {
    for (const issue of of) {
      if (!tolerated.has(issue.title)) said.add(`${issue.title} (${client})`);
    }
  }
  for (const problem of said) report(name, problem);
}

const browser = await launch(chromium);
for (const name of found) {
  const html = readFileSync(join(mails, name.replace(/eml$/, "html")), "utf8");
  const site = join(sites, dirname(name));
  const { basis_url: base } = JSON.parse(readFileSync(join(site, "aanbod.json"), "utf8"));
  for (const colorScheme of ["light", "dark"]) {
    await withContext(browser, { colorScheme, viewport: { width: 700, height: 900 } }, async (context) => {
      const page = await context.newPage();
      await page.route("**", async (route) => {
        const url = route.request().url();
        const file = join(site, decodeURIComponent(url.slice(base.length)));
        if (url.startsWith(`${base}/`) && [".jpg", ".jpeg", ".png"].includes(extname(url)) && existsSync(file)) {
          return route.fulfill({ path: file });
        }
        report(name, `loads ${url}, which the site does not publish as a picture for mails`);
        return route.abort();
      });
      await page.setContent(html, { waitUntil: "load" });
      await page.evaluate(axe);
      for (const width of [360, 700]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) report(name, `is ${wide} px wide on a screen of ${width} px`);
        // Each scheme at one width: what axe measures of the other is the same.
        if ((width === 360) !== (colorScheme === "dark")) continue;
        const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), audit);
        for (const { id, nodes } of violations) {
          report(name, `axe reports ${id} (${colorScheme}, ${width} px) at ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
        }
        await page.screenshot({ path: join(shots, `${basename(name, ".eml")}-${width}-${colorScheme}.png`), fullPage: true });
      }
    });
  }
}
await browser.close();
console.log(`${found.length} mails`);
process.exit(failed ? 1 : 0);
