// Logos of partners: of one optical size, below each other, readable on a light and a dark screen; and crops of photos
// that keep what the editor pointed at.

import { fits, isAccessible } from "./audit.mjs";
import { newPage, withContext } from "./browser.mjs";

const tested = new Set(["noord", "zuid", "landelijk"]);

export function logos(projects) {
  const project = projects.find(({ name }) => name === "full");
  return project.sites.filter(({ id }) => tested.has(id)).flatMap((site) => [
    ...[390, 1280].flatMap((width) => ["light", "dark"].map((colorScheme) =>
      job(`in the list (${width} px, ${colorScheme})`, inTheList, { project, site, width, colorScheme }))),
    ...["light", "dark"].map((colorScheme) => job(`on a course (${colorScheme})`, onACourse, { project, site, width: 390, colorScheme })),
    job("crops", crops, { project, site, width: 1280, colorScheme: "light" }),
  ]);
}

function job(does, walk, { project, site, width, colorScheme }) {
  const where = `${project.name} ${site.id}: logos ${does}`;
  return {
    name: `logos: ${site.id}: ${does}`,
    run: (browser, findings) => withContext(browser, { viewport: { width, height: 900 }, colorScheme }, async (context) => {
      const { page, keepsQuiet } = await newPage(context, project.origin);
      const expect = (fine, sentence) => findings.expect(fine, where, sentence);
      await walk({ page, site, expect, findings, where, width, colorScheme });
      await keepsQuiet(findings, where);
    }),
  };
}

/** Every logo of the page, once loaded, with what a visitor sees of it. */
async function seenLogos(page) {
  await page.evaluate(() => document.querySelectorAll(".logo img").forEach((image) => { image.loading = "eager"; }));
  await page.waitForFunction(() => [...document.querySelectorAll(".logo img")].every((image) => image.complete));
  return page.locator(".logo img").evaluateAll((images) => images.map((image) => {
    const { width, height, left } = image.getBoundingClientRect();
    return {
      width, height, left, middle: left + width / 2, alt: image.alt, file: image.currentSrc.split("/").at(-1),
      shape: image.naturalWidth / image.naturalHeight,
      hasPlate: getComputedStyle(image).backgroundColor !== "rgba(0, 0, 0, 0)",
      hasDark: image.parentElement.querySelector("source") !== null,
    };
  }));
}

function areEven(seen, expect) {
  // Very long ones and square ones are limited by the room that they have.
  const areas = seen.filter(({ shape }) => shape > 1.3 && shape < 4.5).map(({ width, height }) => width * height);
  expect(areas.length > 0 && Math.max(...areas) <= 1.1 * Math.min(...areas),
    `logos should be of one size, but cover from ${Math.min(...areas).toFixed(0)} to ${Math.max(...areas).toFixed(0)} square pixels`);
  for (const { file, width, height, shape, alt } of seen) {
    expect(Math.abs(width / height / shape - 1) < 0.06, `the logo ${file} should keep its shape, but is ${width} × ${height}`);
    expect(alt.startsWith("Logo van "), `the logo ${file} should say whose it is, but says “${alt}”`);
  }
}

function suitsTheScreen(seen, colorScheme, expect) {
  for (const { file, hasDark, hasPlate } of seen) {
    const isDark = colorScheme === "dark";
    expect(file.includes("-donker") === (isDark && hasDark), `on a ${colorScheme} screen ${file} is the wrong file`);
    expect(hasPlate === (isDark && !hasDark), `on a ${colorScheme} screen ${file} should ${isDark && !hasDark ? "" : "not "}have a plate`);
  }
}

async function inTheList({ page, site, expect, findings, where, width, colorScheme }) {
  await page.goto(`${site.url}partners/`, { waitUntil: "load" });
  const seen = await seenLogos(page);
  expect(seen.length >= 8, `the list should have at least eight logos, but has ${seen.length}`);
  areEven(seen, expect);
  suitsTheScreen(seen, colorScheme, expect);
  const rows = await page.locator(".register-deel li").evaluateAll((items) => items.map((item) => ({
    height: item.getBoundingClientRect().height, name: item.querySelector("strong").textContent.trim(),
    isInside: [...item.querySelectorAll("img")].every((image) =>
      image.getBoundingClientRect().right <= item.getBoundingClientRect().right + 1
      && image.getBoundingClientRect().left >= item.querySelector("div").getBoundingClientRect().right),
  })));
  for (const { height, name, isInside } of rows) {
    expect(height >= 80, `the row of ${name} should be as high as one with a logo, but is ${height} pixels`);
    expect(isInside, `the logo of ${name} should stand beside its name`);
  }
  const named = rows.filter(({ name }) => name !== "");
  expect(named.length === rows.length && rows.length > seen.length, "each partner should have its name, also one without a logo");
  await fits(page, findings, width, where);
  await isAccessible(page, findings, where);
}

async function onACourse({ page, site, expect, findings, where, width, colorScheme }) {
  const course = site.pages.find(({ kind, path }) => kind === "course" && /class="?logo/.test(site.read(path)));
  if (!course) return;
  await page.goto(site.url + course.path, { waitUntil: "load" });
  const seen = await seenLogos(page);
  areEven(seen, (fine, sentence) => seen.some(({ shape }) => shape > 1.3 && shape < 4.5) ? expect(fine, sentence) : true);
  suitsTheScreen(seen, colorScheme, expect);
  const links = await page.locator(".partner-rij a").evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  expect(links.every((href) => /partners\/#[a-z-]+$/.test(href)), `each logo should lead to its partner, but they lead to ${links.join(", ")}`);
  await fits(page, findings, width, where);
}

/** A crop keeps the focal point, to the nearest tenth. */
async function crops({ page, site, expect }) {
  await page.goto(`${site.url}nieuws/`, { waitUntil: "load" });
  const places = await page.locator("img[class*='brand-x-']").evaluateAll((images) => images.map((image) => ({
    written: image.className.match(/brand-x-(\d+) brand-y-(\d+)/).slice(1).map((part) => `${part}%`).join(" "),
    shown: getComputedStyle(image).objectPosition, fit: getComputedStyle(image).objectFit,
  })));
  expect(places.length > 0, "some news should have a photo with a focal point");
  for (const { written, shown, fit } of places) {
    expect(shown === written && fit === "cover", `a crop should keep ${written}, but keeps ${shown}`);
  }
}
