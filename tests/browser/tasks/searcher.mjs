// Somebody who knows what to look for, and searches: by the magnifier, by the keyboard, from the home page, by a link.

const dialogOf = (person) => person.page.getByRole("dialog", { name: "Zoeken" });
const resultsOf = (person) => person.page.locator("#zoekresultaten > li");

/** Opens the dialog by the magnifier, and returns its field. */
async function opensSearch(person) {
  await person.page.getByRole("banner").getByRole("link", { name: "Zoeken" }).click();
  return fieldOf(person);
}

async function fieldOf(person) {
  const field = dialogOf(person).getByRole("combobox", { name: "Zoek op deze site" });
  person.expects(await field.waitFor().then(() => true, () => false), "a dialog with a search field should open");
  const hasFocus = await field.evaluate((it) => it === document.activeElement);
  person.expects(hasFocus, "the field should have the focus");
  return field;
}

/** Waits until the page shows results, and returns their headline. */
async function seesResults(person, of) {
  const told = await person.seesHeading(new RegExp(`^\\d[\\d.]* resulta(at|ten) voor ‘${of}’`));
  await resultsOf(person).first().waitFor();
  return person.words(told);
}

const count = (headline) => Number(headline.match(/[\d.]+/)[0].replace(".", ""));

/** The chip of a filter, without its number. */
const chip = (person, group, name) => person.page.getByRole("group", { name: group }).getByRole("button", { name });

