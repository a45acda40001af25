// The sites on real servers: every header, redirect and refusal by request, and every page in Chromium under its own
// Content-Security-Policy.
//
//   node hosts.mjs --work DIR --chromium PATH
//
// DIR holds built sites: `apache-real`, `apache-full`, `nginx-real` …, and for each, in `bases.json`, the path of each site.

import { readFileSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { launch, withContext } from "../browser/browser.mjs";
import { Findings } from "../browser/findings.mjs";
import { policy } from "../browser/server.mjs";
import { gone, lookalike, moved, secure } from "./project.mjs";
import { apache, encoded, filesOf, freePort, nginx, webRoot } from "./servers.mjs";

const { values: { work, chromium } } = parseArgs({ options: { work: { type: "string" }, chromium: { type: "string" } } });
const bases = JSON.parse(readFileSync(join(work, "bases.json"), "utf8"));
const findings = new Findings();
const forever = "public, max-age=31536000, immutable";
const asks = "public, max-age=0, must-revalidate";

/** Asks for a path exactly as given, without what a browser would tidy. */
function get(port, path, headers = {}) {
  return new Promise((done, failed) => {
    request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, raw: response.rawHeaders, body: Buffer.concat(parts) }));
    }).on("error", failed).end();
  });
}

/** The type that each kind of file must have. */
const types = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8", svg: "image/svg+xml", webmanifest: "application/manifest+json", json: "application/json",
  jsonld: "application/ld+json", csv: "text/csv; charset=utf-8", ics: "text/calendar; charset=utf-8", ttl: "text/turtle; charset=utf-8",
  xml: "application/xml; charset=utf-8", avif: "image/avif", jpg: "image/jpeg", png: "image/png", webp: "image/webp", woff2: "font/woff2",
  pdf: "application/pdf", gif: "image/gif",
};
const data = new Set(["json", "jsonld", "csv", "ics", "ttl", "xml"]);
const text = new Set(["html", "css", "js", "txt", "md", "svg", "webmanifest", ...data]);
const ending = (path) => path.match(/\.([a-z0-9]+)$/)?.[1];
const isKept = (path) => /^\/(?:assets\/|beeld|media\/).*\.[0-9a-f]{10}\.[a-z0-9]+$/.test(path) && !path.endsWith(lookalike);

/** What every answer must have. */
function hasPolicies({ headers, raw }, where, { https = false } = {}) {
  const is = (name, value) => findings.expect(headers[name] === value, where, `${name} should be ${value}, but is ${headers[name]}`);
  is("content-security-policy", policy);
  is("referrer-policy", "strict-origin-when-cross-origin");
  is("x-content-type-options", "nosniff");
  is("cross-origin-opener-policy", "same-origin");
  findings.expect(headers["permissions-policy"]?.includes("camera=()"), where, "the camera should be off");
  is("strict-transport-security", https ? "max-age=31536000" : undefined);
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const twice = names.filter((name, at) => name !== "vary" && names.indexOf(name) !== at);
  findings.expect(twice.length === 0, where, `no header should be sent twice, but ${twice} are`);
}

/** Every file of a site: type, caching, CORS. Of each kind of file in each folder one is asked for. */
async function filesAreServed({ server, site, port, base, folder }) {
  const seen = new Set();
  for (const path of filesOf(folder)) {
    const kind = ending(path);
    const key = `${path.split("/").slice(0, 2)} ${kind} ${isKept(path)}`;
    if (!(kind in types) || /(?:^|\/)[._](?!well-known)/.test(path) || seen.has(key)) continue;
    seen.add(key);
    const address = base + encoded(path).replace(/\/index\.html$/, "/");
    const where = `${server} ${site} ${address}`;
    const answer = await get(port, address);
    const is = (name, value) => findings.expect(answer.headers[name] === value, where, `${name} should be ${value}, but is ${answer.headers[name]}`);
    if (kind === "html" && /<meta http-equiv="?refresh/.test(readFileSync(join(folder, path), "utf8"))) {
      findings.expect(answer.status === 301, where, `the server should redirect before the page there does, but the status is ${answer.status}`);
      continue;
    }
    findings.expect(answer.status === 200, where, `the status should be 200, but is ${answer.status}`);
    is("content-type", types[kind]);
    is("cache-control", isKept(path) ? forever : asks);
    is("access-control-allow-origin", data.has(kind) ? "*" : undefined);
    hasPolicies(answer, where);
    if (answer.headers.etag) {
      const again = await get(port, address, { "if-none-match": answer.headers.etag });
      findings.expect(again.status === 304, where, `what has not changed should be 304, but is ${again.status}`);
    }
  }
  findings.expect(seen.size > 20, `${server} ${site}`, `many kinds of file should be seen, but ${seen.size} are`);
}

