// A policy officer of a municipality, who wants figures and to know how the programme works.

export const municipality = [
  {
    does: "finds the academy of a municipality from the home page, while typing",
    on: "national", project: "full", scripts: true,
    async walk(person) {
      await person.opens("");
      await person.fills("Jouw gemeente", "heuvelgraven");
      await person.presses("Zoek mijn academie");
      await person.sees("Gevonden: 1 gemeente");
      person.expects(await person.page.getByRole("link", { name: /’s-Heuvelgraven\s+Zuid/ }).isVisible(), "the academy should be shown");
      await person.fills("Jouw gemeente", "eenh");
      person.expects(await person.page.getByRole("link", { name: /Éénhoorn\s+Noordwest/ }).isVisible(), "accents should not matter");
      await person.fills("Jouw gemeente", "Nergenshuizen");
      await person.sees(/Geen gemeente gevonden/);
    },
  },
  {
    does: "finds the academy of a municipality in the list",
    on: "national", project: "full", scripts: false,
    async walk(person) {
      await person.opens("");
      await person.fills("Jouw gemeente", "hunzeloo");
      await person.presses("Zoek mijn academie");
      await person.unfolds("Alle gemeenten op een rij");
      person.expects(await person.page.getByRole("link", { name: /Hunzeloo\s+Noord/ }).isVisible(), "the list should have the municipality with its academy");
    },
  },
  {
    does: "sees on an academy's site whether a municipality belongs to it",
    on: "regional", project: "full",
    async walk(person) {
      await person.opens("");
      await person.sees(/Hoort jouw gemeente bij/);
      await person.sees(/Zoek op welke academie bij jouw gemeente hoort/);
    },
  },
  {
    does: "looks up what coaches asked for, as a chart and as a table by region, without small counts",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("peilingen/");
      await person.follows(/Peiling onder coaches, voorjaar 2026/);
      await person.seesHeading("Hoe leer je het liefst?");
      const question = person.part("Hoe leer je het liefst?");
      const table = question.getByRole("table");
      if (!await table.first().isVisible()) await question.locator("summary").first().click();
      for (const region of ["Noord", "Oost", "Zuid", "Noordwest", "Zuidwest"]) {
        person.expects(await table.getByRole("rowheader", { name: region, exact: true }).count() > 0, `the table should have a row for ${region}`);
      }
      const cells = await table.first().getByRole("cell").allInnerTexts();
      person.expects(cells.some((cell) => /minder dan 10|<\s?10/i.test(cell)), "a count below ten should be shown as below ten");
      person.expects(!cells.some((cell) => /^[1-9]$/.test(cell.trim())), "no count from one to nine should be shown");
    },
  },
  {
    does: "reads the figures, with source and date",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("peilingen/");
      await person.follows(/cijfers/i, person.page.locator("main"));
      const figure = person.part("Coaches in de vijf regio’s");
      await person.sees(/5\.377/, figure);
      await person.sees(/Bron:.*Kennishuis Beweegkracht/, figure);
      await person.sees(/Peildatum/, figure);
    },
  },
  {
    does: "finds out how a question becomes scholing, along two routes",
    on: "all", project: "real",
    async walk(person) {
      await person.opens("voor/gemeente/");
      await person.follows(/hoe een vraag scholing wordt/i);
      await person.seesHeading(/Route 1/);
      await person.seesHeading(/Route 2/);
    },
  },
  {
    does: "sees the current quarter of the roadmap, and the milestones for municipalities",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Reisplan");
      const now = person.page.locator("[aria-current=step]");
      person.expects(/Je bent hier/i.test(await now.innerText()), "the current quarter should say “Je bent hier”");
      await person.sees(/Elke cursus is getoetst/, now);
      await person.opens("voor/gemeente/");
      await person.sees(/Peiling onder werkgevers/);
    },
  },
];
