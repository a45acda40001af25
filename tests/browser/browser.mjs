// The browser, what every page of every test must do (keep quiet, stay at home, remember nothing),
// and what was found.

import { chromium } from "playwright-core";

/** How long something may take to appear. Nothing waits for time alone. */
const patience = 15_000;

export class Findings {
  passed = 0;
  #failed = new Map();

  /** Notes whether something is as it should be; the sentence says what is wrong when it is not. */
  expect(fine, where, sentence) {
    if (fine) this.passed++;
    else if (this.#failed.has(sentence)) this.#failed.get(sentence).push(where);
    else this.#failed.set(sentence, [where]);
    return fine;
  }

  /** What is wrong, each with the first of the places where it is. */
  get problems() {
    return [...this.#failed].map(([sentence, places]) => {
      const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
      return `${sentence}\n    at ${places.slice(0, 3).join(", ")}${more}`;
    });
  }
}

export function launch(executablePath) {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
      "--disable-background-networking", "--disable-component-update"],
  });
}

/** A window of its own, that nothing stays behind from; `use` gets it, and it is closed after. */
export async function withContext(browser, options, use) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(patience);
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** A page that is listened to. `keepsQuiet` tells whether it did what no page may do, since the last time. */
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
    findings.expect(said.length === 0, where, `nothing should be on the console, but it says ${said.splice(0).join("; ")}`);
    findings.expect(elsewhere.length === 0, where, `no other host should be asked, but it asks for ${elsewhere.splice(0).join(", ")}`);
    const kept = [
      ...(await context.cookies()).map((cookie) => `cookie ${cookie.name}`),
      ...await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]),
    ];
    findings.expect(kept.length === 0, where, `nothing should be kept in the browser, but there is ${kept.join(", ")}`);
  };
  return { page, keepsQuiet };
}
