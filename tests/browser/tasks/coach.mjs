// A neighbourhood sports coach, on a phone between two training sessions.

/** The first card in a list that is open for enrolment and has a start date. */
function bookable(person) {
  return person.page.getByRole("article").filter({ hasText: "Aanmelden kan" }).filter({ hasNotText: "kan nog niet" })
    .filter({ has: person.page.locator("time") }).first();
}

async function readsWhatItTakes(person) {
  const facts = await person.facts(person.part("In het kort"));
  for (const name of ["Start", "Tijd", "Kosten", "Vorm", "Voor wie"]) {
    person.expects(facts[name], `the box “In het kort” should say “${name}”, but has ${Object.keys(facts).join(", ")}`);
  }
}

/** Ticks a check box of the finder, opening its disclosure first. */
async function choosesFrom(person, group, name) {
  const filter = person.page.getByRole("group", { name: "Filter het aanbod" });
  const opener = filter.getByRole("button", { name: /^Filter/ });
  if (await opener.isVisible() && await opener.getAttribute("aria-expanded") === "false") await opener.click();
  const box = filter.getByRole("checkbox", { name });
  if (!await box.isVisible()) await filter.locator("summary").filter({ hasText: group }).click();
  await person.chooses(name, filter);
}

/** On a narrow screen the filter covers the list. */
async function closesFilter(person) {
  const done = person.page.getByRole("button", { name: /^Toon \d+ resulta/ });
  if (await done.isVisible()) await done.click();
}

/** Waits for the finder's live region to announce the results; returns the number it shows. */
async function seesAnnounced(person) {
  const found = await person.page.waitForFunction(() => {
    const [said, shown] = ["vinder-melding", "gevonden"].map((id) => document.getElementById(id).textContent.trim());
    return /^\d+ resulta(at|ten)$/.test(shown) && said === `${shown} gevonden` && shown;
  });
  return found.jsonValue();
}

