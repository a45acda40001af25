// Pages that a script of their own modifies: its state is kept, and its content is current.

import { atPage, marked, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";

export const scripts = [
  ["the finder keeps the query, and shows saved changes", (walk) => atPage(walk, "/noord/aanbod/", async (page) => {
    const { expect, preview } = walk;
    await page.locator("#vinder-q").fill("gemeente");
    await page.waitForURL("**/noord/aanbod/?q=gemeente");
    const found = page.locator("#vinder-kaarten article");
    await shows(expect, found.filter({ hasText: "Hoe werkt de gemeente nou?" }), "the finder should find the course");
    const count = await found.count();
    await page.evaluate(() => scrollTo(0, 120));
    preview.change(course, "titel: Hoe werkt de gemeente nou?", "titel: Hoe werkt de gemeente eigenlijk?");
    await shows(expect, found.filter({ hasText: "Hoe werkt de gemeente eigenlijk?" }), "the results of the finder should update after a save");
    const comesBack = async (what, sentence) => expect(await page.waitForFunction(what, count).then(() => true, () => false), sentence);
    await comesBack((count) => document.querySelectorAll("#vinder-kaarten article").length === count, "the finder should show as many results as before");
    await comesBack(() => document.getElementById("vinder-q").value === "gemeente", "the typed text should stay");
    await comesBack(() => document.activeElement?.id === "vinder-q" && scrollY === 120, "focus and scroll position should stay");
    expect(page.url().endsWith("?q=gemeente"), "the address should stay");
  })],

  ["the finder is unchanged when something else is saved", (walk) => atPage(walk, "/noord/aanbod/", async (page) => {
    const { expect, preview } = walk;
    await page.locator("#vinder-q").fill("gemeente");
    await page.waitForURL("**/noord/aanbod/?q=gemeente");
    const isSame = await marked(page);
    preview.change("themes/basis/templates/partials/footer.html", "</footer>", "<p>Onderaan iets nieuws.</p></footer>");
    await shows(expect, page.getByText("Onderaan iets nieuws."), "a changed footer should show automatically");
    expect(await isSame(), "the page should not be reloaded");
    expect(await page.locator("#vinder-kaarten article").count() > 0, "the results should stay");
  })],

  ["a term keeps its explanation", (walk) => atPage(walk, "/noord/aanbod/hoe-werkt-de-gemeente/", async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    const term = page.locator("a.begrip").first();
    const told = await term.getAttribute("data-uitleg");
    if (!expect(told, "a term should have its explanation")) return;
    preview.write(course, `${preview.read(course)}\nDeze zin is net geschreven.\n`);
    await shows(expect, page.getByText("Deze zin is net geschreven."), "new text should show automatically");
    expect(await term.getAttribute("data-uitleg") === told, "an attribute set by a script should stay");
    expect(await isSame(), "the page should not be reloaded");
    await term.focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await shows(expect, page.getByRole("tooltip"), "the explanation should still open");
  })],

  ["a changed script runs", (walk) => atPage(walk, "/noord/aanbod/", async (page) => {
    const { expect, preview } = walk;
    const path = "themes/basis/assets/vinder.js";
    preview.write(path, `${preview.read(path)}\ndocument.documentElement.dataset.nieuw = "ja";\n`);
    const isUsed = await page.waitForFunction(() => document.documentElement.dataset.nieuw === "ja").then(() => true, () => false);
    expect(isUsed, "a changed script should run automatically");
  })],
];
