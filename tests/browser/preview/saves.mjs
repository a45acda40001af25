// After a save the page changes where it must, and nothing else does.

import { png } from "../project/png.mjs";
import { atPage, barOf, marked, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

const square = (size, colour) => png(size, size, [colour], () => 0);

export const saves = [
  ["a changed text shows, and what was being done goes on", (walk) => atPage(walk, address, async (page) => {
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
      await shows(expect, page.getByText(sentence), "what was written should show by itself");
    }
    expect(await isSame(), "the page should not be loaded anew");
    expect(await open() === before, "what was open should stay open, and what was closed closed");
    expect(await page.evaluate(() => scrollY) === at, "the page should not jump");
    expect(await link.evaluate((it) => it === document.activeElement), "what had the focus should keep it");
  })],

  ["what is above what one reads changes without a jump", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const read = page.locator("main h2").nth(2);
    await read.evaluate((it) => it.scrollIntoView({ block: "center" }));
    const top = () => read.evaluate((it) => Math.round(it.getBoundingClientRect().top));
    const before = await top();
    preview.change(course, "samenvatting: ", "samenvatting: Hier komt nog een heel stuk bij, zodat de regel een paar regels langer wordt dan hij was. ");
    await shows(expect, page.getByText("Hier komt nog een heel stuk bij"), "a changed summary should show by itself");
    expect(Math.abs(await top() - before) <= 2, "what one reads should stay where it is on the screen");
  })],

  ["a text that is being typed stays", (walk) => atPage(walk, "/noord/aanmelden/", async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    const field = page.getByLabel(/^Titel/).first();
    await field.fill("Half een titel");
    await field.evaluate((it) => it.setSelectionRange(4, 4));
    preview.change("themes/basis/templates/registration.html", "{% block content %}", "{% block content %}<p>Een nieuwe alinea in het sjabloon.</p>");
    await shows(expect, page.getByText("Een nieuwe alinea in het sjabloon."), "a changed template should show by itself");
    expect(await isSame(), "the page should not be loaded anew");
    const kept = await field.evaluate((it) => [it.value, it === document.activeElement, it.selectionStart].join());
    expect(kept === "Half een titel,true,4", `text, focus and place in it should stay, but are ${kept}`);
  })],

  ["a menu that is open stays open", (walk) => atPage(walk, address, { viewport: { width: 400, height: 800 } }, async (page) => {
    const { expect, preview } = walk;
    await page.getByRole("banner").getByRole("button", { name: "Menu", exact: true }).click();
    const menu = page.getByRole("navigation", { name: "Hoofdmenu" });
    await shows(expect, menu, "the menu should open");
    preview.change("themes/basis/templates/partials/footer.html", "</footer>", "<p>Onderaan iets nieuws.</p></footer>");
    await page.getByText("Onderaan iets nieuws.").waitFor({ state: "attached" });
    expect(await menu.isVisible(), "the menu should stay open");
  })],

  ["colours change in place, and the page is never bare", (walk) => atPage(walk, address, async (page) => {
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
    expect(isThere, "a changed colour should show by itself");
    expect(await isSame(), "the page should not be loaded anew for a colour");
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
      await page.waitForFunction(() => document.querySelector('img[alt="Een vlak"]').naturalWidth === 40);
      preview.write("content/media/proef.png", square(60, "#0000c8"));
      const isNew = await page.waitForFunction(() => document.querySelector('img[alt="Een vlak"]')?.naturalWidth === 60).then(() => true, () => false);
      expect(isNew, "a picture that was replaced should show by itself");
      expect(await isSame(), "the page should not be loaded anew for a picture");
    });
  }],

  ["a page that was removed shows what readers see, and comes back", (walk) => atPage(walk, "/noord/aanbod/inclusie/", { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const undo = preview.remove("content/aanbod/inclusie.md");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" }), "a page that is gone should show what readers see there");
    await shows(expect, barOf(page).getByText("niet hier"), "the bar should say that the page is not there");
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    await shows(expect, page.getByText("“content/aanbod/inclusie.md” zou dat doen"), "it should be told which file would make the page");
    undo();
    await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "a page that is back should show by itself");
    preview.rename("content/aanbod/inclusie.md", "content/aanbod/anders.md");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" }), "a page that was given another name should be gone");
    preview.change("content/aanbod/anders.md", "---\n", "---\nvoorheen: [/aanbod/inclusie/]\n");
    const isThere = await page.waitForURL("**/noord/aanbod/anders/").then(() => true, () => false);
    expect(isThere, "a former address should lead to the new one by itself");
  })],

  ["the start page tells what changed, by itself", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    await preview.rendered();
    preview.change(course, "titel: Hoe werkt de gemeente nou?", "titel: Hoe werkt de gemeente eigenlijk?");
    const changed = page.getByRole("region", { name: "Het laatst veranderd" });
    await shows(expect, changed.getByText(course), "the start page should name the file that was saved");
    await changed.getByText(/^noord \d+$/).click();
    await shows(expect, changed.getByRole("link", { name: address, exact: true }), "the start page should lead to the pages that differ");
    preview.change("content/aanbod/inclusie.md", "---\n", "---\nconcept: true\n");
    await shows(expect, page.getByText("1 concept", { exact: true }), "the start page should count drafts");
    expect(await isSame(), "the start page should not be loaded anew");
    await page.getByText("1 concept", { exact: true }).click();
    await shows(expect, page.getByRole("link", { name: /content\/aanbod\/inclusie\.md/ }), "the start page should list drafts with their files");
  })],
];
