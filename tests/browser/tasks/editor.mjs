// A news editor, who checks that articles are published as intended.

export const editor = [
  {
    does: "finds the newest article at the top, in the list and in the feed",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("");
      await person.followsMenu("Nieuws");
      const title = "Drie dingen die je nu kunt doen met kinderen en gezond gewicht";
      const first = await person.words(person.page.getByRole("article").first().getByRole("heading"));
      person.expects(first === title, `“${title}” should be first, but “${first}” is`);
      const feed = await person.saves(/feed/i, person.page.locator("main"));
      person.expects(feed.text.includes(`<title>${title}</title>`), "the feed should contain the article");
      await person.follows(title);
      person.expects((await person.title()) === title, "the link should lead to the article");
    },
  },
  {
    does: "checks an article with a meeting, a quote, a picture and a download",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("nieuws/");
      await person.follows(/^Bijeenkomsten/, person.page.locator("main"));
      await person.follows(/Terugblik: \d+ mensen over/);
      await person.sees(/De bijeenkomst was/);
      await person.sees(/Ik ken nu drie mensen die ik morgen kan bellen/);
      const file = await person.saves(/Verslag van de bijeenkomst/);
      person.expects(file.type === "application/pdf" && file.text.startsWith("%PDF"), "the report should be a PDF");
    },
  },
  {
    does: "shares an article, by mail, by WhatsApp, on LinkedIn, or by its address",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("nieuws/");
      await person.follows(/^Drie dingen die je nu kunt doen/);
      const ways = person.part("Stuur dit door");
      const address = await person.page.locator("link[rel=canonical]").getAttribute("href");
      await person.sees(address, ways);
      for (const [name, start] of [["Mail", "mailto:?"], ["WhatsApp", "https://"], ["LinkedIn", "https://"]]) {
        const link = await person.addressOf(name, ways);
        person.expects(link.startsWith(start) && decodeURIComponent(link).includes(address), `“${name}” should share ${address}`);
      }
    },
  },
  {
    does: "does not find drafts, scheduled or expired articles",
    on: "all", project: "full",
    async walk(person) {
      for (const at of ["zoeken/", "feed.xml"]) {
        const text = person.site.read(at);
        person.expects(!text.includes("Kom naar de werkplaats over meiden"), `/${at} should not contain unpublished articles`);
      }
      await person.opens("nieuws/");
      const days = await person.page.locator("main time").evaluateAll((all) => all.map((it) => it.dateTime));
      person.expects(days.every((day) => day <= "2026-11-01"), `no news should have a date in the future, but there is ${days.find((day) => day > "2026-11-01")}`);
    },
  },
  {
    does: "reads a special from the cover to the last article, and prints it whole",
    on: "all", project: "full",
    async walk(person) {
      await person.opens("specials/zomer-2026/");
      person.expects((await person.title()) === "Iedereen buiten", "the cover should show the title");
      const cover = person.page.url();
      await person.follows(/Begin met lezen|Het plein van iedereen/);
      const steps = person.page.getByRole("navigation", { name: "Vorige en volgende" });
      const read = [await person.title()];
      while (await steps.getByRole("link", { name: /^Volgend/ }).count() > 0) {
        await person.follows(/^Volgend/, steps);
        read.push(await person.title());
      }
      person.expects(read.length === 6, `all six articles should follow each other, but ${read.length} do`);
      await person.page.goto(cover);
      await person.follows(/printen/);
      for (const title of read) await person.seesHeading(title);
    },
  },
];