export const searcher = [
  {
    does: "finds a course by the magnifier, and follows a suggestion",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("agenda/");
      const field = await opensSearch(person);
      await field.fill("valpreventie");
      const options = dialogOf(person).getByRole("option");
      await options.filter({ hasText: /valpreventie/i }).first().waitFor();
      const groups = await dialogOf(person).getByRole("group").evaluateAll((all) => all.map((it) => document.getElementById(it.getAttribute("aria-labelledby")).textContent));
      person.expects(groups.includes("Aanbod"), `the suggestions should be grouped by kind, but the groups are ${groups.join(", ")}`);
      const marks = await dialogOf(person).locator("mark").allTextContents();
      person.expects(marks.some((mark) => /^valpreventie/i.test(mark)), "the words that match should be marked");
      person.expects(/^Alle \d[\d.]* resultaten voor ‘valpreventie’/.test(await person.words(options.last())), "the last suggestion should lead to all results");
      const course = dialogOf(person).getByRole("group", { name: "Aanbod" }).getByRole("option").first();
      const title = await person.words(course.locator(".zoek-titel"));
      await course.click();
      await person.page.waitForURL(/\/aanbod\//);
      person.expects(await person.title() === title, `the page should be about “${title}”`);
    },
  },
  {
    does: "searches by keyboard only: /, arrows, Enter, Esc",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      const { keyboard } = person.page;
      await person.opens("nieuws/");
      await keyboard.press("Tab");
      await keyboard.press("/");
      const field = await fieldOf(person);
      await keyboard.press("Escape");
      await dialogOf(person).waitFor({ state: "hidden" });
      const back = await person.page.evaluate(() => document.activeElement.className);
      person.expects(back === "sla-over", `the focus should return to where it was, but is on “${back}”`);

      await keyboard.press("Control+k");
      await fieldOf(person);
      await keyboard.type("val/preventie");
      person.expects(await field.inputValue() === "val/preventie", "a slash in a field should be a letter");
      await field.fill("valpreventie");
      const options = dialogOf(person).getByRole("option");
      await options.filter({ hasText: /valpreventie/i }).first().waitFor();
      const active = () => field.evaluate((it) => document.getElementById(it.getAttribute("aria-activedescendant"))?.textContent ?? null);
      const texts = await options.allTextContents();
      for (const [key, at] of [["ArrowDown", 0], ["ArrowDown", 1], ["End", texts.length - 1], ["Home", 0], ["ArrowUp", -1], ["ArrowUp", texts.length - 1], ["ArrowDown", -1], ["ArrowDown", 0]]) {
        await keyboard.press(key);
        person.expects(await active() === (texts[at] ?? null), `${key} should lead to ${texts[at] ?? "the field"}, but leads to ${await active()}`);
      }
      const chosen = await options.first().evaluate((it) => it.href);
      await keyboard.press("Enter");
      await person.page.waitForURL(chosen);
    },
  },
  {
    does: "searches from the home page, and opens the best result",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("");
      const field = person.page.getByRole("main").getByRole("combobox", { name: "Waar zoek je naar?" });
      const { y, height } = await field.boundingBox();
      person.expects(y + height <= 800, "the field should be on the first screen");
      await field.pressSequentially("valpre");
      await person.page.getByRole("option").filter({ hasText: /valpreventie/i }).first().waitFor();
      await person.page.keyboard.press("Escape");
      await person.page.getByRole("listbox").waitFor({ state: "hidden" });
      await field.fill("valpreventie");
      await field.press("Enter");
      await person.page.waitForURL(/\/zoeken\/\?q=valpreventie$/);
      await seesResults(person, "valpreventie");
      person.expects(/^valpreventie – Zoeken/.test(await person.page.title()), "the name of the page should say the query");
      const first = resultsOf(person).first().getByRole("link").first();
      const title = await person.words(first);
      await first.click();
      await person.page.waitForURL((url) => !url.pathname.endsWith("/zoeken/"));
      await person.seesHeading(title);
      await person.goesBack();
      await seesResults(person, "valpreventie");
    },
  },
  {
    does: "opens a link with a query, filters, goes back, and shows more",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("zoeken/?q=bewegen");
      const all = await seesResults(person, "bewegen");
      person.expects(await resultsOf(person).count() === Math.min(20, count(all)), "the first twenty results should be shown");
      person.expects(await person.page.locator("#zoek-alles").isHidden(), "the list of everything should make place for the results");

      const aanbod = chip(person, "Soort", /^Aanbod/);
      const told = Number((await person.words(aanbod)).replace(/\D/g, ""));
      await aanbod.focus();
      await person.page.keyboard.press("Space");
      const some = await person.seesHeading(/in Aanbod$/);
      person.expects(count(await person.words(some)) === told, `the filter should give its ${told} results`);
      person.expects(/soort=aanbod/.test(person.at), "the address should contain the filter");
      person.expects(await chip(person, "Soort", /^Aanbod/).getAttribute("aria-pressed") === "true", "the filter should be pressed");
      const kinds = await resultsOf(person).locator(".vondst-soort").evaluateAll((kinds) => kinds.map((kind) => kind.firstChild.textContent));
      person.expects(kinds.every((kind) => kind === "Aanbod"), `only courses should be left, but there are ${kinds.join(", ")}`);

      await person.page.goBack();
      person.expects(await seesResults(person, "bewegen") === all, "going back should undo the filter");
      await person.presses("Toon meer");
      await person.page.waitForFunction(() => document.querySelectorAll("#zoekresultaten > li").length > 20);
      const isNext = await person.page.evaluate(() => document.activeElement.closest("li") === document.querySelectorAll("#zoekresultaten > li")[20]);
      person.expects(isNext, "the focus should be on the first of the new results");

      await person.fills("Waar zoek je naar?", "");
      await person.seesHeading("Aanbod");
      person.expects(await person.page.locator("#zoek-uitkomst").isHidden(), "without a query the list of everything should be back");
    },
  },
  {
    does: "finds nothing, and is helped on",
    on: "all", project: "full", scripts: true,
    async walk(person, project) {
      await person.opens("zoeken/?q=qqxxyyzz&soort=aanbod");
      await person.seesHeading(/^Niets gevonden voor ‘qqxxyyzz’/);
      const mails = await person.page.locator("#zoek-niets a[href^='mailto:']").evaluateAll((all) => all.map((it) => it.href));
      const academies = person.site.isNational ? project.sites.length - 1 : 1;
      person.expects(mails.length >= academies, `there should be the mail of ${academies} academies, but there is ${mails.join(", ")}`);
      for (const mail of mails) person.expects(/\?subject=.+&body=.*qqxxyyzz/.test(mail), `the mail should say what was searched for, but is ${mail}`);

      await person.fills("Waar zoek je naar?", "toegankelijkheid");
      await person.presses(/^Zoek niet alleen in Aanbod/);
      await seesResults(person, "toegankelijkheid");
      person.expects(!/soort=/.test(person.at), "the filter should be gone from the address");
      await person.follows("Toegankelijkheid", resultsOf(person).first());
      person.expects(await person.title() === "Toegankelijkheid", "the result should lead to the page");
    },
  },
  {
    does: "searches when the index cannot be had, and tries again",
    on: "regional", project: "full", scripts: true,
    async walk(person) {
      await person.page.route(/\/zoekindex\.js$/, (route) => route.fulfill({
        headers: { "content-type": "text/javascript", "cache-control": "no-store" }, body: "",
      }));
      await person.opens("agenda/");
      const field = await opensSearch(person);
      await field.fill("valpreventie");
      await dialogOf(person).getByText("Zoeken lukt nu niet").first().waitFor();
      await person.follows("Bekijk alles wat er op deze site staat", dialogOf(person));
      await person.fills("Waar zoek je naar?", "valpreventie");
      await person.seesHeading("Zoeken lukt nu niet");
      await person.seesHeading("Aanbod");
      await person.page.unroute(/\/zoekindex\.js$/);
      await person.presses("Probeer het opnieuw");
      await seesResults(person, "valpreventie");
    },
  },
  {
    does: "turns off the key that opens the search",
    on: "regional", project: "full", scripts: true,
    async walk(person) {
      await person.opens("zoeken/");
      const box = person.page.getByRole("checkbox", { name: /met de toets/ });
      await box.uncheck();
      await person.opens("agenda/");
      await person.page.keyboard.press("/");
      person.expects(await dialogOf(person).isHidden(), "the key should do nothing");
      await person.page.keyboard.press("Control+k");
      await fieldOf(person);
      await person.opens("zoeken/");
      await box.check();
    },
  },
  {
    does: "looks a page up in the list of everything, without scripts",
    on: "all", project: "full", scripts: false,
    async walk(person) {
      await person.opens("");
      await person.follows("Zoeken", person.page.getByRole("banner"));
      for (const name of ["Aanbod", "Lijsten en overzichten", "Begrippen", "Partners"]) await person.seesHeading(name);
      person.expects(await person.page.getByRole("searchbox").count() === 0, "there should be no field that does nothing");
      await person.follows("Privacy", person.page.locator("main"));
      person.expects(await person.title() === "Privacy", "the link should lead to the page");
    },
  },
];
