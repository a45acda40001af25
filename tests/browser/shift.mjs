// Nothing on a page jumps while it loads, while its font arrives, and while it is scrolled to its end: the sum of the shifts
// that the browser reports is zero, for each kind of page of each site, on a phone, a tablet and a desktop: on the sites that
// stand for all at all three, and in the other themes each kind at one of them, in turns.

import { newPage, withContext } from "./browser.mjs";

const widths = [360, 768, 1280];

export function shifts(projects) {
  return projects.filter(({ name }) => name === "full").flatMap((project) => project.sites.map((site, turn) => ({
    name: `shift: ${project.name} ${site.id}`,
    run: (browser, findings) => withContext(browser, {}, async (context) => {
      const pages = site.ofEachKind("longest").filter(({ kind }) => kind !== "not-found" && kind !== "redirect");
      for (const [number, { kind, path }] of pages.entries()) {
        const { page } = await newPage(context, project.origin);
        await page.addInitScript(gatherShifts);
        for (const width of widths.filter((_, at) => site.standsForAll || at === (number + turn) % widths.length)) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(site.url + path, { waitUntil: "load" });
          const moved = await page.evaluate(shiftsOverScroll);
          findings.expect(moved.length === 0, `${project.name} ${site.id}/${path}`,
            `nothing should move at ${width} px, but on this ${kind} page these do: ${moved.join("; ")}`);
        }
        await page.close();
      }
    }),
  })));
}

/** Runs in the page before everything else. */
function gatherShifts() {
  globalThis.shiftsSeen = [];
  new PerformanceObserver((list) => globalThis.shiftsSeen.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page: scrolls to the end, screen by screen, and returns the shifts in words. */
async function shiftsOverScroll() {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await document.fonts.ready;
  await painted();
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await painted();
  }
  await painted();
  const named = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement);
  return globalThis.shiftsSeen.map(({ value, sources }) => {
    const from = sources.map(({ node, previousRect, currentRect }) =>
      `${named(node)?.localName}.${named(node)?.className} from ${Math.round(previousRect.x)},${Math.round(previousRect.y)} ${Math.round(previousRect.width)}×${Math.round(previousRect.height)} to ${Math.round(currentRect.x)},${Math.round(currentRect.y)} ${Math.round(currentRect.width)}×${Math.round(currentRect.height)}`);
    return `${value.toFixed(4)} (${from.join(", ")})`;
  });
}
