// What a page gives the browser to do before a visitor does anything, as counts, which are the same on every machine: its
// elements, the scripts that run, and what those change in it.

import { newPage, withContext } from "./browser.mjs";

const kilobyte = 1000;
/** Of the longest page of each kind in the full project, with room for some more content. */
const limits = {
  courses: { elements: 1700, scripts: 45 * kilobyte, changes: 50 },
  home: { elements: 750, scripts: 25 * kilobyte, changes: 40 },
  course: { elements: 850, scripts: 15 * kilobyte, changes: 30 },
};

export function works(projects) {
  return projects.filter(({ name }) => name === "full").flatMap((project) => project.sites.map((site) => ({
    name: `work: ${project.name} ${site.id}`,
    run: async (browser, findings) => {
      for (const { kind, path } of site.ofEachKind("longest").filter(({ kind }) => kind in limits)) {
        const made = await workOf(browser, project, site.url + path);
        for (const [what, limit] of Object.entries(limits[kind])) {
          findings.expect(made[what] <= limit, `${project.name} ${site.id}/${path}`,
            `the ${what} of a ${kind} page should be ${limit} at most, but are ${made[what]}`);
        }
      }
    },
  })));
}

function workOf(browser, project, url) {
  return withContext(browser, { viewport: { width: 360, height: 800 } }, async (context) => {
    const { page } = await newPage(context, project.origin);
    await page.addInitScript(countChanges);
    const sizes = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") sizes.push(response.body().then(({ length }) => length));
    });
    await page.goto(url, { waitUntil: "networkidle" });
    const scripts = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { scripts, ...await page.evaluate(() => ({ elements: document.querySelectorAll("*").length, changes: globalThis.changesMade })) };
  });
}

/** Runs in the page before everything else: counts what changes once the page has been read. */
function countChanges() {
  globalThis.changesMade = 0;
  document.addEventListener("readystatechange", () => {
    new MutationObserver((changes) => { globalThis.changesMade += changes.length; })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }, { once: true });
}
