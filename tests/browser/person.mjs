// A visitor of a site: actions and observations, by visible text. A missing element throws an
// error that states what was expected, and on which page.

import { readFileSync } from "node:fs";

/** A text without the soft hyphens of its long words, and with single spaces. */
const plain = (text) => text.replaceAll("\u00AD", "").replace(/\s+/g, " ").trim();

export class Person {
  constructor(page, site) {
    this.page = page;
    this.site = site;
  }

  /** The current address, relative to the site. */
  get at() {
    return decodeURIComponent(this.page.url().slice(this.site.url.length));
  }

  /** Throws unless `fine`; the sentence states the expectation. */
  expects(fine, sentence) {
    if (!fine) throw new Error(`${sentence} (on /${this.at})`);
  }

  async #shows(locator, sentence) {
    const seen = locator.filter({ visible: true }).first();
    this.expects(await seen.waitFor().then(() => true, () => false), sentence);
    return seen;
  }

  async opens(path) {
    await this.page.goto(this.site.url + path, { waitUntil: "load" });
  }

  /** Follows a link by its text, within a part of the page (default: the whole page). */
  async follows(name, within = this.page) {
    const link = await this.#shows(within.getByRole("link", { name }), `there should be a link ${told(name)}`);
    const before = this.page.url();
    await link.click();
    const left = await this.page.waitForURL((url) => String(url) !== before, { waitUntil: "load" }).then(() => true, () => false);
    this.expects(left, `the link ${told(name)} should lead somewhere`);
  }

  /** Follows an entry of the main menu, opening it first on a narrow screen. */
  async followsMenu(name) {
    const opener = this.page.getByRole("banner").getByRole("button", { name: "Menu", exact: true });
    if (await opener.isVisible()) await opener.click();
    await this.follows(name, this.page.getByRole("navigation", { name: "Hoofdmenu" }));
  }

  async goesBack() {
    await this.page.goBack({ waitUntil: "load" });
  }

  async presses(name, within = this.page) {
    await (await this.#shows(within.getByRole("button", { name }), `there should be a button ${told(name)}`)).click();
  }

  /** Opens a disclosure by its summary text. */
  async unfolds(name) {
    await (await this.#shows(this.page.locator("summary").filter({ hasText: name }), `there should be a disclosure ${told(name)}`)).click();
  }

  async chooses(name, within = this.page) {
    await (await this.#shows(within.getByRole("checkbox", { name }), `there should be a check box ${told(name)}`)).check();
  }

  async fills(name, text) {
    await (await this.#shows(this.page.getByLabel(name), `there should be a field ${told(name)}`)).fill(text);
  }

  async sees(text, within = this.page.locator("main")) {
    return this.#shows(within.getByText(text), `${told(text)} should be visible`);
  }

  async seesHeading(name, within = this.page) {
    return this.#shows(within.getByRole("heading", { name }), `there should be a heading ${told(name)}`);
  }

  async seesNot(text) {
    const seen = await this.page.locator("main").getByText(text).filter({ visible: true }).count();
    this.expects(seen === 0, `${told(text)} should not be visible`);
  }

  async title() {
    return this.words(this.page.getByRole("heading", { level: 1 }));
  }

  /** The text of an element as in the source: a theme may show it in capitals. */
  async words(locator) {
    return plain(await locator.textContent());
  }

  /** The part of the page under a heading. */
  part(name) {
    return this.page.locator("section, aside, nav, article").filter({ has: this.page.getByRole("heading", { name }) }).last();
  }

  /** The facts that the page states in pairs, such as “Kosten”: “Gratis”. */
  async facts(within) {
    const pairs = await within.locator("dl > div").evaluateAll((all) => all.map((pair) => [
      pair.querySelector("dt").innerText, pair.querySelector("dd").innerText,
    ]));
    return Object.fromEntries(pairs.map(([name, fact]) => [plain(name), plain(fact)]));
  }

  /** The address of a link. */
  async addressOf(name, within = this.page) {
    const link = await this.#shows(within.getByRole("link", { name }), `there should be a link ${told(name)}`);
    return link.evaluate((it) => it.href);
  }

  /** Requests the target of a link, and returns it. */
  async saves(name, within = this.page) {
    const address = await this.addressOf(name, within);
    const answer = await this.page.request.get(address);
    this.expects(answer.ok(), `the link ${told(name)} should lead to a file`);
    return { address, type: answer.headers()["content-type"], text: (await answer.body()).toString("utf8") };
  }

  /** Returns the file that a button downloads. */
  async savesByButton(name) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.presses(name)]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
  }

  /** Runs `look` while the page has the print media type. */
  async printed(look) {
    await this.page.emulateMedia({ media: "print" });
    try {
      return await look();
    } finally {
      await this.page.emulateMedia({ media: null });
    }
  }
}

function told(text) {
  return text instanceof RegExp ? `like ${text}` : `“${text}”`;
}
