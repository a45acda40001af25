// Someone who uses a site: what they do and what they see, in words. A thing that is not there
// becomes an error that says what was expected, and where.

import { readFileSync } from "node:fs";

/** As people read it: any space is a space. */
const plain = (text) => text.replace(/\s+/g, " ").trim();

export class Person {
  constructor(page, site) {
    this.page = page;
    this.site = site;
  }

  /** Where they are, as an address within the site. */
  get at() {
    return decodeURIComponent(this.page.url().slice(this.site.url.length));
  }

  /** Whether something holds; the sentence says what should. */
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

  /** Follows a link by what it says, in a part of the page (everything, unless told). */
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

  /** Opens what is folded. */
  async unfolds(name) {
    await (await this.#shows(this.page.locator("summary").filter({ hasText: name }), `there should be something to unfold that says ${told(name)}`)).click();
  }

  async chooses(name, within = this.page) {
    await (await this.#shows(within.getByRole("checkbox", { name }), `there should be a box to tick that says ${told(name)}`)).check();
  }

  async fills(name, text) {
    await (await this.#shows(this.page.getByLabel(name), `there should be a field ${told(name)}`)).fill(text);
  }

  async sees(text, within = this.page.locator("main")) {
    return this.#shows(within.getByText(text), `${told(text)} should be seen`);
  }

  async seesHeading(name, within = this.page) {
    return this.#shows(within.getByRole("heading", { name }), `there should be a heading ${told(name)}`);
  }

  async seesNot(text) {
    const seen = await this.page.locator("main").getByText(text).filter({ visible: true }).count();
    this.expects(seen === 0, `${told(text)} should not be seen`);
  }

  async title() {
    return this.words(this.page.getByRole("heading", { level: 1 }));
  }

  /** What something says, in the letters it was written in: a theme may set capitals. */
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

  /** Saves what a link leads to, and reads it. */
  async saves(name, within = this.page) {
    const address = await this.addressOf(name, within);
    const answer = await this.page.request.get(address);
    this.expects(answer.ok(), `the link ${told(name)} should lead to a file`);
    return { address, type: answer.headers()["content-type"], text: (await answer.body()).toString("utf8") };
  }

  /** Saves what a button makes, and reads it. */
  async savesByButton(name) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.presses(name)]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
  }

  /** Looks at the page as it comes out of the printer. */
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
