// The files for Netlify and Cloudflare Pages, as these services read them. Netlify's is its own engine. That of Cloudflare
// Pages comes only with its whole platform, so its documented limits are checked here.
//
//   node services.mjs --work DIR    DIR holds the built sites `netlify-full` and `cloudflare-full`, and `bases.json`

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { HeadersHandler } from "@netlify/headers";
import { RedirectsHandler } from "@netlify/redirects";
import { Findings } from "../browser/findings.mjs";
import { policy } from "../browser/server.mjs";
import { moved, secure } from "./project.mjs";
import { encoded, filesOf } from "./servers.mjs";

const { values: { work } } = parseArgs({ options: { work: { type: "string" } } });
const bases = JSON.parse(readFileSync(join(work, "bases.json"), "utf8")).full;
const findings = new Findings();
const forever = "public, max-age=31536000, immutable";

async function netlify(site, folder, base) {
  const where = `netlify ${site}`;
  const expect = (fine, sentence) => findings.expect(fine, where, sentence);
  const headers = new HeadersHandler({ projectDir: folder, logger: { error: (text) => expect(false, `the headers should be readable: ${text}`) } });
  const of = (path) => headers.apply(new Request(`https://host.example${base}${encoded(path)}`));
  const page = await of("/aanbod/");
  expect(page["Content-Security-Policy"] === policy, `a page should have the policy, but has ${page["Content-Security-Policy"]}`);
  expect((page["Strict-Transport-Security"] !== undefined) === (site === secure), "https should be a must only where the region says so");
  expect(page["Cache-Control"] === undefined, "a page should be kept as Netlify does by itself");
  for (const [path, type] of [["/agenda.ics", "text/calendar; charset=utf-8"], ["/aanbod.csv", "text/csv; charset=utf-8"], ["/begrippen.ttl", "text/turtle; charset=utf-8"],
    ["/aanbod.json", "application/json"], ["/feed.xml", "application/xml; charset=utf-8"], ["/begrippen.jsonld", "application/ld+json"]]) {
    const found = await of(path);
    expect(found["Content-Type"] === type && found["Access-Control-Allow-Origin"] === "*", `${path} should be data of type ${type}, but has ${JSON.stringify(found)}`);
  }
  for (const path of filesOf(folder).filter((path) => /^\/(?:assets\/|beeld|media\/)/.test(path))) {
    const isKept = /\.[0-9a-f]{10}\.[a-z0-9]+$/.test(path) && !/plan\.0123456789\.csv$/.test(path);
    const kept = (await of(path))["Cache-Control"];
    expect(isKept ? kept === forever : kept === undefined, `${isKept ? "a name with a digest" : "another name"} should ${isKept ? "" : "not "}be kept for a year, but ${path} has ${kept}`);
  }
  const redirects = new RedirectsHandler({ projectDir: folder, publicDir: folder, siteID: "", siteURL: "https://host.example", jwtSecret: "", jwtRoleClaim: "" });
  const target = `${base}/aanbod/${moved.id}/`;
  const rules = readFileSync(join(folder, "_redirects"), "utf8").split("\n");
  for (const from of moved.formerly) {
    if (/[^\w./?=&,-]/.test(from)) {
      // The engine does not decode a rule, but the documentation asks for one that is encoded.
      const asked = new URL(`https://host.example${base}${from}`).pathname.replaceAll("*", "%2A");
      expect(rules.includes(`${asked} ${target} 301!`), `${asked} should be redirected`);
      continue;
    }
    const found = await redirects.match(new Request(`https://host.example${base}${from}`));
    const to = found?.target && new URL(found.target, "https://host.example").pathname;
    expect(to === target && found.statusCode === 301, `${from} should lead to ${target}, but leads to ${JSON.stringify(found)}`);
  }
  const other = await redirects.match(new Request(`https://host.example${base}/?p=13`));
  expect(!other, `another query should not be redirected, but leads to ${JSON.stringify(other)}`);
}

function cloudflare(site, folder, base) {
  const expect = (fine, sentence) => findings.expect(fine, `cloudflare ${site}`, sentence);
  const lines = (name) => readFileSync(join(folder, name), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const redirects = lines("_redirects");
  const from = redirects.map((line) => line.split(" ")[0]);
  expect(redirects.length > 0 && redirects.length <= 2000, `there should be at most 2,000 redirects, but there are ${redirects.length}`);
  expect(new Set(from).size === from.length, "no address should be redirected twice");
  for (const line of redirects) expect(line.length <= 1000 && /^\/[^\s*?#:]+ \/[^\s*?#:/]\S* 301$/.test(line), `a redirect should be one that is read: ${line}`);
  for (const former of moved.formerly.filter((former) => !former.includes("?"))) {
    const { pathname } = new URL(`https://host.example${base}${former}`);
    const same = (other) => decodeURIComponent(other) === decodeURIComponent(pathname);
    expect(from.some(same), `${former} should be redirected`);
  }
  const headers = lines("_headers");
  const rules = headers.filter((line) => line.startsWith("/"));
  expect(rules.length > 5 && rules.length <= 100, `there should be at most 100 rules for headers, but there are ${rules.length}`);
  for (const line of headers) expect(line.length <= 2000, `a line should be one that is read: ${line}`);
  for (const rule of rules) expect(rule.split("*").length <= 2, `a rule should have at most one *: ${rule}`);
  // As in its documentation: * is anything, and a placeholder anything but a slash.
  const asPattern = (rule) => new RegExp(`^${rule.replace(/[.+$()[\]]/g, "\\$&").replace(/\*/g, ".*").replace(/:[A-Za-z]\w*/g, "[^/]+")}$`);
  const forever = rules.filter((rule) => headers[headers.indexOf(rule) + 1].includes("immutable")).map(asPattern);
  for (const path of filesOf(folder).filter((path) => /^\/(?:assets\/|beeld|media\/)/.test(path))) {
    const isKept = /\.[0-9a-f]{10}\.[a-z0-9]+$/.test(path) && !/plan\.0123456789\.csv$/.test(path);
    const kept = forever.filter((pattern) => pattern.test(base + encoded(path))).length;
    expect(kept === (isKept ? 1 : 0), `${path} should ${isKept ? "" : "not "}be kept for a year by one rule, but ${kept} say so`);
  }
}

for (const site of ["landelijk", "noord"]) {
  const { base } = bases[site];
  await netlify(site, join(work, "netlify-full", site), base);
  cloudflare(site, join(work, "cloudflare-full", site), base);
}
for (const problem of findings.problems) console.log(problem);
console.log(`services: ${findings.passed} passed, ${findings.problems.length} failed`);
process.exitCode = findings.problems.length > 0 ? 1 : 0;
