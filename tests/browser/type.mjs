// Words fit: on no page, at no width, does a word break without a hyphen, stick out or get clipped; with the
// theme's own font, and with the fonts of other devices, of which DejaVu is the widest. The menu is on one row.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { newPage, withContext } from "./browser.mjs";
import { pageStays } from "./type/swap.mjs";
import { findBrokenWords, findMisplacedMenu, prepareWords } from "./type/words.mjs";

const widths = [320, 360, 412, 600, 768, 1024, 1440, 1920];
const modules = createRequire(import.meta.url);
const fonts = {
  "roboto.woff2": "@fontsource-variable/roboto/files/roboto-latin-wght-normal.woff2",
  "dejavu.ttf": "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "dejavu-bold.ttf": "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
};
const families = ["", "Roboto", "DejaVu"];

export function types(projects) {
  const words = projects.flatMap((project) => sitesToRead(project).flatMap((site) =>
    site.ofEachKind("longest").filter(({ kind }) => kind !== "not-found" && kind !== "redirect").map(({ kind, path }) => ({
      name: `type: ${project.name} ${site.id}/${path} (${kind})`,
      run: (browser, findings) => wordsFit(browser, findings, project, `${project.name} ${site.id}/${path}`, site.url + path),
    }))));
  const swaps = projects.filter(({ name }) => name === "real").flatMap((project) => project.sites.map((site) => ({
    name: `type: ${project.name} ${site.id}, swap`,
    run: async (browser, findings) => {
      for (const path of ["", "nieuws/", "carrierepad/"]) {
        for (const width of [360, 768, 1440]) {
          await pageStays(browser, findings, `${project.name} ${site.id}/${path}`, site.url + path, width, {});
          await pageStays(browser, findings, `${project.name} ${site.id}/${path}`, site.url + path, width, { Roboto: modules.resolve(fonts["roboto.woff2"]) });
        }
      }
    },
  })));
  return [...words, ...swaps];
}

/** The long pages of the full project in two themes suffice: that with the widest capitals, and the national one. */
function sitesToRead({ name, sites }) {
  return name === "full" ? sites.filter((site) => site.isNational || site.id === "zuidwest") : sites;
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
      for (const [family, words] of Object.entries(await page.evaluate(findBrokenWords, families))) {
        const font = family || "its own font";
        findings.expect(words.length === 0, where, `at ${width} px with ${font}, every word should fit, but ${words.slice(0, 4).join(", ")}`);
      }
      const misplaced = await page.evaluate(findMisplacedMenu, families);
      findings.expect(misplaced.length === 0, where, `at ${width} px the menu should be on one row, but it is not with ${misplaced.join(", ")}`);
    }
  });
}
