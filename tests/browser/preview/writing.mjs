// Writing in the form: the text with its tools, references by name, pictures, colours with their contrast, and lists.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { atPage, barOf, openForm, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };

const drawing = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="${colour}"/></svg>`;
const upload = (name, colour) => ({ name, mimeType: "image/svg+xml", buffer: Buffer.from(drawing(colour)) });

/** The editor of the text, with the cursor at its end, on a line of its own. */
async function atEnd(page, form) {
  const text = form.getByRole("textbox", { name: "Tekst (Markdown)" });
  await form.getByRole("toolbar", { name: "Opmaak van de tekst" }).waitFor();
  await text.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  return text;
}

/** Waits until the text of the form ends so. */
async function ends(preview, expect, wanted) {
  let body = "";
  for (let tries = 0; tries < 100 && !body.endsWith(wanted); tries += 1) ({ body } = await preview.json(`form?file=${course}`));
  expect(body.endsWith(wanted), `the text should end with ${JSON.stringify(wanted)}, but ends with ${JSON.stringify(body.slice(-wanted.length - 40))}`);
}

async function isAccessible(page, expect, what, part = "html") {
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(([part, rules]) => globalThis.axe.run(part, rules), [part, rules]);
    for (const { id, nodes } of violations) {
      expect(false, `axe should report nothing for ${what} (${colorScheme}), but reports ${id} at ${nodes.slice(0, 3).map(({ target }) => target.flat().join(" ")).join("; ")}`);
    }
  }
}

/** What the tools make of a text, with the selection between two marks. */
const cases = [
  ["heading", [2], "a\n[b]\nc", "a\n[## b]\nc"], ["heading", [2], "## b[]", "b[]"], ["heading", [3], "## b[]", "### b[]"],
  ["list", [false], "[a\n\nb]", "[- a\n\n- b]"], ["list", [true], "[- a\n- b]\n", "[1. a\n2. b]\n"], ["list", [true], "[1. a\n2. b]", "[a\nb]"],
  ["list", [false], "  - a[]", "  a[]"], ["emphasis", [true], "een w[]oord hier", "een **[woord]** hier"], ["emphasis", [true], "**[a]**", "[a]"],
  ["emphasis", [false], "**[a]**", "***[a]***"], ["emphasis", [false], "_[a]_", "[a]"], ["emphasis", [true], "[**a**]", "[a]"],
  ["emphasis", [true], "[a ]b", "**[a]** b"], ["emphasis", [false], "[- a\n\n- b]", "[- *a*\n\n- *b*]"],
  ["component", ["::: kader", ""], "a\n[b\nc]\nd", "a\n\n::: kader\nb\nc[]\n:::\n\nd"], ["component", ["::: kader", ""], "a[]", "a\n\n::: kader\n[]\n:::\n"],
  ["component", ["::: cijfer x", null], "", "::: cijfer x[]\n"],
];

export const writing = [
  ["the tools of a text change what is selected, and nothing else", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const made = await page.evaluate(async (cases) => {
      const markdown = await import("/__vindplek/markdown.js");
      return cases.map(([name, given, before]) => {
        const from = Math.max(0, before.indexOf("["));
        const to = Math.max(0, before.indexOf("]") - 1);
        const text = before.replace("[", "").replace("]", "");
        const edit = markdown[name](text, from, to, ...given);
        const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
        return `${after.slice(0, edit.anchor)}[${after.slice(edit.anchor, edit.head)}]${after.slice(edit.head)}`;
      });
    }, cases);
    for (const [nth, [name, given, before, after]] of cases.entries()) {
      expect(made[nth] === after, `${name} ${given} should make ${JSON.stringify(after)} of ${JSON.stringify(before)}, but makes ${JSON.stringify(made[nth])}`);
    }
  })],

  ["a text is written with the keyboard and the tools, and the page follows", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const before = preview.read(course);
    const form = await openForm(page);
    await atEnd(page, form);
    await page.keyboard.type("- een\ntwee");
    await shows(expect, page.getByRole("listitem").filter({ hasText: /^twee$/ }), "the page should show the new item");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+F10");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Slot");
    await shows(expect, page.getByRole("heading", { level: 3, name: "Slot" }), "the page should show the heading");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await shows(expect, page.getByRole("heading", { level: 3, name: "Slot" }), "undo should take it back", "detached");
    await page.keyboard.press("Tab");
    const isOut = await page.evaluate(() => !document.querySelector("vindplek-bewerken").shadowRoot.activeElement?.closest(".cm-editor"));
    expect(isOut, "the tab key should leave the text");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    expect(preview.read(course).startsWith(before), "what was there should stay as it was");
  })],

  ["a link is found by title, a component has its help, and a term is chosen", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const form = await openForm(page);
    await atEnd(page, form);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+k");
    const link = page.getByRole("dialog", { name: "Link" });
    await link.getByRole("combobox", { name: "Waarheen" }).fill("werken net");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await link.getByLabel("Tekst van de link").inputValue() === "Training werken in netwerken", "the title should be the text of the link");
    await page.keyboard.press("Enter");
    await ends(preview, expect, "\n[Training werken in netwerken](training-werken-in-netwerken.md)");
    await shows(expect, page.getByRole("main").getByRole("link", { name: "Training werken in netwerken" }), "the page should have the link");
    await page.keyboard.press("Control+k");
    const again = page.getByRole("dialog", { name: "Link aanpassen" });
    await again.getByRole("combobox", { name: "Waarheen" }).fill("geen adres");
    await again.getByRole("button", { name: "Pas aan" }).click();
    await shows(expect, again.getByRole("alert").filter({ hasText: "Kies een pagina" }), "half an address should be refused");
    await page.keyboard.press("Escape");
    if (await again.isVisible()) await page.keyboard.press("Escape");
    await shows(expect, form, "the form should stay open");
    await form.getByRole("button", { name: "Onderdeel…" }).click();
    const component = page.getByRole("dialog", { name: "Onderdeel" });
    await component.getByRole("radio", { name: /^kader/ }).check();
    await component.getByLabel(/^Titel/).fill("Let op");
    await component.getByRole("button", { name: "Voeg in" }).click();
    await page.keyboard.type("Dit is nieuw.");
    await ends(preview, expect, "\n\n::: kader Let op\nDit is nieuw.\n:::\n");
    await form.getByRole("button", { name: "Begrip…" }).click();
    const term = page.getByRole("dialog", { name: "Begrip" });
    await term.getByRole("combobox", { name: "Begrip" }).press("ArrowDown");
    await page.keyboard.press("Enter");
    const chosen = await term.getByRole("combobox", { name: "Begrip" }).inputValue();
    await term.getByRole("button", { name: "Voeg in" }).click();
    await ends(preview, expect, `Dit is nieuw.${chosen}\n:::\n`);
  })],

  ["a problem of a text is told below it, and leads to its line", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await openForm(page);
    await atEnd(page, form);
    await page.keyboard.type("[Zie hier](weg.md)");
    const problem = form.locator(".problemen .error").filter({ hasText: "weg.md" });
    await shows(expect, problem, "a broken link should be told");
    await form.getByLabel(/^Titel/).first().focus();
    await problem.getByRole("button", { name: /^Regel \d+$/ }).click();
    await page.keyboard.press("Shift+End");
    const chosen = await page.evaluate(() => document.querySelector("vindplek-bewerken").shadowRoot.getSelection().toString());
    expect(chosen === "[Zie hier](weg.md)", `the cursor should be at the line of the problem, but that is ${chosen}`);
  })],

  ["a text can be edited without the editor for Markdown", (walk) => atPage(walk, "/", { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    await page.route("**/__vindplek/codemirror.js", (route) => route.abort());
    await page.goto(preview.origin + address);
    await barOf(page).getByRole("button", { name: /^Problemen: (?!nog)/ }).waitFor();
    const form = await openForm(page);
    const text = form.getByLabel("Tekst (Markdown)");
    await text.fill(`${await text.inputValue()}\nZonder knoppen.\n`);
    await shows(expect, page.getByText("Zonder knoppen."), "the page should show the text");
  })],

  ["one of many is found by name", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const form = await openForm(page);
    const partners = form.getByRole("group", { name: "Partners" });
    const search = partners.getByRole("combobox");
    await search.fill("ludus");
    const named = await partners.getByRole("option").first().innerText();
    await search.press("Enter");
    await shows(expect, partners.getByRole("listitem").filter({ hasText: named.split("\n")[0] }), "what is chosen should be listed");
    const { fields } = await preview.json(`form?file=${course}`);
    expect(fields.find(({ at }) => at[0] === "partners").fields.length === 2, "a partner should be added");
    const provider = form.getByLabel("Aanbieder: soort waarde");
    await provider.selectOption({ label: "Kiezen" });
    const one = form.getByRole("combobox", { name: /^Aanbieder( verplicht)?$/ });
    await one.fill("ludus");
    await one.press("ArrowUp");
    await one.press("ArrowDown");
    await one.press("Enter");
    await shows(expect, form.locator('[role="combobox"][data-veld=\'["aanbieder"]\']'), "the field should stay");
    expect(/ludus/i.test(await one.inputValue()), "the field should show the name");
    await one.fill("iets dat er niet is");
    await one.press("Tab");
    expect(/ludus/i.test(await one.inputValue()), "what is no name should not stay");
  })],

  ["a picture is added, described and aimed", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const form = await openForm(page);
    await form.getByLabel("Voeg een gegeven toe…").last().selectOption("afbeelding");
    const picture = form.getByRole("group", { name: /^Afbeelding/ });
    const chooser = page.waitForEvent("filechooser");
    await picture.getByRole("button", { name: "Van deze computer…" }).click();
    await (await chooser).setFiles(upload("Ons plein.svg", "teal"));
    await shows(expect, picture.getByText("Staat nu in content/media/ons-plein.svg"), "the form should say where the picture is");
    expect(preview.read("content/media/ons-plein.svg") === drawing("teal"), "the picture should be among the media");
    await picture.getByLabel(/^Alt/).fill("Een plein");
    const spot = picture.getByRole("button", { name: /^Blijft altijd in beeld/ });
    await spot.click({ position: { x: 30, y: 20 } });
    await spot.press("ArrowRight");
    await spot.press("Shift+ArrowDown");
    const point = async () => (await preview.json(`form?file=${course}`)).fields.find(({ at }) => at[0] === "afbeelding").fields
      .find(({ at }) => at[1] === "brandpunt")?.fields.map(({ text }) => text).join();
    for (let tries = 0; tries < 100 && await point() !== "11,20"; tries += 1);
    expect(await point() === "11,20", `the point should be where it was set, but is ${await point()}`);
    await shows(expect, page.getByRole("img", { name: "Een plein" }), "the page should show the picture");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await shows(expect, form.getByText("Bewaard.", { exact: true }), "the form should say that it is saved");
    expect(/\nafbeelding:\n  bestand: \.\.\/media\/ons-plein\.svg\n/.test(preview.read(course)), "the file should name the picture");
  })],

  ["a picture is put in a text by dropping it", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const form = await openForm(page);
    const text = await atEnd(page, form);
    await page.keyboard.press("Enter");
    await text.evaluate((it, source) => {
      const data = new DataTransfer();
      data.items.add(new File([source], "Zaal.svg", { type: "image/svg+xml" }));
      it.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, drawing("navy"));
    const dialog = page.getByRole("dialog", { name: "Beeld" });
    await shows(expect, dialog.getByRole("radio", { name: "zaal.svg", checked: true }), "the picture should be chosen");
    await dialog.getByRole("button", { name: "Voeg in" }).click();
    await shows(expect, dialog.getByRole("alert").filter({ hasText: "Beschrijf" }), "a picture needs a description");
    await dialog.getByLabel("Beschrijving").fill("De zaal");
    await page.keyboard.press("Enter");
    await ends(preview, expect, "\n\n![De zaal](../media/zaal.svg)\n");
    await shows(expect, page.getByRole("img", { name: "De zaal" }), "the page should show the picture");
  })],

  ["a colour shows its contrast while it is chosen", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await openForm(page);
    await form.locator(".bestand select").selectOption({ label: "De kleuren en letters van Noord" });
    const light = form.getByRole("group", { name: /^Licht/ });
    const face = light.getByRole("textbox", { name: "Vlak", exact: true });
    const measured = light.getByRole("list", { name: "Vlak: contrast" });
    await shows(expect, measured.getByText(/^tekst op vlak \(licht\): .*, genoeg$/), "the contrast should be enough");
    await face.fill("#404040");
    await shows(expect, measured.getByText(/^tekst op vlak \(licht\): .*, te weinig, minstens 4,5$/), "the contrast should follow");
    expect(await light.getByLabel("Vlak: kies een kleur").inputValue() === "#404040", "the sample should follow");
    // The page has the colour that is not enough.
    await isAccessible(page, expect, "the form of a theme", "vindplek-bewerken");
  })],

  ["an item is dragged to its place", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await openForm(page);
    const sources = form.getByRole("group", { name: "Bronnen" });
    const [first, second] = await sources.getByRole("textbox").evaluateAll((all) => all.map(({ value }) => value));
    await sources.scrollIntoViewIfNeeded();
    const [from, to] = [await sources.locator(".greep").first().boundingBox(), await sources.getByRole("textbox").nth(1).boundingBox()];
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(from.x + 5, to.y, { steps: 3 });
    await page.mouse.move(from.x + 5, to.y + to.height, { steps: 3 });
    await page.mouse.up();
    const now = () => sources.getByRole("textbox").evaluateAll((all) => all.map(({ value }) => value).join());
    for (let tries = 0; tries < 100 && await now() !== [second, first].join(); tries += 1);
    expect(await now() === [second, first].join(), `the first should be last, but the list is ${await now()}`);
  })],

  ["the form, its searches and its dialogs are accessible, also when enlarged", (walk) => atPage(walk, address, async (page) => {
    const { expect } = walk;
    const form = await openForm(page);
    await form.getByRole("toolbar").waitFor();
    await form.getByRole("group", { name: "Partners" }).getByRole("combobox").press("ArrowDown");
    await isAccessible(page, expect, "a search");
    await page.keyboard.press("Escape");
    for (const name of ["Link", "Beeld", "Onderdeel", "Begrip"]) {
      await form.getByRole("button", { name: `${name}…`, exact: true }).click();
      await page.getByRole("dialog", { name }).waitFor();
      await isAccessible(page, expect, `the dialog ${name}`);
      await page.keyboard.press("Escape");
    }
    await page.setViewportSize({ width: 320, height: 256 });
    const title = form.getByLabel(/^Titel/).first();
    await title.focus();
    const isSeen = await title.evaluate((it) => {
      const { left, top, width, height } = it.getBoundingClientRect();
      return it.getRootNode().elementFromPoint(left + width / 2, top + height / 2) === it;
    });
    expect(isSeen, "nothing should cover a field at 400 %");
    const over = await form.evaluate((it) => [...it.querySelectorAll("*")].filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1).length);
    expect(over === 0, `nothing should be cut off at 400 %, but ${over} parts are`);
    const save = form.getByRole("button", { name: "Bewaar", exact: true });
    await save.scrollIntoViewIfNeeded();
    await shows(expect, save, "the form should be saved at 400 %");
  })],
];
