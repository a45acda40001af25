// The search engine in a real browser: what is found first, that results lead somewhere, what it weighs, and that the
// page reduces words as the build does.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { newPage, withContext } from "./browser.mjs";
import { queries } from "./search/queries.mjs";

const kilobyte = 1000;

export function searches(projects, given) {
  const asked = projects.map((project) => ({ name: `search: queries ${project.name}`, run: (browser, findings) => ask(browser, findings, project) }));
  return [
    ...asked,
    { name: "search: weight", run: (browser, findings) => weigh(findings, projects) },
    { name: "search: stems", run: (browser, findings) => compareStems(browser, findings, projects, given) },
  ];
}

/** The published name of a script of the theme. */
const asset = (site, name) => `assets/${readdirSync(join(site.folder, "assets")).find((file) => file.startsWith(`${name}.`) && file.endsWith(".js"))}`;

async function openEngine(page, site) {
  await page.goto(`${site.url}privacy/`);
  for (const path of [asset(site, "minisearch"), asset(site, "zoekmachine"), "zoekindex.js"]) await page.addScriptTag({ url: site.url + path });
  await page.evaluate((root) => { globalThis.engine = vindplekEngine(MiniSearch, vindplekIndex, root); }, site.url);
}

async function ask(browser, findings, project) {
  const sites = Map.groupBy(queries[project.name], ([site]) => site);
  for (const [id, list] of sites) {
    const site = project.site(id);
    await withContext(browser, {}, async (context) => {
      const { page } = await newPage(context, project.origin);
      await openEngine(page, site);
      for (const [, query, ...wanted] of list) {
        const hits = await page.evaluate((text) => engine.search(text).hits.slice(0, 3), query);
        const found = hits.map(({ key, title }) => `${title} (${key})`).join(", ") || "nothing";
        const fits = wanted.length === 0 ? hits.length === 0 : hits.some((hit) => wanted.some((address) => isWanted(hit, address)));
        findings.expect(fits, `${project.name} ${id} ‘${query}’`, `one of the first three should be ${wanted.join(" or ") || "nothing"}, but they are ${found}`);
        for (const hit of hits) checkTarget(findings, project, site, query, hit);
      }
      await checkParts(findings, page, `${project.name} ${id}`);
    });
  }
}

function isWanted({ key, heading }, address) {
  if (address.startsWith("#")) return heading?.title.replaceAll("\u00a0", " ").includes(address.slice(1));
  return address.endsWith("*") ? key.startsWith(address.slice(0, -1)) : key === address;
}

/** A result leads to a page of the site, and to an anchor on it. */
function checkTarget(findings, project, site, query, { url, heading }) {
  for (const target of [url, heading?.url].filter(Boolean)) {
    if (!target.startsWith(site.url)) continue;
    const [path, anchor] = target.slice(site.url.length).split("#");
    const where = `${project.name} ${site.id} ‘${query}’`;
    findings.expect(path === "" || site.has(path), where, `${target} should be a page`);
    const isThere = !anchor || new RegExp(`\\sid="?${anchor}["\\s>]`).test(site.read(path));
    findings.expect(isThere, where, `${target} should lead to an anchor`);
  }
}

/** Suggestions, marks and filters hang together with the results. */
async function checkParts(findings, page, where) {
  const said = await page.evaluate(() => {
    const all = engine.search("sport");
    const [kind] = Object.entries(all.kinds).sort(([, a], [, b]) => b - a)[0];
    const own = engine.search("sport", { kind });
    const other = engine.kinds.map(({ id }) => id).find((id) => !(id in all.kinds));
    const none = other && engine.search("sport", { kind: other });
    return {
      counts: own.hits.length === all.kinds[kind] && own.hits.every((hit) => hit.kind === kind),
      letGo: !none || (none.letGo.filter === "kind" && none.letGo.count === all.hits.length),
      order: all.hits.every((hit, at) => at === 0 || hit.score <= all.hits[at - 1].score),
      once: new Set(all.hits.map(({ key }) => key)).size === all.hits.length,
      marks: engine.mark("De buurtsport\u00adcoaches sporten, en Sport!", "sport").filter(([, isMatch]) => isMatch).map(([piece]) => piece).join(),
      whole: engine.mark("De buurtsport\u00adcoaches sporten, en Sport!", "sport").map(([piece]) => piece).join(""),
      suggested: engine.suggest("senio").concat(engine.suggest("senoiren")),
      nothing: engine.search("").hits.length + engine.suggest("").length,
      stopWords: engine.search("voor de").hits.length,
    };
  });
  const expect = (fine, sentence) => findings.expect(fine, where, sentence);
  expect(said.counts, "a filter should show as many results as it says");
  expect(said.letGo, "a filter without results should say what letting go of it gives");
  expect(said.order && said.once, "results should come once, best first");
  expect(said.marks === "sporten,Sport", `the words that match should be marked, not ${said.marks}`);
  expect(said.whole === "De buurtsport\u00adcoaches sporten, en Sport!", "marks should not change a text");
  expect(said.suggested.some((text) => /senioren/i.test(text)), `senioren should be suggested, not ${said.suggested.join()}`);
  expect(said.nothing === 0, "an empty query should find nothing");
  expect(said.stopWords > 0, "a query of small words alone should find titles with them");
}