/** What is not there, and what visitors have no business with. */
async function refusals({ server, site, port, base, folder }) {
  for (const path of ["/bestaat-niet/", "/bestaat-niet.html", "/.htaccess", "/.nginx.conf", "/.vindplek/lock", "/.git/config", "/assets/", "/media/", "/assets"]) {
    const where = `${server} ${site} ${base}${path}`;
    const answer = await get(port, base + path);
    const fine = answer.status === 404 || (path === "/.htaccess" && answer.status === 403) || (path === "/assets" && answer.status === 301);
    findings.expect(fine, where, `the status should be 404, but is ${answer.status}`);
    if (answer.status !== 404) continue;
    hasPolicies(answer, where);
    findings.expect(answer.headers["content-type"] === types.html, where, `a page should say so, but it is ${answer.headers["content-type"]}`);
    findings.expect(answer.body.equals(readFileSync(join(folder, "404.html"))), where, "the page should be that of the site");
    findings.expect(!answer.headers["cache-control"]?.includes("immutable"), where, "what is not there should not be kept for a year");
  }
  for (const path of ["//elders.example/index.html", "/%5celders.example/index.html", "/%2f%2felders.example/index.html", "/a%0d%0aX-Vreemd:%20ja/index.html",
    "//elders.example/Cursus/Oud/", "/%0d%0aX-Vreemd:%20ja/?p=12"]) {
    const where = `${server} ${site} ${base}${path}`;
    const { status, headers } = await get(port, base + path);
    const to = headers.location;
    findings.expect(headers["x-vreemd"] === undefined, where, "an address should not become a header");
    findings.expect(to === undefined || /^(?:http:\/\/127\.0\.0\.1:\d+)?\/(?![/\\])/.test(to), where, `a redirect should stay on the host, but goes to ${to}`);
    findings.expect(status < 500, where, `a strange address should not be an error of the server, but is ${status}`);
  }
}

/** Where visitors of old addresses come. */
async function redirects({ server, site, port, base }) {
  const to = `${base}/aanbod/${moved.id}/`;
  const all = [
    ...["/Cursus/Oud/", "/cursus/oud", "/CURSUS/OUD/index.html", "/cursus/oud/index.php", "/%43ursus/oud/", "/over-ons.html", "/Over-Ons.HTML",
      "/nieuws/artikel.php", "/caf%C3%A9/", "/caf%c3%a9", "/Paginas/Over%20ons.aspx", "/a.b$1(c)*/", "/a.b%241%28c%29%2A", "/artikel,12.html",
      "/artikel%2C12.html"].map((from) => [from, to]),
    ["/cursus/oud/?bron=mail", `${to}?bron=mail`],
    ["/?p=12", to], ["/?bron=mail&p=12", to], ["/index.php?p=12&x=1", to], ["/index.php?id=5&lang=nl", to], ["/?lang=nl&id=5", to],
    [`/aanbod/${moved.id}/index.html`, to], ["/index.html", `${base}/`], ["/agenda/index.html?a=1", `${base}/agenda/`],
  ];
  for (const [from, target] of all) {
    const where = `${server} ${site} ${base}${from}`;
    const answer = await get(port, base + from);
    const location = answer.headers.location?.replace(/^http:\/\/[^/]+/, "");
    findings.expect(answer.status === 301, where, `the status should be 301, but is ${answer.status}`);
    findings.expect(location === target || location === `${target}?a=1`, where, `it should lead to ${target}, but leads to ${location}`);
  }
  for (const from of ["/?p=1", "/?p=123", "/?xp=12", "/index.html.bak", "/?id=5", "/axb$1(c)*/", "/over-onsxhtml"]) {
    const { headers } = await get(port, base + from);
    findings.expect(headers.location === undefined, `${server} ${site} ${base}${from}`, `another address should not be redirected, but leads to ${headers.location}`);
  }
  if (["noord", "landelijk"].includes(site)) {
    for (const from of [gone, gone.slice(0, -1), gone.toUpperCase()]) {
      const answer = await get(port, base + from);
      findings.expect(answer.status === 410, `${server} ${site} ${base}${from}`, `what is gone should be 410, but is ${answer.status}`);
      hasPolicies(answer, `${server} ${site} ${base}${from}`);
    }
  }
  const where = `${server} ${site}`;
  const https = await get(port, `${base}/`, { "x-forwarded-proto": "https" });
  hasPolicies(https, where, { https: site === secure });
  const kept = await get(port, `${base}/media/${lookalike}`);
  findings.expect(kept.headers["cache-control"] === asks, where, `a download under its own name should not be kept, but has ${kept.headers["cache-control"]}`);
}

