// With a keyboard alone: past the navigation, through every control in turn, each of them seen when
// it is reached, and out at the end. On a phone (with a keyboard, or a switch) and on a wide screen.

import { newPage, withContext } from "./browser.mjs";

const paths = ["", "aanbod/", "aanmelden/", "toetsingskader/"];
const widths = [320, 1280];
const most = 400;

export function keyboards(projects) {
  const sites = projects.flatMap((project) => project.sites.map((site) => ({ project, site })));
  return sites.flatMap(({ project, site }) => {
    const course = site.ofEachKind("longest").find(({ kind }) => kind === "course");
    // A keyboard meets the same controls on a full site as on a thin one, only more of them.
    const walked = project.name === "full" ? [course.path] : [...paths, course.path];
    return widths.map((width) => ({
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
  findings.expect(/inhoud/i.test(await first.innerText()), where, `the first stop should be the way past the navigation, but it is “${await first.innerText()}”`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isPast = await page.evaluate(() => !document.activeElement.closest("body > header"));
  findings.expect(isPast, where, `after the way past the navigation, one should be past it`);
}

/** Every stop of the tab key, until it leaves the page or begins anew. */
async function passThrough(page, findings, where) {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(currentStop);
    if (!now || (now.isAgain && now.number === 0)) break;
    findings.expect(now.isSeen, where, `what the tab key reaches should be on the screen, but “${now.name}” is not`);
    findings.expect(now.isMarked, where, `what the tab key reaches should be marked, but “${now.name}” is not`);
    findings.expect(!now.isAgain, where, `the tab key should pass everything once, but comes back to “${now.name}”`);
    if (now.isAgain) break;
  }
  const missed = await page.evaluate(missedStops);
  findings.expect(missed.length === 0, where, `the tab key should pass everything that can be used, but not ${missed.slice(0, 5).join(", ")}`);
}

/** Runs in the page: what has the focus, and whether that shows. */
function currentStop() {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  globalThis.stops ??= new Map();
  const isAgain = globalThis.stops.has(it);
  if (!isAgain) globalThis.stops.set(it, globalThis.stops.size);
  // Of a link over two lines, the first; of a high box, the top.
  const box = it.getClientRects()[0] ?? new DOMRect();
  // What lies over a whole card is marked as large as it is.
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

/** Runs in the page: what could be used but was not passed. Of a group of radio buttons one is. */
function missedStops() {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const isUsable = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0 && it.type !== "radio" && it.type !== "hidden" && !it.closest("[inert]");
  return all.filter((it) => isUsable(it) && !globalThis.stops?.has(it)).map((it) => (it.innerText || it.name || it.localName).trim().slice(0, 30));
}

/** On a narrow screen the menu opens with the Enter key. */
async function menu(page, findings, where) {
  const opener = page.getByText("Menu", { exact: true }).first();
  await opener.focus();
  await page.keyboard.press("Enter");
  const agenda = page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Agenda" });
  findings.expect(await agenda.isVisible(), where, `the menu should open with the Enter key and show “Agenda”`);
}
