// What is wrong is told in the browser, can be mended there, and goes when it is mended.

import { atPage, barOf, marked, problemsOf, shows } from "./server.mjs";

const course = "content/aanbod/inclusie.md";
const address = "/noord/aanbod/inclusie/";

export const problems = [
  ["a new error shows by itself, once, and takes nobody away from what they do", (walk) => atPage(walk, "/noord/aanbod/", async (page) => {
    const { expect, preview } = walk;
    const list = problemsOf(page);
    const field = page.locator("#vinder-q");
    await field.focus();
    const undo = preview.change(course, "doelgroepen:", "doelgoepen:");
    const problem = list.getByRole("article").filter({ hasText: "Het veld “doelgoepen” bestaat hier niet" });
    await shows(expect, problem, "a new error should show by itself");
    expect(await field.evaluate((it) => it === document.activeElement), "a new error should not take the focus");
    const excerpt = await problem.locator("pre").innerText();
    expect(/\d+ │ doelgoepen: \[.*\n\s+│ \^{10}$/.test(excerpt.trimEnd()), `the line should show with a caret below it, but it is ${excerpt}`);
    await shows(expect, problem.getByText("Bedoelt u “doelgroepen”?"), "the way out should show");
    await problem.getByText("Waarom is dit een probleem?").click();
    await shows(expect, problem.getByText("unknown-key"), "the explanation should unfold");
    const open = await problem.getByRole("link", { name: "Openen in editor" }).getAttribute("href");
    expect(/^vscode:\/\/file\/.*inclusie\.md:\d+:1$/.test(open), `the place should open in an editor, but leads to ${open}`);
    await page.keyboard.press("Escape");
    await shows(expect, list, "Escape should hide the problems", "hidden");
    await shows(expect, barOf(page).getByRole("button", { name: /^Problemen: \d+ fout/ }), "the bar should still tell of the errors");
    await page.reload();
    await barOf(page).getByRole("button", { name: /^Problemen: \d+ fout/ }).waitFor();
    expect(!await list.isVisible(), "an error that was seen should not show by itself again");
    await barOf(page).getByRole("button", { name: /^Problemen/ }).click();
    await shows(expect, problem, "the button should show the problems");
    undo();
    await shows(expect, list, "the problems should go when all is mended", "hidden");
    await shows(expect, barOf(page).getByRole("button", { name: "Problemen: geen problemen" }), "the bar should say that all is well");
  })],

  ["a safe fix is one click", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    const whole = preview.read(course);
    preview.change(course, "doelgroepen:", "doelgoepen:");
    await problemsOf(page).getByRole("button", { name: "Herstel: “doelgoepen” → “doelgroepen”" }).click();
    await shows(expect, problemsOf(page), "the problems should go when they are mended", "hidden");
    expect(preview.read(course) === whole, "the file should be as it was meant");
    expect(await isSame(), "the page should not be loaded anew");
  })],

  ["a warning does not push itself forward", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    preview.write(course, `${preview.read(course)}\nLees [hier](../aanbod/hoe-werkt-de-gemeente.md) meer.\n`);
    await shows(expect, barOf(page).getByRole("button", { name: /^Problemen: \d+ waarschuwing/ }), "the bar should tell of a warning");
    expect(!await problemsOf(page).isVisible(), "a warning should not show by itself");
  })],

  ["the file that was saved last comes first", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    const first = problemsOf(page).getByRole("article").first();
    for (const name of ["seniorensport", "inclusie", "hoe-werkt-de-gemeente", "seniorensport"]) {
      const path = `content/aanbod/${name}.md`;
      preview.write(path, preview.read(path).replace("doelgroepen:", "doelgoepen:") + "\n");
      await shows(expect, first.filter({ hasText: `${path}:` }), "problems of the file that was saved last should come first");
    }
  })],

  ["what was typed is text and nothing else", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const nasty = `"<img src=x onerror=alert(1)>": "<script>alert(2)</script>"`;
    preview.change(course, "doelgroepen:", `${nasty}\ndoelgroepen:`);
    await shows(expect, problemsOf(page).getByRole("heading", { name: /<img src=x onerror=alert\(1\)>/ }), "what was typed should be read as it was typed");
    const made = await page.evaluate(() => [...document.querySelectorAll("vindplek-problemen, vindplek-waarom")]
      .flatMap((it) => [...it.shadowRoot.querySelectorAll("img, script")]).length);
    expect(made === 0, "what was typed should not become markup");
    await page.keyboard.press("Escape");
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    await shows(expect, page.getByRole("dialog", { name: "Waarom zie ik dit?" }).getByText("<script>alert(2)</script>"), "a value should be read as it was typed");
  })],

  ["behind a broken template stays the last good page", (walk) => atPage(walk, address, { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const template = "themes/basis/templates/course.html";
    const undo = preview.change(template, "{% block content %}", "{% block content %}{% if %}");
    await shows(expect, problemsOf(page).getByText("Je ziet de laatste goede versie van deze pagina"), "it should be told that the page is an older one");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "the last good page should stay");
    await shows(expect, problemsOf(page).getByRole("link", { name: new RegExp(`^${template}:\\d+$`) }), "the template should be named");
    await shows(expect, barOf(page).getByText("laatste goede versie"), "the bar should say so as well");
    await page.reload();
    await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "the last good page should be there after a reload");
    await shows(expect, barOf(page).getByText("laatste goede versie"), "the bar should say so after a reload");
    undo();
    await shows(expect, barOf(page).getByText("laatste goede versie"), "the page should be made again", "hidden");
    await page.goto(`${preview.origin}/noord/nieuws/`);
    preview.change(template, "{% block content %}", "{% block content %}{{ course.bestaat_niet.echt }}");
    await shows(expect, problemsOf(page).getByRole("link", { name: new RegExp(`^${template}:\\d+$`) }), "a template that breaks should be told of on any page");
  })],

  ["a long list shows the first, and more when asked", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    for (let number = 0; number < 120; number++) {
      preview.write(`content/nieuws/fout-${number}.md`, "---\ntitel: Zo\nsamenvatting: Kort.\ndatum: gisteren\nafzendr: LAB\n---\n");
    }
    const cards = problemsOf(page).getByRole("article");
    const isMuch = await page.waitForFunction(() => document.querySelector("vindplek-problemen").shadowRoot.querySelectorAll("article").length === 200).then(() => true, () => false);
    expect(isMuch, "a long list should show two hundred problems");
    const all = Object.values(await preview.json("state").then(({ problems }) => [problems.errors, problems.warnings, problems.hints])).reduce((sum, it) => sum + it);
    const more = problemsOf(page).getByRole("button", { name: /^Toon meer/ });
    for (let shown = 200; shown < all; shown += 200) await more.click();
    expect(!await more.isVisible(), "when all is shown there should be no more to ask for");
    expect(await cards.count() === all, `all ${all} problems should show when asked, but ${await cards.count()} do`);
  })],
];
