// Keyboard only: past the navigation by the skip link, then through every control in turn, each
// visible when focused, and out of the page. On a phone (with a keyboard or switch device) and on a wide screen.

import { newPage, withContext } from "./browser.mjs";

const paths = ["", "aanbod/", "aanmelden/", "toetsingskader/"];
const widths = [320, 1280];
const most = 400;

export function keyboards(projects) {
  const sites = projects.flatMap((project) => project.sites.map((site) => ({ project, site })));
  return sites.flatMap(({ project, site }) => {
    const course = site.ofEachKind("longest").find(({ kind }) => kind === "course");
    // A full site has the same controls as a small one, only more of them; a theme has its own colours of the focus.
    if (project.name === "full" && !site.standsForAll) return [];
    const walked = project.name === "full" ? [course.path] : [...paths, course.path];
    return widths.filter((width) => site.standsForAll || width === 1280).map((width) => ({
      name: `keyboard: ${project.name} ${site.id} (${width} px)`,
      run: (browser, findings) => withContext(browser, { viewport: { width, height: 900 } }, async (context) => {
        const { page, keepsQuiet } = await newPage(context, project.origin);
        for (const path of walked) {
          const where = `${project.name} ${site.id}/${path} (${width} px)`;
          await page.goto(site.url + path, { waitUntil: "load" });
          await skip(page, findings, where);
          await page.goto(site.url + path, { waitUntil: "load" });
          await passThrough(page, findings, where);
          if (width === 320) await menu(page, findings, where);
        }
        await keepsQuiet(findings, `${project.name} ${site.id} (keyboard)`);
      }),
    }));
  });
}

async function skip(page, findings, where) {
  await page.keyboard.press("Tab");
  const first = page.locator(":focus");
  findings.expect(/inhoud/i.test(await first.innerText()), where, `the first tab stop should be the skip link, but it is “${await first.innerText()}”`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isPast = await page.evaluate(() => !document.activeElement.closest("body > header"));
  findings.expect(isPast, where, `the skip link should move the focus past the navigation`);
}

/** Visits every tab stop, until the focus leaves the page or starts again. */
async function passThrough(page, findings, where) {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(currentStop);
    if (!now || (now.isAgain && now.number === 0)) break;
    findings.expect(now.isSeen, where, `a focused element should be on the screen, but “${now.name}” is not`);
    findings.expect(now.isMarked, where, `a focused element should have a visible focus indicator, but “${now.name}” has not`);
    findings.expect(!now.isAgain, where, `the tab key should reach everything once, but returns to “${now.name}”`);
    if (now.isAgain) break;
  }
  const missed = await page.evaluate(missedStops);
  findings.expect(missed.length === 0, where, `the tab key should reach every control, but misses ${missed.slice(0, 5).join(", ")}`);
}

/** Runs in the page: returns the focused element, and whether the focus is visible. */
function currentStop() {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  globalThis.stops ??= new Map();
  const isAgain = globalThis.stops.has(it);
  if (!isAgain) globalThis.stops.set(it, globalThis.stops.size);
  // The first line of a wrapped link; the top of a high box.
  const box = it.getClientRects()[0] ?? new DOMRect();
  // A link that covers a whole card has its outline on `::after`.
  const styles = [getComputedStyle(it), getComputedStyle(it, "::after")];
  const isMarking = (style) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
  const y = box.top + Math.min(box.height / 2, 20);
  const above = document.elementFromPoint(box.left + box.width / 2, y);
  const isLaidOver = above && !it.contains(above) && !above.contains(it) && !it.labels?.length;
  return {
    isAgain,
    number: globalThis.stops.get(it),
    name: (it.innerText || it.getAttribute("aria-label") || it.id || it.localName).trim().slice(0, 40),
    isSeen: box.width > 0 && y >= 0 && y <= innerHeight && !isLaidOver,
    isMarked: styles.some(isMarking),
  };
}

/** Runs in the page: returns controls that were not reached. Radio buttons are left out: a group has one tab stop. */
function missedStops() {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const isUsable = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0 && it.type !== "radio" && it.type !== "hidden" && !it.closest("[inert]");
  return all.filter((it) => isUsable(it) && !globalThis.stops?.has(it)).map((it) => (it.innerText || it.name || it.localName).trim().slice(0, 30));
}

/** On a narrow screen the Enter key opens the menu. */
async function menu(page, findings, where) {
  const opener = page.getByText("Menu", { exact: true }).first();
  await opener.focus();
  await page.keyboard.press("Enter");
  const agenda = page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Agenda" });
  findings.expect(await agenda.isVisible(), where, `the menu should open with the Enter key and show “Agenda”`);
}
