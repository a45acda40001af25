// A provider of scholing.

export const provider = [
  {
    does: "answers the questions of the norm one by one, to an outcome",
    on: "all", project: "full", scripts: false,
    async walk(person) {
      await person.opens("voor/aanbieder/");
      await person.opens("toetsingskader/");
      await person.sees(/Versie 2\.1/);
      await person.follows(/^Begin/);
      const asked = [];
      for (let step = 0; step < 20; step++) {
        const here = person.page.locator(":target");
        asked.push(await person.words(here.getByRole("heading").first()));
        const yes = here.getByRole("link", { name: /^Ja\b/ });
        if (await yes.count() === 0) break;
        await yes.click();
      }
      person.expects(asked.at(-1).trim() === "Geschikt", `with yes to everything the outcome should be “Geschikt”, but it is “${asked.at(-1)}”`);
      person.expects(asked.length === 12, `eleven questions should lead there, but it takes ${asked.length - 1}`);
    },
  },
  {
    does: "answers one question of the norm at a time, undoes an answer, and reaches an outcome with a link onward",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("toetsingskader/");
      const walk = person.part("Doorloop de beslisboom");
      await person.sees(/Vraag 1 van/, walk);
      await person.follows("Nee", walk);
      await person.seesHeading(/Is het een onderwerp dat de academies zelf hebben aangekaart/, walk);
      await person.goesBack();
      await person.sees(/Vraag 1 van/, walk);
      for (let asked = 1; asked <= 11; asked++) await person.follows("Ja", walk);
      await person.seesHeading(/Uitkomst Geschikt/, walk);
      await person.follows("Meld je scholing aan", walk);
      person.expects(person.at === "aanmelden/", "the outcome should link to the registration");
    },
  },
  {
    does: "reads how to register scholing, that it becomes public, and where to mail it",
    on: "all", project: "full", scripts: false,
    async walk(person) {
      await person.opens("aanbod/");
      await person.follows(/aanbod aan/i, person.page.locator("main"));
      person.expects(person.at === "aanmelden/", "the link should lead to the registration");
      await person.sees(/op deze site te staan|openbaar/);
      const addresses = await person.page.locator("main a[href^='mailto:']").evaluateAll((all) => all.map((it) => it.href));
      person.expects(addresses.some((it) => it.startsWith(`mailto:aanbod@${person.site.id}.example`)), "the registration should be mailed to this academy's address for registrations");
    },
  },
];
