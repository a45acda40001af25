// Every kind of page, the longest of the full project and the shortest of the real one on two sites, and in every other
// theme those that together show all of it: axe (WCAG 2.2 AA and best practices) reports nothing, wide and narrow, light and
// dark; all is visible with forced colours; nothing is wider than the screen, also at 200% zoom; nothing moves with reduced
// motion.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { newPage, withContext } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const everything = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** A screen, and the axe rules to run on it. Each layout gets all rules once, and the colour rules in both schemes. */
const looks = [
  { width: 1440, colorScheme: "light", rules: everything },
  { width: 1440, colorScheme: "dark", rules: colours },
  { width: 320, colorScheme: "dark", rules: everything },
];
/** Themes share their templates and differ in colours. */
const looksOfTheme = [
  { width: 1440, colorScheme: "light", rules: colours },
  { width: 320, colorScheme: "dark", rules: colours },
];
/** The kinds of pages that together show every colour and every layout of a theme. */
const kindsOfTheme = new Set(["home", "courses", "course", "agenda", "news-list", "news", "special", "career-path", "roadmap", "glossary", "partners", "survey", "search", "registration"]);
/** For a page, a screen of 1280 px at 200% zoom is a screen of 640 px. */
const widths = [320, 640, 768, 1440];

// The links in 404.html begin at the root of the host, as a server returns it at any depth. Its
// style sheet is below the path of the public site, where these tests do not serve it.
const isHere = (page) => page.kind !== "not-found" && page.kind !== "redirect";

export function audits(projects) {
  return projects.flatMap((project) => sitesToAudit(project).map((site) => ({
    name: `audit: ${project.name} ${site.id}`,
    run: (browser, findings) => withContext(browser, {}, async (context) => {
      const { page, keepsQuiet } = await newPage(context, project.origin);
      const pages = site.ofEachKind(project.name === "full" ? "longest" : "shortest").filter(isHere);
      for (const { path } of pages.filter(({ kind }) => site.standsForAll || kindsOfTheme.has(kind))) {
        const where = `${project.name} ${site.id}/${path}`;
        await page.goto(site.url + path, { waitUntil: "load" });
        await isAccessible(page, findings, where, looksFor(site));
        for (const width of widths) await fits(page, findings, width, where);
        await isStill(page, findings, where);
        if (project.name === "full") await survivesForcedColours(page, findings, where);
        await keepsQuiet(findings, where);
      }
    }),
  })));
}

/** The colours of a theme are all on the long pages. */
function sitesToAudit({ name, sites }) {
  return name === "full" ? sites : sites.filter(({ standsForAll }) => standsForAll);
}

export function looksFor({ standsForAll }) {
  return standsForAll ? looks : looksOfTheme;
}

export async function isAccessible(page, findings, where, shown = looks) {
  await page.evaluate(axe);
  for (const { width, colorScheme, rules } of shown) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { ...rules, resultTypes: ["violations"] }), rules);
    const look = `${colorScheme}, ${width} px`;
    for (const { id, nodes } of violations) {
      const places = nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
      findings.expect(false, where, `axe should report nothing (${look}), but reports ${id} at ${places}`);
    }
    if (violations.length === 0) findings.expect(true, where, "axe should report nothing");
  }
}

export async function fits(page, findings, width, where) {
  await page.setViewportSize({ width, height: 900 });
  const { over, widest } = await page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    const wide = over > 0 && [...document.querySelectorAll("body *")].find((it) => it.getBoundingClientRect().right > innerWidth + 1);
    return { over, widest: wide && `${wide.localName}.${wide.getAttribute("class")}` };
  });
  findings.expect(over <= 0, where, `everything should fit on a screen of ${width} px, but ${widest} overflows it by ${over} px`);
}

/** These tests run with `prefers-reduced-motion: reduce`. */
export async function isStill(page, findings, where) {
  const moving = await page.evaluate(() => [
    ...document.getAnimations().map((it) => it.effect?.target?.className),
    ...getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["scrolling"] : [],
  ]);
  findings.expect(moving.length === 0, where, `nothing should move with reduced motion, but these do: ${moving.join(", ")}`);
}

export async function survivesForcedColours(page, findings, where) {
  await page.emulateMedia({ forcedColors: "active" });
  const lost = await page.evaluate(lostInForcedColours);
  await page.emulateMedia({ forcedColors: null });
  findings.expect(lost.length === 0, where, `everything should be visible with forced colours, but these are not: ${lost.slice(0, 3).join(", ")}`);
}

/** Runs in the page: returns elements with the colour of their background, and no border. */
function lostInForcedColours() {
  const ground = (it) => {
    for (let at = it; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const isSeen = (it) => {
    const style = getComputedStyle(it);
    return style.color !== ground(it) || Number.parseFloat(style.borderWidth) > 0;
  };
  const buttons = [...document.querySelectorAll("button, summary, .knop, h1, main a")].filter((it) => it.checkVisibility() && !isSeen(it));
  const bars = [...document.querySelectorAll("rect")].filter((it) => it.checkVisibility() && getComputedStyle(it).fill === ground(it) && getComputedStyle(it).stroke === "none");
  return [...buttons, ...bars].map((it) => `${it.localName}.${it.getAttribute("class")}`);
}
