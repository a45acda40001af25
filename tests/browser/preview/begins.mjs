// Beginning, adapting, copying, renaming and removing from a page: what is new is shown before it is saved, and each plan is
// told before it is carried out.

import { existsSync } from "node:fs";
import { atPage, barOf, choose, formOf, openForm, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

/** Opens what can be done with the document, and one of it. */
async function manage(form, what) {
  await form.getByText("Kopiëren, aanpassen voor een academie").click();
  await form.getByRole("button", { name: what }).click();
}

export const begins = [
  ["a course goes from nothing to a page", (walk) => atPage(walk, "/noord/", { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const path = "content/aanbod/samen-spelen.md";
    await choose(page, "Iets nieuws");
    const fresh = page.getByRole("dialog", { name: "Iets nieuws" });
    await fresh.getByRole("radio", { name: /^Cursus/ }).press("Space");
    await fresh.getByLabel("Hoe heet de cursus?").fill("Samen spelen");
    await fresh.getByRole("button", { name: "Begin", exact: true }).press("Enter");
    const form = formOf(page);
    await shows(expect, form.getByText(/^Vraag 1 van \d+$/), "the form should ask one question at a time");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Samen spelen" }), "the page should show before it is saved");
    expect(!existsSync(preview.path(path)), "nothing should be written before it is saved");
    const next = form.getByRole("button", { name: "Verder" });
    await next.press("Enter");
    await page.keyboard.type("Een cursus over spelen met de hele buurt, buiten en binnen, voor iedereen.");
    await shows(expect, page.getByText("Een cursus over spelen met de hele buurt").first(), "the page should follow the answers");
    await form.getByRole("button", { name: "Toon alles" }).press("Enter");
    await form.getByLabel("Voeg een gegeven toe…").first().selectOption("uitvoeringen");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    const text = preview.read(path);
    expect(text.includes("titel: Samen spelen\n") && text.includes("spelen met de hele buurt"), "the file should have the answers");
    preview.remove(path);
  })],

  ["a region adapts a course beside the shared text", (walk) => atPage(walk, "/noord/aanbod/inclusie/", async (page) => {
    const { expect, preview } = walk;
    const shared = preview.read("content/aanbod/inclusie.md");
    const path = "regions/noord/content/aanbod/inclusie.md";
    const form = await openForm(page);
    await manage(form, "Pas aan voor een academie");
    await form.getByLabel("Voor welke academie?").selectOption("noord");
    await form.getByRole("button", { name: "Pas aan", exact: true }).click();
    await shows(expect, form.getByText(path), "the form of the accent should open");
    await form.getByLabel("Voeg een gegeven toe…").first().selectOption("samenvatting");
    await form.getByLabel(/^Samenvatting/).fill("In Noord gaat het over de gemeenten van Drenthe, Fryslân en Groningen, en over hoe u daar samenwerkt.");
    await form.getByText("Wat er voor iedereen staat").first().click();
    const said = shared.match(/^samenvatting: "?(.{20})/m)[1];
    await shows(expect, form.locator("details[open] pre").filter({ hasText: said }), "the shared text should be beside it");
    await shows(expect, page.getByText("In Noord gaat het over").first(), "the page should show the accent");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    expect(preview.read(path).includes("samenvatting: In Noord"), "the accent should be written");
    expect(preview.read("content/aanbod/inclusie.md") === shared, "the shared document should not change");
    preview.remove(path);
  })],

  ["a copy begins without the runs, and can be dropped", (walk) => atPage(walk, address, { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const form = await openForm(page);
    await manage(form, "Kopie als begin");
    await form.getByLabel("Hoe heet het nieuwe stuk?").fill("Hoe werkt de provincie?");
    await form.getByRole("button", { name: "Maak de kopie" }).click();
    await page.waitForURL(/hoe-werkt-de-provincie/);
    await shows(expect, page.getByRole("heading", { level: 1, name: "Hoe werkt de provincie?" }), "the copy should have a page");
    await formOf(page).getByRole("button", { name: "Toch niet" }).click();
    await shows(expect, barOf(page).getByText("Bewerken", { exact: true }), "nothing should be left to save");
    expect(!existsSync(preview.path("content/aanbod/hoe-werkt-de-provincie.md")), "nothing should be written");
  })],

  ["a document gets another address after its plan is told", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const before = preview.read(course);
    const form = await openForm(page);
    await manage(form, "Ander adres");
    await form.getByLabel("Het laatste deel van het nieuwe adres").fill("zo-werkt-de-gemeente");
    await form.getByRole("button", { name: "Laat zien wat er verandert" }).click();
    await shows(expect, form.getByText(`${course} → content/aanbod/zo-werkt-de-gemeente.md`), "the plan should be told");
    expect(preview.read(course) === before, "nothing should be moved yet");
    await form.getByRole("button", { name: "Verplaats", exact: true }).click();
    await page.waitForURL(/zo-werkt-de-gemeente/);
    expect(preview.read("content/aanbod/zo-werkt-de-gemeente.md").includes("/aanbod/hoe-werkt-de-gemeente/"), "the old address should redirect");
    preview.rename("content/aanbod/zo-werkt-de-gemeente.md", course);
    preview.write(course, before);
  })],

  ["what is removed asks what becomes of its address", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await openForm(page);
    await manage(form, "Haal weg");
    await form.getByRole("button", { name: "Laat zien wat er verandert" }).click();
    await form.getByLabel("Het adres van een ander stuk").fill("/aanbod/inclusie/");
    await form.getByRole("button", { name: "Laat zien wat er verandert" }).click();
    await shows(expect, form.getByRole("button", { name: "Haal weg", exact: true }).last(), "the plan should be told");
    await shows(expect, form.locator(".plan").getByText(course), "the plan should name the file");
  })],
];
