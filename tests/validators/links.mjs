// Every link and anchor of every page, followed by linkinator over served folders.
//
//   node links.mjs DIST [alone]
//
// All sites beside each other in folders of one host, with the public address of each site read as
// its folder, so that referrals, canonical addresses and the page for what is not found are
// followed as well; with `alone`, also each site by itself at the root of a host. Other hosts are
// left alone.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { LinkChecker } from "linkinator";
import { serve } from "./browser/server.mjs";

const [dist, alone] = process.argv.slice(2);
const sites = readdirSync(dist).filter((name) => existsSync(join(dist, name, "aanbod.json")));
const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));

// The folder's name with a slash stands for the root of a site: of "noord" and "noordwest" on one
// host, the longest address is tried first.
const addresses = sites
  .map((site) => [JSON.parse(readFileSync(join(dist, site, "aanbod.json"), "utf8")).basis_url, site])
  .sort(([a], [b]) => b.length - a.length);

async function broken(options) {
  const checker = new LinkChecker();
  const found = new Set();
  // A busy machine may be too slow to take a connection; what is not there is not there the next time.
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
  if (count === 0) console.log(`${where}: no link at all`);
  failed ||= found.size > 0 || count === 0;
}

const asFolders = (origin) =>
  addresses.map(([address, site]) => ({
    pattern: new RegExp(`^${escape(address)}(?=[/#?]|$)`),
    replacement: `${origin}/${site}`,
  }));
// One site at a time: linkinator's time grows with the square of what it is given.
for (const site of sites) {
  const pages = pagesOf(join(dist, site)).map((page) => join(site, page));
  await report(`${site} beside the others`, dist, pages, asFolders);
}
for (const site of alone ? sites : []) {
  const root = join(dist, site);
  await report(`${site} at the root`, root, pagesOf(root));
}
process.exitCode = failed ? 1 : 0;
