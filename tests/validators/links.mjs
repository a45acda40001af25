// Checks every link and anchor of every page with linkinator, over HTTP.
//
//   node links.mjs DIST [SITE…]
//
// Serves all sites in folders of one host, and rewrites the public address of each site to its
// folder, so that links between sites and canonical addresses are checked as well. Without SITE it checks
// all sites, and also serves each at the root of a host. The links of the not-found page begin at the root
// of the host, below the path of the public address; that page is checked by itself. Links to
// other hosts are skipped.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { LinkChecker } from "linkinator";
import { serve } from "./browser/server.mjs";

const [dist, ...some] = process.argv.slice(2);
const sites = readdirSync(dist).filter((name) => existsSync(join(dist, name, "aanbod.json")));
const notFound = "404.html";
const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html") && name !== notFound);

// One address may be a prefix of another, as with "noord" and "noordwest" on one host: the longest
// is tried first.
const addresses = sites
  .map((site) => [JSON.parse(readFileSync(join(dist, site, "aanbod.json"), "utf8")).basis_url, site])
  .sort(([a], [b]) => b.length - a.length);

async function broken(options) {
  const checker = new LinkChecker();
  const found = new Set();
  // Retries, because a busy machine may be too slow to accept a connection.
  const patient = { concurrency: 4, retryErrors: true, retryErrorsCount: 3 };
  const headers = { "accept-encoding": "identity" };
  const { links } = await checker.check({ checkFragments: true, checkCss: true, headers, ...patient, ...options });
  for (const link of links.filter((link) => link.state === "BROKEN")) {
    found.add(`${link.parent ?? "(start)"}: ${link.url}${reason(link)}`);
  }
  return { found, count: links.length };
}

function reason(link) {
  const failures = (link.failureDetails ?? []).map((detail) => detail.message).filter(Boolean);
  return ` [${link.status ?? 0}] ${failures.join(", ")}`.trimEnd();
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

let failed = false;
async function report(where, folder, pages, rewritten = () => []) {
  const { origin, close } = await serve(folder);
  const { found, count } = await broken({
    path: pages.map((page) => `${origin}/${page}`),
    linksToSkip: async (link) => !link.startsWith(origin),
    urlRewriteExpressions: rewritten(origin),
  });
  close();
  for (const problem of found) console.log(`${where}: ${problem.replaceAll(origin, "")}`);
  if (count === 0) console.log(`${where}: no links found`);
  failed ||= found.size > 0 || count === 0;
}

const asFolders = (origin) =>
  addresses.map(([address, site]) => ({
    pattern: new RegExp(`^${escape(address)}(?=[/#?]|$)`),
    replacement: `${origin}/${site}`,
  }));
// One site at a time: linkinator's time is quadratic in the number of pages.
const checked = some.length > 0 ? some : sites;
for (const site of checked) {
  const pages = pagesOf(join(dist, site)).map((page) => join(site, page));
  await report(`${site} beside the others`, dist, pages, asFolders);
}
for (const [address, site] of addresses) {
  const path = new URL(address).pathname.replace(/\/$/, "");
  const asRoot = (origin) => [{ pattern: new RegExp(`^${escape(origin + path)}(?=/)`), replacement: origin }];
  await report(`not-found page of ${site}`, join(dist, site), [notFound], asRoot);
}
for (const site of some.length > 0 ? [] : sites) {
  const root = join(dist, site);
  await report(`${site} at the root`, root, pagesOf(root));
}
process.exitCode = failed ? 1 : 0;
