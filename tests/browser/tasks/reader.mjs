// A visitor who mails an academy, wonders how old a page is, prints it, downloads figures, and fills
// in a form in several sittings.

/** The parts of a `mailto:` address. */
function mail(address) {
  const { pathname, searchParams } = new URL(address);
  return { to: decodeURIComponent(pathname), subject: searchParams.get("subject"), body: searchParams.get("body") };
}

/** Pages that a script-only button prints, in the full project. */
async function printedPages(person) {
  await person.opens("peilingen/");
  const survey = await person.addressOf(/./, person.page.locator("main article").first());
  await person.opens("nieuws/");
  const special = await person.page.locator("main a[href*='specials/']").first().evaluate((it) => it.href);
  const paths = [survey, `${special}print/`, `${person.site.url}carrierepad/`, `${person.site.url}aanbod/overzicht/`];
  return paths.map((path) => path.slice(person.site.url.length));
}

const amounts = [
  ["€ 1.250,00", "1250"], ["1250", "1250"], ["€1250,-", "1250"], ["1.250", "1250"], ["1 250,00", "1250"], ["1.250.000", "1250000"],
  ["1,250.50", "1250.50"], ["125,5 euro", "125.5"], ["EUR 99,95", "99.95"], ["2½", "2.5"], ["€ 20,--", "20"], ["12.50", "12.50"],
];

