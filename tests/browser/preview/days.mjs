// Another date, and drafts.

import { atPage, barOf, shows } from "./server.mjs";

const address = "/noord/aanbod/inclusie/";
const course = "content/aanbod/inclusie.md";

export const days = [
  ["the preview switches to another date, and back", async (walk) => {
    const { expect, preview } = walk;
    preview.change(course, "---\n", "---\npubliceren_op: 2027-03-03\n");
    await atPage(walk, address, { mayComplain: true }, async (page) => {
      await shows(expect, barOf(page).getByText("gepland voor 3 maart 2027: niet hier"), "a scheduled page should be marked");
      await barOf(page).getByRole("button", { name: /1 november 2026/ }).click();
      await page.getByLabel("Zoals op").fill("2027-03-03");
      await page.getByRole("button", { name: "Toon", exact: true }).click();
      await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "a scheduled page should show on its date");
      await shows(expect, barOf(page).getByRole("button", { name: /^woensdag 3 maart 2027/ }), "the bar should show the date");
      await barOf(page).getByRole("button", { name: /^woensdag 3 maart 2027/ }).click();
      await page.getByRole("button", { name: "Terug naar vandaag" }).click();
      await shows(expect, barOf(page).getByRole("button", { name: /^Vandaag, / }), "the preview should return to today");
    });
  }],

  ["drafts show on request, and are marked", async (walk) => {
    const { expect, preview } = walk;
    preview.change(course, "---\n", "---\nconcept: true\n");
    await atPage(walk, address, { mayComplain: true }, async (page) => {
      await shows(expect, barOf(page).getByText("concept: niet hier"), "a draft that is not shown should be reported");
      await barOf(page).getByRole("button", { name: /1 november 2026/ }).click();
      await page.getByLabel("Concepten tonen").check();
      await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "a draft should show on request");
      await shows(expect, barOf(page).getByText("concept", { exact: true }), "a draft should be marked");
      await page.goto(`${preview.origin}/`);
      expect(await page.locator("main").getByLabel("Concepten tonen").isChecked(), "the start page should have the same setting");
      await page.locator("main").getByLabel("Concepten tonen").uncheck();
      await shows(expect, page.getByText(/zonder concepten/), "the start page should be able to hide drafts again");
    });
  }],
];
