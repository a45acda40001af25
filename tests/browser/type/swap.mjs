// That the page stays in place when the font of a theme has loaded: on a slow line, headings and menu are first shown
// in a system font, and take the same room.

import { readFileSync } from "node:fs";
import { withContext } from "../browser.mjs";

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
    const before = await page.evaluate(roomTaken);
    release();
    findings.expect(await page.evaluate(loadOwnFont), where, "the font of the theme should load");
    const after = await page.evaluate(roomTaken);
    const moved = before.filter(({ height }, at) => Math.abs(height - after[at].height) > 1);
    const frame = moved.filter(({ isFrame }) => isFrame).map(({ text }) => text);
    findings.expect(frame.length === 0, where, `at ${width} px the header should not move when the font has loaded, but ${frame.join(", ")} does`);
    // On average the fonts are as wide, so that a heading that just fills its line may need another.
    const most = Math.ceil(before.length / 20);
    findings.expect(moved.length <= most, where,
      `at ${width} px at most ${most} of ${before.length} headings should get another height when the font has loaded, but ${moved.map(({ text }) => text).join(", ")} do`);
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

/** The height of each heading, of the menu and of the name of the site; of the same elements at each call. */
function roomTaken() {
  window.watched ??= [...document.querySelectorAll("h1, h2, h3, .kop, .menu-breed, .merk-naam, .affiche-titel")]
    .filter((element) => element.checkVisibility());
  return window.watched
    .map((element) => ({ text: `"${element.textContent.trim().slice(0, 60)}"`, height: element.getBoundingClientRect().height, isFrame: Boolean(element.closest(".kop")) }));
}

/** Waits for the font; returns whether it is there. */
async function loadOwnFont() {
  const own = [...document.fonts].find((face) => face.family.replace(/"/g, "") === getComputedStyle(document.querySelector("h1")).fontFamily.split(",")[0].replace(/"/g, ""));
  await own?.load();
  await document.fonts.ready;
  return own?.status === "loaded";
}
