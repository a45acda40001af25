// What has no picture of its own shows an illustration: in every list and theme, from the site itself, without shifting
// anything, and not on paper.

import { newPage, withContext } from "./browser.mjs";

const widths = [320, 1280];

export function illustrations(projects) {
  return projects.flatMap((project) => sitesToSee(project).map((site) => ({
    name: `illustrations: ${project.name} ${site.id}`,
    run: (browser, findings) => look(browser, findings, project, site),
  })));
}

/** Every theme with cards of all kinds; on the real sites the templates alone. */
function sitesToSee({ name, sites }) {
  return name === "full" ? sites : sites.filter(({ standsForAll }) => standsForAll);
}

async function look(browser, findings, project, site) {
  for (const width of widths) {
    await withContext(browser, { viewport: { width, height: 800 } }, async (context) => {
      const { page, keepsQuiet } = await newPage(context, project.origin);
      await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => {
        globalThis.rooms = new Map([...document.querySelectorAll(".prent")].map((it) => [it, it.getBoundingClientRect()]));
      }));
      for (const path of ["", "nieuws/", "aanbod/"]) {
        const where = `${project.name} ${site.id}/${path} (${width} px)`;
        await page.goto(site.url + path, { waitUntil: "load" });
        const cards = page.locator(".cursus, .bericht-met-beeld");
        for (let at = 0, count = Math.min(await cards.count(), 12); at < count; at++) {
          await cards.nth(at).scrollIntoViewIfNeeded();
        }
        await page.waitForFunction(() => [...document.images].every((it) => it.complete || !it.checkVisibility() || it.getBoundingClientRect().top > innerHeight));
        const { without, loud, broken, narrow } = await page.evaluate(() => {
          const cards = [...document.querySelectorAll(".cursus, .bericht-met-beeld")];
          const pictures = cards.map((card) => card.querySelector("img"));
          const title = (card) => card.querySelector("h2, h3, h4").textContent;
          return {
            without: cards.filter((_, at) => !pictures[at]).map(title),
            loud: cards.filter((_, at) => pictures[at]?.alt !== "").map(title),
            broken: pictures.filter((it) => it?.complete && it.naturalWidth === 0).map((it) => it.src),
            narrow: cards.filter((card) => card.querySelector("h2, h3, h4").getBoundingClientRect().width < 120).map(title),
          };
        });
        findings.expect(without.length === 0, where, `every card should have a picture, but these do not: ${without.slice(0, 3).join("; ")}`);
        findings.expect(loud.length === 0, where, `a picture on a card should be decorative, but these are not: ${loud.slice(0, 3).join("; ")}`);
        findings.expect(broken.length === 0, where, `every picture should be shown, but these are not: ${broken.slice(0, 3).join(", ")}`);
        findings.expect(narrow.length === 0, where, `a title should have room, but these have not: ${narrow.slice(0, 3).join("; ")}`);
        const shifted = await page.evaluate(() => [...globalThis.rooms].filter(([it, room]) => {
          const now = it.getBoundingClientRect();
          return it.isConnected && (Math.abs(now.width - room.width) > 1 || Math.abs(now.height - room.height) > 1);
        }).map(([it]) => it.src));
        findings.expect(shifted.length === 0, where, `an illustration should have its size before it is there, but these do not: ${shifted.slice(0, 3).join("; ")}`);
        await page.emulateMedia({ media: "print" });
        const printed = await page.evaluate(() => [...document.querySelectorAll(".prent")].filter((it) => it.checkVisibility()).length);
        findings.expect(printed === 0, where, `no illustration should be printed, but ${printed} are`);
        await page.emulateMedia({ media: null });
        await keepsQuiet(findings, where);
      }
    });
  }
}
