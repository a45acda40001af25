// Words fit: on no page, at no width, does a word break without a hyphen, stick out or get clipped; with the
// theme's own font, and with the fonts of other devices, of which DejaVu is the widest. The menu is on one row.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { newPage, withContext } from "./browser.mjs";
import { pageStays } from "./type/swap.mjs";
import { findMisfits, prepareWords } from "./type/words.mjs";

const widths = [320, 360, 412, 600, 768, 1024, 1440, 1920];
const modules = createRequire(import.meta.url);
const fonts = {
  "roboto.woff2": "@fontsource-variable/roboto/files/roboto-latin-wght-normal.woff2",
  "dejavu.ttf": "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "dejavu-bold.ttf": "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
};
const families = ["", "Roboto", "DejaVu"];
/** The kinds of pages with the largest type, or the least room for it. */
const largest = new Set(["home", "course", "courses", "news", "career-path", "agenda"]);
/** Phones have Roboto; on other screens the font before ours is that of this machine. */
const roboto = { Roboto: modules.resolve(fonts["roboto.woff2"]) };
const swaps = [["", 360, roboto], ["", 1440, {}], ["nieuws/", 360, roboto], ["carrierepad/", 768, {}]];

export function types(projects) {
  const words = projects.flatMap((project) => project.sites.flatMap((site) =>
    pagesToRead(project, site).map(({ kind, path }) => ({
      name: `type: ${project.name} ${site.id}/${path} (${kind})`,
      run: (browser, findings) => wordsFit(browser, findings, project, `${project.name} ${site.id}/${path}`, site.url + path),
    }))));
  const stays = projects.filter(({ name }) => name === "real").flatMap((project) => project.sites.map((site) => ({
    name: `type: ${project.name} ${site.id}, swap`,
    run: async (browser, findings) => {
      for (const [path, width, fallbacks] of swaps) {
        await pageStays(browser, findings, `${project.name} ${site.id}/${path}`, site.url + path, width, fallbacks);
      }
    },
  })));
  return [...words, ...stays];
}

/** Themes differ in their fonts: of each its longest pages, where regions are most alike only those with the largest type. The
 *  theme with the widest type shows the real words, and the national one, with the most kinds of page, the full project. */
function pagesToRead(project, site) {
  const pages = site.ofEachKind("longest").filter(({ kind }) => kind !== "not-found" && kind !== "redirect");
  const isReadWhole = project.name === "full" ? site.isNational : site.id === "zuidwest";
  return isReadWhole ? pages : pages.filter(({ kind }) => project.name === "real" && largest.has(kind));
}

async function wordsFit(browser, findings, project, where, url) {
  await withContext(browser, { viewport: { width: widths[0], height: 900 } }, async (context) => {
    const { page } = await newPage(context, project.origin);
    await context.route("**/_fonts/*", (route) => {
      const file = fonts[route.request().url().split("/").at(-1)];
      return route.fulfill({ body: readFileSync(modules.resolve(file)), contentType: "font/woff2" });
    });
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(prepareWords, `${project.origin}/_fonts/`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const { family, words, isMenuMisplaced } of await page.evaluate(findMisfits, families)) {
        const look = `at ${width} px with ${family || "its own font"}`;
        findings.expect(words.length === 0, where, `${look}, every word should fit, but ${words.slice(0, 4).join(", ")}`);
        findings.expect(!isMenuMisplaced, where, `${look}, the menu should be on one row`);
      }
    }
  });
}