const decoders = { br: brotliDecompressSync, gzip: gunzipSync };

/** Every text in the form that was asked for, with the headers of the text itself. */
async function compressedForms({ server, site, port, base, folder }) {
  const seen = new Set();
  const files = filesOf(folder);
  for (const path of files.filter((path) => text.has(ending(path)) && !/\/[._](?!well-known)/.test(path))) {
    const kind = ending(path);
    if (seen.has(kind) && seen.size < 14) continue;
    const address = base + encoded(path).replace(/\/index\.html$/, "/");
    const whole = await get(port, address);
    if (whole.status !== 200) continue;
    if (files.includes(`${path}.br`)) seen.add(kind);
    const where = `${server} ${site} ${address}`;
    for (const [accepted, ending, used] of [["gzip, deflate, br", "br", "br"], ["gzip", "gz", "gzip"], ["br;q=0, gzip;q=0", "", undefined], ["identity", "", undefined]]) {
      const answer = await get(port, address, { "accept-encoding": accepted });
      const isThere = ending === "" || files.includes(`${path}.${ending}`);
      const encoding = isThere ? used : undefined;
      findings.expect(answer.headers["content-encoding"] === encoding || (server === "nginx" && encoding === "br" && answer.headers["content-encoding"] === "gzip"),
        where, `for “${accepted}” the encoding should be ${encoding}, but is ${answer.headers["content-encoding"]}`);
      const body = decoders[answer.headers["content-encoding"]]?.(answer.body) ?? answer.body;
      findings.expect(body.equals(readFileSync(join(folder, path))), where, `for “${accepted}” it should be the same text`);
      const hasForms = files.includes(`${path}.br`) || files.includes(`${path}.gz`);
      findings.expect(!hasForms || /accept-encoding/i.test(answer.headers.vary ?? ""), where, `for “${accepted}” Vary should say that there are forms, but is ${answer.headers.vary}`);
      findings.expect(answer.headers["content-type"] === types[kind], where, `for “${accepted}” the type should be ${types[kind]}, but is ${answer.headers["content-type"]}`);
      findings.expect(answer.headers["content-language"] === undefined, where, "no language should be told");
      findings.expect(answer.headers["cache-control"] === (isKept(path) ? forever : asks), where, `for “${accepted}” caching should be as of the text`);
      findings.expect(answer.headers["access-control-allow-origin"] === (data.has(kind) ? "*" : undefined), where, `for “${accepted}” CORS should be as of the text`);
      hasPolicies(answer, where);
    }
    const form = files.includes(`${path}.br`) && await get(port, `${address}.br`);
    if (form) findings.expect(form.status < 400, where, "a form by its own name is a file too");
  }
  findings.expect(seen.size >= 10, `${server} ${site}`, `many kinds of text should be seen, but ${[...seen]} are`);
}

/** Some pages of each kind. */
const isSample = (path) => path.split("/").length <= 3;

