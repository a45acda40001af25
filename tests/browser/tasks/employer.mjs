// An employer of coaches, who wants to know cost and time, and to discuss them with others.

export const employer = [
  {
    does: "finds the page for employers from the home page, with money, time, career path and contact",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("");
      await person.follows(/^Voor werkgevers/, person.page.locator("main"));
      for (const name of ["Geld", "Tijd", "Carrièrepad", "Contact"]) await person.seesHeading(name, person.page.locator("main"));
      await person.follows(/wie betaalt de scholing/i, person.page.locator("main"));
      person.expects((await person.title()) === "Wie betaalt de scholing?", "there should be a page about money");
    },
  },
  {
    does: "finds on the real page for employers who pays and what the career path is for",
    on: "all", project: "real",
    async walk(person) {
      await person.opens("voor/werkgever/");
      await person.follows(/geld voor scholing/i, person.page.locator("main"));
      await person.sees(/Wat is er bekend\?/);
      await person.goesBack();
      await person.follows(/^carrièrepad$/i, person.page.locator("main"));
      person.expects(person.at === "carrierepad/", "the link should lead to the career path");
    },
  },
  {
    does: "prints an overview of all courses, for a budget meeting",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("aanbod/");
      await person.follows(/Overzicht om te printen/);
      const rows = await person.page.getByRole("rowheader").count();
      person.expects(rows === person.site.catalogue.aantal, `all ${person.site.catalogue.aantal} courses should be in the overview, but ${rows} are`);
      for (const column of ["Start", "Tijd", "Kosten"]) {
        person.expects(await person.page.getByRole("columnheader", { name: column }).count() > 0, `the overview should have a column “${column}”`);
      }
      await person.printed(async () => {
        person.expects(!await person.page.getByRole("navigation", { name: "Hoofdmenu" }).isVisible(), "the menu should not be printed");
        person.expects(await person.page.getByRole("table").first().isVisible(), "the table should be printed");
        await person.sees(/Stand: \d/, person.page.locator("body"));
      });
    },
  },
];
