// The browser, the conditions that every page of every test must meet (no console output, no
// requests to other hosts, nothing stored).

import { chromium } from "playwright-core";

/** How long an element may take to appear, in ms. No test waits for a fixed time. */
const patience = 15_000;

export function launch(executablePath) {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
      "--disable-background-networking", "--disable-component-update"],
  });
}

/** Passes a new, isolated browser context to `use`, and closes it afterwards. */
export async function withContext(browser, options, use) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(patience);
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** What visitors have the browser keep by using it: the beginnings of its keys. */
const kinds = ["vindplek aanmelden "];

/** A monitored page. `keepsQuiet` checks console, requests and storage since its previous call. */
export async function newPage(context, origin) {
  const page = await context.newPage();
  const said = [];
  const elsewhere = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(url)) elsewhere.push(url);
  });
  const keepsQuiet = async (findings, where) => {
    findings.expect(said.length === 0, where, `nothing should be logged on the console, but it has ${said.splice(0).join("; ")}`);
    findings.expect(elsewhere.length === 0, where, `nothing should be requested from another host, but the page requests ${elsewhere.splice(0).join(", ")}`);
    const kept = [
      ...(await context.cookies()).map((cookie) => `cookie ${cookie.name}`),
      ...await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]),
    ];
    const unasked = kept.filter((key) => !kinds.some((kind) => key.startsWith(kind)));
    findings.expect(unasked.length === 0, where, `nothing else should be stored in the browser, but there is ${unasked.join(", ")}`);
  };
  return { page, keepsQuiet };
}
