// The compressed transfer size of a page on a phone of two pixels a point, with everything that it requests when scrolled
// to the end, the font apart; with and without photos. And that nothing blocks its rendering.

import { newPage, withContext } from "./browser.mjs";

const kilobyte = 1000;
const limits = { home: 60 * kilobyte, course: 45 * kilobyte };
const limitsWithPhotos = { home: 250 * kilobyte, course: 200 * kilobyte };
const fontLimit = 40 * kilobyte;

export function weights(projects) {
  return projects.flatMap((project) => project.sites.flatMap((site) =>
    site.ofEachKind("longest").filter(({ kind }) => kind !== "not-found" && kind !== "redirect").map(({ kind, path }) => ({
      name: `weight: ${project.name} ${site.id}/${path}`,
      run: (browser, findings) => weigh(browser, findings, project, site, { kind, path }),
    }))));
}

async function weigh(browser, findings, project, site, { kind, path }) {
  const where = `${project.name} ${site.id}/${path}`;
  const head = site.read(path).split("<body")[0];
  const sheets = head.match(/<link[^>]*\brel="?stylesheet/g) ?? [];
  findings.expect(sheets.length === 1, where, `there should be exactly one style sheet, but there are ${sheets.length}`);
  const scripts = site.read(path).match(/<script\b[^>]*>/g) ?? [];
  const blocking = scripts.filter((script) => !/ld\+json|type="?module|\bdefer|\basync/.test(script));
  findings.expect(blocking.length === 0, where, `no script should block rendering, but ${blocking.join(", ")} does`);
  if (kind === "agenda" || kind === "agenda-month") {
    const size = Buffer.byteLength(site.read(path));
    findings.expect(size <= 100 * kilobyte, where, `the HTML of an agenda should be 100 kB at most, uncompressed, but is ${(size / kilobyte).toFixed(1)} kB`);
  }
  if (!(kind in limits)) return;

  await withContext(browser, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, async (context) => {
    const { page } = await newPage(context, project.origin);
    const wire = await context.newCDPSession(page);
    await wire.send("Network.enable");
    const sizes = new Map();
    wire.on("Network.responseReceived", ({ requestId, response }) => sizes.set(requestId, { url: response.url, bytes: 0 }));
    wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => Object.assign(sizes.get(requestId) ?? {}, { bytes: encodedDataLength }));
    await page.goto(site.url + path, { waitUntil: "load" });
    await page.evaluate(() => {
      for (const image of document.images) image.loading = "eager";
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    await page.waitForLoadState("networkidle");
    // A browser loads the font once for all pages, and shows the text without it.
    const [fonts, others] = [true, false].map((isFont) => [...sizes.values()].filter(({ url }) => url.endsWith(".woff2") === isFont));
    findings.expect(fonts.length <= 1 && fonts.every(({ bytes }) => bytes <= fontLimit),
      where, `a page should load one font of ${fontLimit / kilobyte} kB at most, but loads ${fonts.map(({ bytes }) => (bytes / kilobyte).toFixed(1)).join(" and ")} kB`);
    const isPhoto = ({ url }) => url.includes("/media/");
    for (const [what, counted, limit] of [
      ["without photos", others.filter((it) => !isPhoto(it)), limits[kind]],
      ["with photos", others, limitsWithPhotos[kind]],
    ]) {
      const total = counted.reduce((sum, { bytes }) => sum + bytes, 0);
      const parts = counted.sort((a, b) => b.bytes - a.bytes).slice(0, 4)
        .map(({ url, bytes }) => `${url.slice(site.url.length) || "the page"} ${(bytes / kilobyte).toFixed(1)}`);
      findings.expect(total <= limit,
        where, `${what}, a ${kind} page should weigh ${limit / kilobyte} kB at most, but weighs ${(total / kilobyte).toFixed(1)} kB (${parts.join(", ")})`);
    }
  });
}
