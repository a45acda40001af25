// The built sites in a real browser: every kind of page on every site, light and dark, on a phone,
// a tablet and a desktop. No accessibility violation (axe, WCAG 2.2 AA), nothing on the console, no
// request that leaves the site, nothing wider than the screen; and the ways of a keyboard.
//
//   node suite.mjs DIST CHROMIUM

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const [dist, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sites = JSON.parse(process.env.SITES ?? '["landelijk","noord","oost","zuid","noordwest","zuidwest"]');
const widths = [320, 768, 1440];
const pages = [
  "", "aanbod/", "aanbod/overzicht/", "aanbod/hoe-werkt-de-gemeente/", "aanbod/functie/a/", "agenda/",
  "nieuws/", "nieuws/terugblik-stakeholderbijeenkomst/", "specials/lab-special/", "specials/lab-special/de-reis/",
  "specials/lab-special/print/", "reisplan/", "carrierepad/", "carrierepad/a/", "peilingen/",
  "peilingen/regionaal-2021/", "begrippen/", "partners/", "toetsingskader/", "aanmelden/", "cijfers/",
  "voor/buurtsportcoach/", "contact/", "zoeken/", "404.html",
];
const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript",
  ".xml": "application/xml", ".json": "application/json",
};

// Each site stands in a folder, as it may on a host: `/noord/…`.
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  let file = join(dist, path);
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update"],
});
const problems = [];
let passed = 0;
const check = (fine, what) => (fine ? passed++ : problems.push(what));

// The address of 404.html is absolute on purpose: a server shows it at any depth. Its links lead to
// the public site, which is not here.
async function visit(context, site, path, tell) {
  const page = await context.newPage();
  const said = [];
  const left = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.route("**", (route) => {
    if (route.request().url().startsWith(base)) return route.continue();
    left.push(route.request().url());
    return route.abort();
  });
  await page.goto(`${base}/${site}/${path}`, { waitUntil: "load" });
  if (path !== "404.html") {
    check(left.length === 0, `${tell}: asks elsewhere for ${left}`);
    check(said.length === 0, `${tell}: the console says ${said}`);
  }
  return page;
}

async function examine(page, tell) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const violation of violations) {
    problems.push(`${tell}: ${violation.id}: ${violation.nodes.map((node) => node.target).slice(0, 3).join("; ")}`);
  }
  check(violations.length === 0, `${tell}: ${violations.length} violations`);
}

for (const site of sites) {
  for (const colorScheme of ["light", "dark"]) {
    const width = colorScheme === "light" ? 1440 : 320;
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
    for (const path of pages) {
      if (path === "404.html" || !existsSync(join(dist, site, path || "index.html"))) continue;
      const tell = `${site}/${path} (${colorScheme}, ${width})`;
      const page = await visit(context, site, path, tell);
      await examine(page, tell);
      for (const width of colorScheme === "light" ? widths : []) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        check(wide <= 0, `${tell}: ${wide} px wider than a screen of ${width}`);
      }
      await page.close();
    }
    await context.close();
  }
}

// What a coach does, without a mouse and without a script.
for (const site of sites) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const page = await visit(context, site, "", `${site}/`);
  await page.keyboard.press("Tab");
  const skip = await page.locator(":focus").getAttribute("href");
  check(skip?.startsWith("#"), `${site}/: the first tab stop is not the way past the navigation but ${skip}`);
  await page.keyboard.press("Enter");
  check(page.url().endsWith(skip ?? "-"), `${site}/: the way past the navigation leads to ${page.url()}`);
  await page.locator("nav a, header a").filter({ hasText: /^\s*Aanbod\s*$/ }).first().click();
  check(page.url().includes("/aanbod/"), `${site}: the menu leads to ${page.url()}`);
  await page.locator("main a[href*='hoe-werkt-de-gemeente']").first().click();
  const heading = await page.locator("h1").innerText();
  check(heading.toLowerCase().includes("gemeente"), `${site}: from the list one gets to “${heading}”`);
  const phase = await page.locator("main").innerText();
  check(phase.includes("aanmelden kan nog niet"), `${site}: the page does not say that one cannot enrol yet`);
  await context.close();
}

await browser.close();
server.close();
for (const problem of problems) console.log(problem);
console.log(`browser: ${passed} passed, ${problems.length} failed`);
process.exit(problems.length > 0 ? 1 : 0);
