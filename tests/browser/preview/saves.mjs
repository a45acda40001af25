// A save updates only the changed parts of the page.

import { png } from "../project/png.mjs";
import { atPage, barOf, marked, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

const square = (size, colour) => png(size, size, [colour], () => 0);

export const saves = [
  ["a changed text shows, and the state of the page is kept", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    await page.locator("main details").evaluateAll((all) => all.forEach((it) => { it.open = !it.open; }));
    const open = () => page.locator("main details").evaluateAll((all) => all.map((it) => it.open).join());
    const before = await open();
    const link = page.locator("main a").last();
    await link.focus();
    await page.evaluate(() => scrollTo(0, 700));
    const at = await page.evaluate(() => scrollY);
    for (const sentence of ["Deze zin is net geschreven.", "Deze zin is van daarna.", "En deze van nog weer later."]) {
      preview.write(course, `${preview.read(course)}\n${sentence}\n`);
      await shows(expect, page.getByText(sentence), "new text should show automatically");
    }
    expect(await isSame(), "the page should not be reloaded");
    expect(await open() === before, "open disclosures should stay open, and closed ones closed");
    expect(await page.evaluate(() => scrollY) === at, "the scroll position should stay");
    expect(await link.evaluate((it) => it === document.activeElement), "the focus should stay");
  })],

  ["a change above the viewport does not move the text being read", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const read = page.locator("main h2").nth(2);
    await read.evaluate((it) => it.scrollIntoView({ block: "center" }));
    const top = () => read.evaluate((it) => Math.round(it.getBoundingClientRect().top));
    const before = await top();
    preview.change(course, "samenvatting: ", "samenvatting: Hier komt nog een heel stuk bij, zodat de regel een paar regels langer wordt dan hij was. ");
    await shows(expect, page.getByText("Hier komt nog een heel stuk bij"), "a changed summary should show automatically");
    expect(Math.abs(await top() - before) <= 2, "the text being read should stay in place on the screen");
  })],

  ["text being typed is kept", (walk) => atPage(walk, "/noord/aanmelden/", async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    const field = page.getByLabel(/^Titel/).first();
    await field.fill("Half een titel");
    await field.evaluate((it) => it.setSelectionRange(4, 4));
    preview.change("themes/basis/templates/registration.html", "{% block content %}", "{% block content %}<p>Een nieuwe alinea in het sjabloon.</p>");
    await shows(expect, page.getByText("Een nieuwe alinea in het sjabloon."), "a changed template should show automatically");
    expect(await isSame(), "the page should not be reloaded");
    const kept = await field.evaluate((it) => [it.value, it === document.activeElement, it.selectionStart].join());
    expect(kept === "Half een titel,true,4", `text, focus and caret position should stay, but are ${kept}`);
  })],

  ["an open menu stays open", (walk) => atPage(walk, address, { viewport: { width: 400, height: 800 } }, async (page) => {
    const { expect, preview } = walk;
    await page.getByRole("banner").getByRole("button", { name: "Menu", exact: true }).click();
    const menu = page.getByRole("navigation", { name: "Hoofdmenu" });
    await shows(expect, menu, "the menu should open");
    preview.change("themes/basis/templates/partials/footer.html", "</footer>", "<p>Onderaan iets nieuws.</p></footer>");
    await page.getByText("Onderaan iets nieuws.").waitFor({ state: "attached" });
    expect(await menu.isVisible(), "the menu should stay open");
  })],

  ["colours change in place, and the page is never unstyled", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    await page.evaluate(() => {
      globalThis.bare = 0;
      const look = () => {
        const loaded = [...document.styleSheets].filter((sheet) => sheet.href);
        if (loaded.length === 0) globalThis.bare++;
        requestAnimationFrame(look);
      };
      look();
    });
    preview.change("themes/noord/theme.yaml", 'op-kop: "#0f323c"', 'op-kop: "#0a0b0c"');
    const isThere = await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(10, 11, 12)").then(() => true, () => false);
    expect(isThere, "a changed colour should show automatically");
    expect(await isSame(), "the page should not be reloaded for a colour");
    expect(await page.evaluate(() => globalThis.bare) === 0, "the page should never be without its style sheet");
    await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  })],

  ["a picture is replaced in place", async (walk) => {
    const { expect, preview } = walk;
    preview.write("content/media/proef.png", square(40, "#c80000"));
    preview.change(course, "---\n", "---\nafbeelding: {bestand: ../media/proef.png, alt: Een vlak}\n");
    await atPage(walk, address, async (page) => {
      const isSame = await marked(page);
      await page.getByAltText("Een vlak").scrollIntoViewIfNeeded();
      await page.waitForFunction(() => document.querySelector('img[alt="Een vlak"]').width === 40);
      preview.write("content/media/proef.png", square(60, "#0000c8"));
      const isNew = await page.waitForFunction(() => document.querySelector('img[alt="Een vlak"]')?.width === 60).then(() => true, () => false);
      expect(isNew, "a replaced picture should show automatically");
      expect(await isSame(), "the page should not be reloaded for a picture");
    });
  }],

  ["a removed page shows the not-found page, and can be restored", (walk) => atPage(walk, "/noord/aanbod/inclusie/", { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const undo = preview.remove("content/aanbod/inclusie.md");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" }), "a removed page should show the not-found page");
    await shows(expect, barOf(page).getByText("niet hier"), "the bar should say that the page does not exist");
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    await shows(expect, page.getByText("“content/aanbod/inclusie.md” zou dat doen"), "the explanation should name the file that would create the page");
    undo();
    await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "a restored page should show automatically");
    preview.rename("content/aanbod/inclusie.md", "content/aanbod/anders.md");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" }), "a renamed page should be gone from its old address");
    preview.change("content/aanbod/anders.md", "---\n", "---\nvoorheen: [/aanbod/inclusie/]\n");
    const isThere = await page.waitForURL("**/noord/aanbod/anders/").then(() => true, () => false);
    expect(isThere, "a former address should redirect to the new one automatically");
  })],

  ["the start page lists changes automatically", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    await preview.rendered();
    preview.change(course, "titel: Hoe werkt de gemeente nou?", "titel: Hoe werkt de gemeente eigenlijk?");
    const changed = page.getByRole("region", { name: "Het laatst veranderd" });
    await shows(expect, changed.getByText(course), "the start page should name the saved file");
    await changed.getByText(/^noord \d+$/).click();
    await shows(expect, changed.getByRole("link", { name: address, exact: true }), "the start page should link to the changed pages");
    preview.change("content/aanbod/inclusie.md", "---\n", "---\nconcept: true\n");
    await shows(expect, page.getByText("1 concept", { exact: true }), "the start page should count drafts");
    expect(await isSame(), "the start page should not be reloaded");
    await page.getByText("1 concept", { exact: true }).click();
    await shows(expect, page.getByRole("link", { name: /content\/aanbod\/inclusie\.md/ }), "the start page should list drafts with their files");
  })],
];