function weigh(findings, projects) {
  const size = (site, path) => gzipSync(readFileSync(join(site.folder, path)), { level: 9 }).length;
  const site = projects[0].sites[0];
  const scripts = size(site, asset(site, "minisearch")) + size(site, asset(site, "zoekmachine"));
  findings.expect(scripts <= 12 * kilobyte, "search", `library and engine should weigh 12 kB at most, but weigh ${(scripts / kilobyte).toFixed(1)}`);
  for (const project of projects) for (const site of project.sites) {
    const weight = size(site, "zoekindex.js");
    const most = Math.max(400, 0.4 * site.pages.length) * kilobyte;
    findings.expect(weight <= most, `${project.name} ${site.id}`, `the index should weigh ${(most / kilobyte).toFixed(0)} kB at most, but weighs ${(weight / kilobyte).toFixed(0)}`);
  }
}

/** 20,000 words through the program, each as a term of the glossary, and through the page. */
async function compareStems(browser, findings, projects, { program, project }) {
  const words = wordsToCompare(projects);
  const folder = mkdtempSync(join(tmpdir(), "vindplek-stems-"));
  try {
    for (const part of ["content", "regions", "themes"]) cpSync(join(project, part), join(folder, part), { recursive: true });
    const terms = words.map((word, at) => `  - {id: w${at}, term: "${word}", definitie: Kort.}`);
    writeFileSync(join(folder, "content/begrippen.yaml"), `begrippen:\n${terms.join("\n")}\n`);
    mkdirSync(join(folder, "dist"));
    execFileSync(program, ["build", "--project", folder, "--site", "noord", "--out", join(folder, "dist"), "--as-of", "2026-11-01"], { stdio: "ignore" });
    const index = JSON.parse(readFileSync(join(folder, "dist/noord/zoekindex.js"), "utf8").replace(/^[^{]*|;\s*$/g, "")).index;
    const titles = Object.entries(index.storedFields).filter(([, { p }]) => p?.[0].startsWith("w")).map(([id, { t }]) => [id, t]);
    const built = new Map(titles.map(([id]) => [id, new Set()]));
    for (const [stem, { 0: postings = {} }] of index.index) for (const id of Object.keys(postings)) built.get(id)?.add(stem);
    await withContext(browser, {}, async (context) => {
      const { page } = await newPage(context, projects[0].origin);
      await openEngine(page, projects[0].sites[0]);
      const inPage = await page.evaluate((list) => list.map((title) => vindplekEngine.tokens(title).flatMap(({ word, parts }) => [word, ...parts]).map(vindplekEngine.stem)), titles.map(([, title]) => title));
      const differ = titles.filter(([id], at) => !inPage[at].every((stem) => built.get(id).has(stem)) || built.get(id).size !== new Set(inPage[at]).size);
      findings.expect(titles.length === words.length && words.length >= 20000, "stems", `20,000 words should be compared, not ${titles.length}`);
      findings.expect(differ.length === 0, "stems", `page and build should reduce words alike, but differ on ${differ.length}: ${differ.slice(0, 10).map(([, title]) => title).join(", ")}`);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words of all pages, and compounds and inflections of them. */
function wordsToCompare(projects) {
  const words = new Set(["thema's", "foto’s", "G-sport", "carrièrepad", "club\u2011kader-coach", "2027-K3", "Fryslân", "geïnd", "vrije", "zeeën"]);
  for (const project of projects) for (const site of project.sites) for (const { path } of site.pages) {
    for (const [word] of site.read(path).replace(/<script[^]*?<\/script>|<[^>]*>/g, " ").matchAll(/\p{L}{3,}/gu)) words.add(word.toLowerCase());
    if (words.size > 8000) break;
  }
  const short = [...words].filter((word) => /^[a-z]{3,9}$/.test(word)).sort();
  const endings = ["en", "s", "es", "ies", "je", "tje", "etje", "inkje", "heid", "ing", "ingen", "lijk", "lijke", "baar", "achtig", "ische", "atie", "iteit", "end", "ende", "de", "te", "igst", "eriger", "ieve", "arij"];
  for (let at = 0; words.size < 20000; at += 1) {
    const one = short[at * 7919 % short.length];
    const other = short[at * 104729 % short.length];
    words.add((at % 3 === 0 ? "ge" : "") + one + (at % 2 === 0 ? endings[at % endings.length] : other));
  }
  return [...words];
}
