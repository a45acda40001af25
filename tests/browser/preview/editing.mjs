// “Bewerken”: the form of a file beside its page. The page follows what is typed; the file on the disk changes when it is
// saved, and then only there.

import { atPage, barOf, formOf, marked, openForm, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

/** The lines of a text that another does not have. */
const otherLines = (text, than) => text.split("\n").filter((line) => !than.split("\n").includes(line));

export const edits = [
  ["the page follows what is typed, and only that line is saved", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const before = preview.read(course);
    const form = await openForm(page);
    const title = form.getByLabel(/^Titel/).first();
    await title.fill("");
    await title.pressSequentially("Zo werkt een gemeente");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Zo werkt een gemeente" }), "the page should follow what is typed");
    expect(await title.evaluate((it) => it === it.getRootNode().activeElement), "the focus should stay in the field");
    expect(preview.read(course) === before, "nothing should be written before it is saved");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    const after = preview.read(course);
    expect(otherLines(after, before).join() === "titel: Zo werkt een gemeente", `only the title should change, but so did ${otherLines(after, before).join("; ")}`);
    expect(after.split("\n").length === before.split("\n").length, "no line should be added or lost");
  })],

  ["a choice, an item and a text are edited by keyboard, and all of it can be dropped", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const before = preview.read(course);
    await page.keyboard.press("Alt+b");
    const form = formOf(page);
    await form.getByRole("group", { name: "Doelgroepen" }).getByLabel("Onderwijs", { exact: true }).press("Space");
    await shows(expect, barOf(page).getByText("Bewerken: 1 niet bewaard"), "the bar should count what is not saved");
    await form.getByRole("button", { name: "Voeg toe aan bronnen" }).press("Enter");
    await form.getByRole("group", { name: "Bronnen" }).getByRole("textbox").last().fill("Een gesprek");
    await form.getByRole("toolbar", { name: "Opmaak van de tekst" }).waitFor();
    await form.getByLabel("Tekst (Markdown)").press("Control+End");
    await page.keyboard.type("\nDeze alinea is nieuw.\n");
    await shows(expect, page.getByText("Deze alinea is nieuw."), "the page should show the new text");
    await form.getByRole("button", { name: "Terug naar wat bewaard is" }).press("Enter");
    await shows(expect, page.getByText("Deze alinea is nieuw."), "the page should be as it was", "detached");
    expect(preview.read(course) === before, "nothing should be written");
  })],

  ["the key for the form counts before it is known what can be edited", (walk) => atPage(walk, address, async (page) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route("**/__vindplek/page?*", async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await barOf(page).getByRole("button", { name: /^Problemen: (?!nog)/ }).waitFor();
    await page.keyboard.press("Alt+b");
    release();
    await shows(walk.expect, formOf(page).getByLabel(/^Titel/).first(), "the form should open");
  })],

  ["a problem is told at its field", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await openForm(page);
    const summary = form.getByLabel(/^Samenvatting/);
    await summary.fill("");
    await shows(expect, form.locator(".problemen .error"), "an empty summary should be an error at its field");
    expect(await summary.getAttribute("aria-invalid") === "true", "the field should be marked as invalid");
  })],

  ["what somebody else saved stands beside what one typed, to choose from", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const form = await openForm(page);
    const title = form.getByLabel(/^Titel/).first();
    await title.fill("Van de een");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Van de een" }), "the page should show the edit");
    const back = preview.change(course, "bijgewerkt: 2022-02-09", "bijgewerkt: 2022-03-01");
    await shows(expect, page.getByText(/1 maart 2022|maart 2022/).first(), "what does not conflict should be brought in");
    expect(await title.inputValue() === "Van de een", "what was typed should stay");

    preview.change(course, /^titel: .*$/m, "titel: Van de ander");
    const theirs = preview.read(course);
    const versions = form.getByRole("form", { name: "Iemand anders heeft dit ook veranderd" });
    await shows(expect, versions.getByText("Van de ander"), "both versions should be shown");
    expect(await form.getByRole("button", { name: "Bewaar", exact: true }).isDisabled(), "nothing should be saved before a choice");
    await versions.getByRole("radio", { name: /Van u/ }).press("Space");
    await versions.getByRole("button", { name: "Neem dit over" }).press("Enter");
    await versions.waitFor({ state: "detached" });
    expect(preview.read(course) === theirs, "nothing should be written yet");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    expect(preview.read(course) === theirs.replace("titel: Van de ander", "titel: Van de een"), "only the title should change");
    back();
  })],

  ["one can go back, also after saving", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const before = preview.read(course);
    const form = await openForm(page);
    await form.getByLabel(/^Titel/).first().fill("Even iets anders");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Even iets anders" }), "the page should show the edit");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    await form.getByRole("button", { name: "Ongedaan maken" }).press("Enter");
    await shows(expect, page.getByRole("heading", { level: 1, name: /gemeente/ }), "the page should be as it was");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    expect(preview.read(course) === before, "the file should be as it was opened");
  })],

  ["what was not saved is there again after the program was killed", (walk) => atPage(walk, address, { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const before = preview.read(course);
    let form = await openForm(page);
    await form.getByLabel(/^Titel/).first().fill("Nog niet bewaard");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Nog niet bewaard" }), "the page should show the edit");
    await marked(page);
    await preview.stop("SIGKILL");
    await preview.start();
    // The page finds the new server, and loads itself again.
    await page.waitForFunction(() => globalThis.markedByTest !== true);
    await shows(expect, page.getByRole("heading", { level: 1, name: "Nog niet bewaard" }), "the edit should be there again");
    await shows(expect, barOf(page).getByText("Bewerken: 1 niet bewaard"), "the bar should count it");
    expect(preview.read(course) === before, "nothing should be written");
    form = await openForm(page);
    await form.getByRole("button", { name: "Terug naar wat bewaard is" }).click();
    await shows(expect, page.getByRole("heading", { level: 1, name: /gemeente/ }), "the page should be as it was");
  })],

  ["a value is edited from the explanation of the page", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    await page.getByRole("dialog", { name: "Waarom zie ik dit?" }).getByRole("button", { name: "Bewerk doel", exact: true }).click();
    const goal = formOf(page).getByLabel(/^Doel /);
    await shows(expect, goal, "the form should open");
    await page.waitForFunction(() => document.querySelector("vindplek-bewerken").shadowRoot.activeElement?.dataset.veld === '["doel"]');
  })],
];