export const coach = [
  {
    does: "finds a training for function A, sees when, where and what it costs, adds it to a calendar, and returns to the same list",
    on: "all", project: "full", scripts: false,
    async walk(person) {
      await person.opens("");
      await person.follows(/^Functie A\b/);
      person.expects(/functie a/i.test(await person.title()), "the title of the list should name function A");
      const list = person.page.url();

      const card = bookable(person);
      const title = await person.words(card.getByRole("heading"));
      await person.follows(title, card);
      person.expects((await person.title()) === title, `the page should be about “${title}”`);
      await person.sees("Aanmelden kan");
      await readsWhatItTakes(person);

      await person.seesHeading("Wanneer en waar?");
      const elsewhere = person.page.locator("summary").filter({ hasText: "Bij andere academies" });
      if (await person.page.getByRole("link", { name: /In je agenda zetten/ }).count() === 0) await elsewhere.click();
      const calendar = await person.saves(/In je agenda zetten/);
      person.expects(calendar.text.startsWith("BEGIN:VCALENDAR") && calendar.text.includes("BEGIN:VEVENT"), "the calendar file should contain an event");
      person.expects(calendar.type.startsWith("text/calendar"), "the calendar file should have the type text/calendar");

      await person.goesBack();
      person.expects(person.page.url() === list, "going back should return to the list");
    },
  },
  {
    does: "browses a theme page by page, and removes the theme filter",
    on: "all", project: "full", scripts: false,
    async walk(person) {
      await person.opens("");
      await person.follows(/^Gezondheid\b/);
      await person.sees(/\d+ resultaten/);
      await person.follows("Volgende");
      await person.sees(/pagina 2 van/);
      await person.follows(/^Haal weg: Gezondheid/);
      person.expects(person.at === "aanbod/", "without the theme the list should be the full list of courses");
    },
  },
  {
    does: "ticks function A and a theme, reads a course, and returns to the same filters",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Aanbod");
      await choosesFrom(person, /^Carrièrepad|^Functie/, /^Functie A/);
      await choosesFrom(person, /^Thema/, /^Senioren/);
      await closesFilter(person);
      const found = await seesAnnounced(person);
      person.expects(/functie=a/.test(person.at) && /thema=senioren/.test(person.at), "the address should contain the filters");

      const card = bookable(person);
      const title = await person.words(card.getByRole("heading"));
      await person.follows(title, card);
      person.expects((await person.title()) === title, `the page should be about “${title}”`);
      await person.goesBack();
      await person.seesHeading(found);
      await person.presses(/^Haal weg: Senioren/);
      await person.page.waitForURL((url) => !/senioren/.test(url));
      person.expects(/functie=a/.test(person.at), "after removing the theme the function should still be selected");
    },
  },
  {
    does: "finds inclusion near by, and enrols",
    on: "regional", project: "full", scripts: true,
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Aanbod");
      await person.fills("Zoek in het aanbod", "inclusie");
      await person.page.waitForURL(/q=inclusie/);
      await seesAnnounced(person);
      const near = person.page.locator(".vinder-deel").first();
      person.expects(/^In /.test(await person.words(near.getByRole("heading").first())), "the own academy should come first");
      const card = near.getByRole("article").filter({ hasText: "Aanmelden kan" }).filter({ has: person.page.locator(".cursus-start > time") }).first();
      const title = await person.words(card.getByRole("heading"));
      await person.follows(title, card);
      await person.seesHeading("Wanneer en waar?");
      const enrol = person.page.getByRole("link", { name: /^Aanmelden/ });
      person.expects(await enrol.count() > 0, "there should be a link to enrol");
    },
  },
  {
    does: "sees what there is in March",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Aanbod");
      await choosesFrom(person, /^Maand/, /^maart 2027/);
      await closesFilter(person);
      await seesAnnounced(person);
      const days = await person.page.locator(".cursus-start > time").evaluateAll((all) => all.map((time) => time.dateTime));
      person.expects(days.length > 0 && days.every((day) => day.startsWith("2027-03")), `every date should be in March, but there are ${days.join(", ")}`);
    },
  },
  {
    does: "filters by links when the finder's script does not start",
    on: "national", project: "full", scripts: true,
    async walk(person) {
      await person.page.route(/\/vinder\.\w+\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
      await person.opens("aanbod/");
      const choices = person.page.getByRole("navigation", { name: "Aanbod kiezen" });
      await choices.locator("summary").filter({ hasText: "Thema" }).click();
      await person.follows(/^Senioren/, choices);
      person.expects(person.at === "aanbod/thema/senioren/", "the link should lead to the list for that theme");
    },
  },
  {
    does: "searches for a subject, and for one without results",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("aanbod/");
      await person.fills("Zoek in het aanbod", "valpreventie");
      await person.page.waitForURL(/q=valpreventie/);
      await seesAnnounced(person);
      const titles = await person.page.locator("main").getByRole("article").getByRole("heading").allInnerTexts();
      person.expects(titles.slice(0, 5).every((title) => /valpreventie/i.test(title)), `the first results should be about it, but are ${titles.slice(0, 5).join("; ")}`);
      await person.fills("Zoek in het aanbod", "zzzqqqxx");
      await person.sees(/Niets gevonden/);
      await person.presses(/^Haal weg/, person.page.locator("#vinder-kaarten"));
      await person.sees(/\d+ resultaten/);
    },
  },
  {
    does: "reads that a course is still in development, and mails the academy to express interest",
    on: "all", project: "real",
    async walk(person) {
      await person.opens("aanbod/bewegen-in-de-openbare-ruimte/");
      await person.sees(/aanmelden kan nog niet/i);
      await person.sees(/nog niet bekend/i);
      const address = await person.addressOf(/belangstelling/i);
      person.expects(/^mailto:.+@.+/.test(address), "the link to express interest should open a mail to the academy");
      const facts = await person.facts(person.part("In het kort"));
      person.expects(!Object.values(facts).some((fact) => /onbekend|^[-–—]$/i.test(fact)), "unknown facts should not be in the box");
    },
  },
  {
    does: "goes from a course to the same course at the regional academy",
    on: "national", project: "real",
    async walk(person, project) {
      await person.opens("aanbod/hoe-werkt-de-gemeente/");
      const academies = person.part("Bij deze academies");
      const offer = person.site.catalogue.items.find((item) => item.id === "hoe-werkt-de-gemeente").academies.map((academy) => academy.regio);
      person.expects(offer.length > 0, "an academy should offer the course");
      for (const site of project.sites.filter((site) => offer.includes(site.id))) {
        const own = `${site.catalogue.basis_url}/aanbod/hoe-werkt-de-gemeente/`;
        const hrefs = await academies.getByRole("link").evaluateAll((all) => all.map((it) => it.href));
        person.expects(hrefs.includes(own), `there should be a link to ${own}`);
        person.expects(site.has("aanbod/hoe-werkt-de-gemeente"), `${site.id} should have the page that the link leads to`);
      }
    },
  },
  {
    does: "finds the regional academy, by map, by list or by mail",
    on: "national", project: "real",
    async walk(person, project) {
      await person.opens("");
      const list = person.page.getByRole("navigation", { name: "Kies je academie" });
      const academies = project.sites.filter((site) => !site.isNational);
      const addresses = await list.getByRole("link").evaluateAll((all) => all.map((it) => it.href.replace(/\/$/, "")));
      for (const { catalogue } of academies) {
        person.expects(addresses.includes(catalogue.basis_url.replace(/\/$/, "")), `there should be a link to ${catalogue.naam}`);
      }
      person.expects((await person.addressOf(/^mail ons/i, list)).startsWith("mailto:"), "there should be a mail link for visitors who do not know their academy");
      await person.opens("academies/");
      for (const { catalogue } of academies) await person.seesHeading(catalogue.naam);
    },
  },
  {
    does: "follows the career path to function B and finds scholing for it",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Carrièrepad");
      await person.sees(/Weet je je functie niet\? Vraag je leidinggevende/);
      await person.follows(/Functie B/, person.page.locator("main"));
      for (const name of ["Doel", "Wat je bereikt", "Wat je weet en kunt"]) await person.seesHeading(name);
      await person.follows(/^Alle \d+/);
      person.expects(person.at.startsWith("aanbod/"), "the link should lead to the list of courses for the function");
    },
  },
  {
    does: "sees which modules need not be repeated",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("aanbod/valpreventie-verdieping/");
      await person.seesHeading("Modules");
      await person.sees(/Dit hoef je niet over te doen/);
      await person.follows(/Valpreventie: de basis/, person.part("Modules"));
      person.expects(/aanbod\/valpreventie-basis\/#module-/.test(person.at), "the link should lead to the equivalent module");
    },
  },
  {
    does: "looks up upcoming dates in the agenda, and downloads all of them",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Agenda");
      await person.seesHeading(/november 2026/i);
      const calendar = await person.saves(/download alles/);
      person.expects((calendar.text.match(/BEGIN:VEVENT/g) ?? []).length > 20, "the calendar should contain all upcoming events");
    },
  },
  {
    does: "sees what the region adds to a course",
    on: "regional", project: "full",
    async walk(person) {
      const changed = person.site.pages.find((page) => page.kind === "course" && /Aangevuld door[^]*id="accent"/.test(person.site.read(page.path)));
      await person.opens(changed.path);
      await person.sees(/Aangevuld door/);
      await person.seesHeading(new RegExp(`^In (?:regio )?${person.site.id}`, "i"));
    },
  },
  {
    does: "reads the explanation of a term, at the term and in the glossary",
    on: "all", project: "full", scripts: true,
    async walk(person) {
      await person.opens("over/");
      const word = person.page.locator("main").getByRole("link", { name: "regionale academie", exact: true });
      await word.hover();
      const tip = person.page.getByRole("tooltip");
      await person.sees(/samenwerking in een regio/, tip.locator("xpath=.."));
      await person.page.keyboard.press("Escape");
      await tip.waitFor({ state: "hidden" });
      await person.follows("regionale academie", person.page.locator("main"));
      person.expects(person.at === "begrippen/#academie", "the term should link to its glossary entry");
    },
  },
];
