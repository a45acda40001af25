// Search in the preview: it finds what was just saved, and leaves the preview's own fields alone.

import { atPage, barOf, marked, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";

export const searches = [
  ["the search page shows saved changes", (walk) => atPage(walk, "/noord/zoeken/?q=gemeente", async (page) => {
    const { expect, preview } = walk;
    const found = page.locator("#zoekresultaten > li");
    await shows(expect, found.filter({ hasText: "Hoe werkt de gemeente nou?" }), "the search should find the course");
    preview.change(course, "titel: Hoe werkt de gemeente nou?", "titel: Hoe werkt de gemeente eigenlijk?");
    await shows(expect, found.filter({ hasText: "Hoe werkt de gemeente eigenlijk?" }), "the results should update after a save");
    expect(page.url().endsWith("?q=gemeente"), "the address should stay");
  })],

  ["the open dialog stays while something else is saved", (walk) => atPage(walk, "/noord/agenda/", async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    const dialog = page.getByRole("dialog", { name: "Zoeken" });
    await page.keyboard.press("/");
    await page.keyboard.type("gemeente");
    await shows(expect, dialog.getByRole("option"), "the dialog should show suggestions");
    preview.change("themes/basis/templates/partials/footer.html", "</footer>", "<p>Onderaan iets nieuws.</p></footer>");
    await shows(expect, page.getByText("Onderaan iets nieuws."), "a changed footer should show automatically");
    expect(await isSame(), "the page should not be reloaded");
    expect(await dialog.evaluate((it) => it.matches(":modal")), "the dialog should stay open");
    expect(await dialog.getByRole("combobox").inputValue() === "gemeente", "what was typed should stay");
    expect(await dialog.getByRole("option").count() > 0, "the suggestions should stay");
  })],

  ["a slash in a field of the bar is a letter", (walk) => atPage(walk, "/noord/agenda/", async (page) => {
    const { expect } = walk;
    await barOf(page).getByRole("button", { name: /november 2026/ }).click();
    await barOf(page).locator("input[type=date]").focus();
    await page.keyboard.press("/");
    expect(await page.getByRole("dialog", { name: "Zoeken" }).isHidden(), "the search should stay closed");
  })],
];