export const reader = [
  {
    does: "mails interest in a course, with a message to complete",
    on: "all", project: "real",
    async walk(person) {
      await person.opens("aanbod/bewegen-in-de-openbare-ruimte/");
      const { to, subject, body } = mail(await person.addressOf("Ik heb belangstelling"));
      person.expects(/^[^@]+@[^@]+$/.test(to), "the mail should be addressed to the academy");
      person.expects(subject === "Belangstelling voor Bewegen in de openbare ruimte", `the subject should name the course, but is ${subject}`);
      const lines = body.split("\r\n");
      const name = await person.words(person.page.locator(".merk-naam"));
      for (const part of [`Gezien bij: ${name}`, "Naam:", "Organisatie:", "Telefoon:"]) {
        person.expects(lines.includes(part), `the message should have a line “${part}”, but is ${body}`);
      }
      person.expects(body.includes("/aanbod/bewegen-in-de-openbare-ruimte/"), "the message should name the page");
      const others = await person.page.locator("a[href^='mailto:']").evaluateAll((all) => all.map((it) => it.href));
      person.expects(others.every((it) => /[?&]subject=./.test(it)), "every mail link should have a subject");
    },
  },
  {
    does: "never follows a link to the page one is on",
    on: "all", project: "real",
    async walk(person) {
      for (const path of ["contact/", "over/", "agenda/", "partners/", "voor/werkgever/", "carrierepad/a/", "specials/lab-special/de-reis/"]) {
        await person.opens(path);
        const own = await person.page.locator("main a, footer a, nav a").evaluateAll((all) => all
          .filter((it) => it.href === location.href && !it.getAttribute("href").includes("#")).map((it) => it.textContent.trim()));
        person.expects(own.length === 0, `no link should lead to its own page, but “${own.join("”, “")}” does`);
      }
    },
  },
  {
    does: "sees once, at the top, that a page is old",
    on: "all", project: "real",
    async walk(person) {
      for (const path of ["voor/werkgever/", "aanbod/inclusie/", "carrierepad/", "carrierepad/a/", "reisplan/", "specials/lab-special/", "peilingen/regionaal-2021/"]) {
        await person.opens(path);
        const said = person.page.locator("main").getByText(/Laatst bevestigd in \S+ 20\d\d/);
        person.expects(await said.count() === 1, "the page should say once when its facts were confirmed");
        const isFirst = await said.evaluate((it) => Boolean(it.closest("header")));
        person.expects(isFirst, "the page should say so at the top");
        await person.seesNot(/^Stand:/);
      }
      await person.opens("privacy/");
      await person.seesNot(/Laatst bevestigd/);
    },
  },
  {
    does: "prints pages with a button that needs a script",
    on: "all", project: "full",
    async walk(person) {
      const button = person.page.getByRole("button", { name: "Print deze pagina" });
      for (const path of await printedPages(person)) {
        await person.opens(path);
        await person.printed(async () => {
          person.expects(!(await button.isVisible()), "the button should not be printed");
        });
        if (!(await person.page.evaluate(() => matchMedia("(scripting: enabled)").matches))) {
          person.expects(!(await button.isVisible()), "without scripts there should be no print button");
          continue;
        }
        await person.page.evaluate(() => { globalThis.print = () => { document.title = "printed"; }; });
        await person.presses("Print deze pagina");
        person.expects(await person.page.title() === "printed", "the button should print the page");
      }
    },
  },
  {
    does: "downloads the outcomes of a survey as a table",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("peilingen/");
      await person.follows(/./, person.page.locator("main article").first());
      const { type, text } = await person.saves("Download de uitkomsten");
      person.expects(/^text\/csv/.test(type), `the table should be a CSV file, but is ${type}`);
      const [head, ...rows] = text.replace(/\r\n$/, "").split("\r\n");
      person.expects(head === "\ufeffvraag_id;vraag;regio;antwoord;aantal", `the table should name its columns, but begins with ${head}`);
      const cells = await person.page.locator("main tbody td").allTextContents();
      person.expects(cells.length > 0, "the page should have tables");
      const outcomes = rows.filter((row) => !row.startsWith("respons;"));
      person.expects(outcomes.length === cells.length, `the table should have a row for each of the ${cells.length} counts, but has ${outcomes.length}`);
      person.expects(!/;[1-9]$/m.test(text), "no count below ten should be in the table");
    },
  },
  {
    does: "enters an amount as one writes it",
    on: "all", project: "real", scripts: true,
    async walk(person) {
      await person.opens("aanmelden/");
      const { page } = person;
      await page.locator('[data-veld="kosten"] input[value=""]').first().check();
      const amount = page.locator("#veld-kosten-bedrag");
      for (const [typed, written] of amounts) {
        await amount.fill(typed);
        await amount.blur();
        const file = await page.locator("#bestand").textContent();
        person.expects(new RegExp(`^\\s+bedrag: ${written.replace(".", "\\.")}$`, "m").test(file), `“${typed}” should be ${written}, but the file is ${file}`);
      }
      await page.locator('[data-veld="tijdsinvestering"] input[value=""]').first().check();
      const hours = page.locator("#veld-tijdsinvestering-uren");
      await hours.fill("12,5 uur");
      person.expects((await page.locator("#bestand").textContent()).includes("uren: 12.5"), "“12,5 uur” should be 12.5 hours");
      await hours.fill("4 dagdelen");
      await hours.blur();
      await person.sees(/Dit vak is voor iets anders/);
    },
  },
  {
    does: "finds the answers in the form again, and throws them away",
    on: "all", project: "real", scripts: true,
    async walk(person, project) {
      const { page } = person;
      const title = page.locator("#veld-titel");
      await person.opens("voor/aanbieder/");
      await person.follows("Scholing aanmelden", page.locator("main"));
      await title.fill("Samen in beweging");
      await page.locator('[data-veld="leeruitkomsten"] input[value=""]').first().check();
      const outcomes = page.locator("[data-veld=leeruitkomsten] .rij input");
      await outcomes.first().fill("Je kunt plannen.");
      await person.presses("Leeruitkomst toevoegen");
      await outcomes.nth(1).fill("Je kunt uitvoeren.");
      await page.reload({ waitUntil: "load" });
      await person.sees(/Je antwoorden van \d+ \S+ staan er weer/);
      person.expects(await title.inputValue() === "Samen in beweging", "the title should be there again");
      person.expects(await outcomes.nth(1).inputValue() === "Je kunt uitvoeren.", "the second row should be there again");
      person.expects((await page.locator("#bestand").textContent()).includes("Je kunt uitvoeren."), "the file should have the second row");
      const other = project.sites.find((site) => site.id !== person.site.id);
      await page.goto(`${other.url}aanmelden/`, { waitUntil: "load" });
      person.expects(await title.inputValue() === "", "the form of another site should be empty");
      await person.opens("aanmelden/");
      page.once("dialog", (dialog) => dialog.accept());
      await Promise.all([page.waitForEvent("load"), person.presses("Gooi mijn antwoorden weg")]);
      person.expects(await title.inputValue() === "", "what was thrown away should be gone");
      person.expects(!(await page.locator("#concept").isVisible()), "nothing should be kept now");
    },
  },
  {
    does: "fills in the form in a browser that keeps nothing",
    on: "regional", project: "real", scripts: true,
    async walk(person) {
      const { page } = person;
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
      });
      await person.opens("aanmelden/");
      await person.sees("Sluit je de pagina, dan ben je kwijt wat je hebt ingevuld.");
      await page.locator("#veld-titel").fill("Samen in beweging");
      person.expects((await page.locator("#bestand").textContent()).includes("Samen in beweging"), "the form should work");
      person.expects(!(await page.locator("#concept").isVisible()), "the form should not say that it keeps anything");
    },
  },
];