/** Every page in a browser: nothing on the console, which is where it reports what a policy forbids. */
async function pagesKeepQuiet(browser, sites, isWanted = () => true) {
  const queue = sites.flatMap(({ server, site, port, base, folder }) => filesOf(folder)
    .filter((path) => path.endsWith(".html") && isWanted(path))
    .map((path) => ({ server, site, port, url: `http://127.0.0.1:${port}${base}${encoded(path.replace(/index\.html$/, ""))}` })));
  let seen = 0;
  const work = () => withContext(browser, {}, async (context) => {
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`${event.violatedDirective} ${event.blockedURI}`)));
    for (let next = queue.pop(); next; next = queue.pop()) {
      const answer = await page.goto(next.url, { waitUntil: "load" });
      seen++;
      findings.expect(said.length === 0, `${next.server} ${next.url}`, `nothing should be logged, but it has ${said.splice(0).join("; ")}`);
      findings.expect(answer.ok() || next.url.endsWith("/404.html"), next.url, `the page should be there, but the status is ${answer.status()}`);
    }
  });
  await Promise.all([work(), work(), work()]);
  return seen;
}

const stops = [];
const step = async (name, run) => {
  const begun = performance.now();
  const told = await run();
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${name}${told ? `: ${told}` : ""}`);
};

/** The hosts of a folder of sites: those on one host share a port. */
async function hostsOf(build, server) {
  const byHost = Map.groupBy(Object.entries(bases[build.endsWith("full") ? "full" : "real"]), ([, { host }]) => host);
  const hosts = [];
  for (const [host, sites] of byHost) {
    const port = await freePort();
    const served = sites
      .map(([site, { base }]) => ({ server, site, port, base, folder: join(work, build, site) }))
      .filter(({ folder }) => { try { return readdirSync(folder).length > 0; } catch { return false; } });
    if (served.length > 0) hosts.push({ port, allow: "FileInfo", sites: served, root: webRoot(join(work, "roots", build, host), served) });
  }
  return hosts;
}

try {
  const apacheHosts = {};
  const nginxHosts = {};
  for (const which of ["real", "full", "small"]) {
    apacheHosts[which] = await hostsOf(`apache-${which}`, "apache");
    nginxHosts[which] = (await hostsOf(`nginx-${which}`, "nginx")).map((host) => ({ ...host, include: host.sites.map(({ folder }) => join(folder, ".nginx.conf")) }));
  }
  const pagesHosts = (await hostsOf("pages-real", "apache without headers")).map((host) => ({ ...host, allow: "None" }));
  const unread = { ...apacheHosts.full[0], port: await freePort(), allow: "None" };
  const bare = { ...apacheHosts.full[0], port: await freePort() };
  stops.push(await apache(join(work, "apache"), [...Object.values(apacheHosts).flat(), ...pagesHosts, unread]));
  stops.push(await apache(join(work, "apache-bare"), [bare], { bare: true }));
  stops.push(await nginx(join(work, "nginx"), Object.values(nginxHosts).flat()));
  const sites = (which) => [...apacheHosts[which], ...nginxHosts[which]].flatMap((host) => host.sites);
  const each = (which, does) => async () => { for (const site of sites(which)) await does(site); };

  await step("headers, real", each("real", filesAreServed));
  await step("headers, full", each("full", filesAreServed));
  await step("refusals", each("full", refusals));
  await step("redirects", each("full", redirects));
  await step("compressed forms", each("small", compressedForms));
  await step("hosts that forbid or lack something", async () => {
    for (const { port, sites: [{ site, base }] } of [unread, bare]) {
      for (const path of ["/", "/aanbod/", "/Cursus/Oud/", "/over-ons.html"]) {
        const answer = await get(port, base + path);
        findings.expect(answer.status === 200, `${site} ${path}`, `a page should be served, but the status is ${answer.status}`);
      }
    }
  });
  const browser = await launch(chromium);
  await step("pages with headers, in a browser", async () => `${await pagesKeepQuiet(browser, nginxHosts.real.flatMap((host) => host.sites))} pages`);
  // Apache does not read anything there, so that only the pages themselves say what they may do.
  await step("pages that say it themselves, in a browser", async () => `${await pagesKeepQuiet(browser, pagesHosts.flatMap((host) => host.sites), isSample)} pages`);
  await browser.close();
} finally {
  for (const stop of stops) await stop();
}
for (const problem of findings.problems) console.log(problem);
console.log(`hosts: ${findings.passed} passed, ${findings.problems.length} failed`);
process.exit(findings.problems.length > 0 ? 1 : 0);
