// That the page stays in place when the font of a theme has loaded: on a slow line, headings and menu are first shown
// in a system font, and take the same room.

import { readFileSync } from "node:fs";
import { withContext } from "../browser.mjs";

/** On average the fonts are as wide, so that a heading that just fills its line may need another. A shift up to this is good,
 *  says https://web.dev/articles/cls. */
const mostShift = 0.1;

/** `fallbacks` are files of system fonts by the name that they have in the fallback families of a theme. */
export async function pageStays(browser, findings, where, url, width, fallbacks) {
  await withContext(browser, { viewport: { width, height: 900 } }, async (context) => {
    let release;
    const isReleased = new Promise((resolve) => release = resolve);
    await context.route("**/assets/letter.*.woff2", async (route) => {
      await isReleased;
      await route.continue();
    });
    await context.route("**/_fonts/*", (route) => {
      const file = fallbacks[decodeURIComponent(route.request().url().split("/").at(-1))];
      return route.fulfill({ body: readFileSync(file), contentType: "font/woff2" });
    });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "domcontentloaded" });
    await page.waitForFunction(() => document.styleSheets.length > 0);
    for (const system of Object.keys(fallbacks)) await page.evaluate(useFallback, system);
    const before = await page.evaluate(heightOfHeader);
    await page.evaluate(watchShifts);
    release();
    findings.expect(await page.evaluate(loadOwnFont), where, "the font of the theme should load");
    findings.expect(await page.evaluate(heightOfHeader) === before, where, `at ${width} px the header should not move when the font has loaded`);
    const shift = await page.evaluate(sumOfShifts);
    findings.expect(shift <= mostShift, where, `at ${width} px the page should stay when the font has loaded, but it shifts by ${shift.toFixed(3)}`);
  });
}

/** Replaces the system font in the theme's first fallback family by one of ours: the machine may lack it. */
async function useFallback(system) {
  const faces = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").replace(/"/g, "").endsWith(` ${system}`));
  const sheet = new CSSStyleSheet();
  const root = new URL("/_fonts/", location.href);
  sheet.replaceSync(faces.map(({ cssText }) => cssText.replace(/src:[^;]+;/, `src: url("${root}${encodeURIComponent(system)}");`)).join("\n"));
  document.adoptedStyleSheets = [sheet];
  const family = faces[0].style.getPropertyValue("font-family");
  // The face that the machine itself lacks fails to load.
  await Promise.allSettled([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${family}`)));
}

function heightOfHeader() {
  return document.querySelector(".kop").getBoundingClientRect().height;
}

/** Sums the layout shifts from now on, as https://wicg.github.io/layout-instability/ defines them. */
async function watchShifts() {
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  window.shift = 0;
  window.addShifts = (entries) => window.shift += entries.reduce((sum, { value }) => sum + value, 0);
  window.shifts = new PerformanceObserver((list) => window.addShifts(list.getEntries()));
  window.shifts.observe({ type: "layout-shift" });
}

/** After two frames: the layout is shown, and its shifts are known. */
async function sumOfShifts() {
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  window.addShifts(window.shifts.takeRecords());
  return window.shift;
}

/** Waits for the font; returns whether it is there. */
async function loadOwnFont() {
  const own = [...document.fonts].find((face) => face.family.replace(/"/g, "") === getComputedStyle(document.querySelector("h1")).fontFamily.split(",")[0].replace(/"/g, ""));
  await own?.load();
  await document.fonts.ready;
  return own?.status === "loaded";
}
