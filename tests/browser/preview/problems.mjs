// Problems are shown in the browser, can be fixed there, and disappear once fixed.

import { atPage, barOf, marked, problemsOf, shows } from "./server.mjs";

const course = "content/aanbod/inclusie.md";
const address = "/noord/aanbod/inclusie/";

export const problems = [
  ["a new error shows automatically, once, without taking the focus", (walk) => atPage(walk, "/noord/aanbod/", async (page) => {
    const { expect, preview } = walk;
    const list = problemsOf(page);
    const field = page.locator("#vinder-q");
    await field.focus();
    const undo = preview.change(course, "doelgroepen:", "doelgoepen:");
    const problem = list.getByRole("article").filter({ hasText: "De sleutel “doelgoepen” bestaat hier niet" });
    await shows(expect, problem, "a new error should show automatically");
    expect(await field.evaluate((it) => it === document.activeElement), "a new error should not take the focus");
    const excerpt = await problem.locator("pre").innerText();
    expect(/\d+ │ doelgoepen: \[.*\n\s+│ \^{10}$/.test(excerpt.trimEnd()), `the line should show with a caret below it, but it is ${excerpt}`);
    await shows(expect, problem.getByText("Bedoelt u “doelgroepen”?"), "the suggested fix should show");
    await problem.getByText("Waarom is dit een probleem?").click();
    await shows(expect, problem.getByText("unknown-key"), "the explanation should unfold");
    const open = await problem.getByRole("link", { name: "Openen in editor" }).getAttribute("href");
    expect(/^vscode:\/\/file\/.*inclusie\.md:\d+:1$/.test(open), `the place should open in an editor, but the link is ${open}`);
    await page.keyboard.press("Escape");
    await shows(expect, list, "Escape should hide the problems", "hidden");
    await shows(expect, barOf(page).getByRole("button", { name: /^Problemen: \d+ fout/ }), "the bar should still report the errors");
    await page.reload();
    await barOf(page).getByRole("button", { name: /^Problemen: \d+ fout/ }).waitFor();
    expect(!await list.isVisible(), "an error that was dismissed should not show automatically again");
    await barOf(page).getByRole("button", { name: /^Problemen/ }).click();
    await shows(expect, problem, "the button should show the problems");
    undo();
    await shows(expect, list, "the problems should disappear once all are fixed", "hidden");
    await shows(expect, barOf(page).getByRole("button", { name: "Problemen: geen problemen" }), "the bar should report no problems");
  })],

  ["a safe fix takes one click", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const isSame = await marked(page);
    const whole = preview.read(course);
    preview.change(course, "doelgroepen:", "doelgoepen:");
    await problemsOf(page).getByRole("button", { name: "Herstel: “doelgoepen” → “doelgroepen”" }).click();
    await shows(expect, problemsOf(page), "the problems should disappear once fixed", "hidden");
    expect(preview.read(course) === whole, "the file should be as it was before the mistake");
    expect(await isSame(), "the page should not be reloaded");
  })],

  ["a warning does not open the list of problems", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    preview.write(course, `${preview.read(course)}\nLees [hier](../aanbod/hoe-werkt-de-gemeente.md) meer.\n`);
    await shows(expect, barOf(page).getByRole("button", { name: /^Problemen: \d+ waarschuwing/ }), "the bar should report a warning");
    expect(!await problemsOf(page).isVisible(), "a warning should not show automatically");
  })],

  ["problems of the last saved file are listed first", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    const first = problemsOf(page).getByRole("article").first();
    for (const name of ["seniorensport", "inclusie", "hoe-werkt-de-gemeente", "seniorensport"]) {
      const path = `content/aanbod/${name}.md`;
      preview.write(path, preview.read(path).replace("doelgroepen:", "doelgoepen:") + "\n");
      await shows(expect, first.filter({ hasText: `${path}:` }), "problems of the last saved file should be first");
    }
  })],

  ["editor input is shown as text, never as markup", (walk) => atPage(walk, address, async (page) => {
    const { expect, preview } = walk;
    const nasty = `"<img src=x onerror=alert(1)>": "<script>alert(2)</script>"`;
    preview.change(course, "doelgroepen:", `${nasty}\ndoelgroepen:`);
    await shows(expect, problemsOf(page).getByRole("heading", { name: /<img src=x onerror=alert\(1\)>/ }), "a key should be shown as typed");
    const made = await page.evaluate(() => [...document.querySelectorAll("vindplek-problemen, vindplek-waarom")]
      .flatMap((it) => [...it.shadowRoot.querySelectorAll("img, script")]).length);
    expect(made === 0, "editor input should not become markup");
    await page.keyboard.press("Escape");
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    await shows(expect, page.getByRole("dialog", { name: "Waarom zie ik dit?" }).getByText("<script>alert(2)</script>"), "a value should be shown as typed");
  })],

  ["a broken template leaves the last good page in place", (walk) => atPage(walk, address, { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    const template = "themes/basis/templates/course.html";
    const undo = preview.change(template, "{% block content %}", "{% block content %}{% if %}");
    await shows(expect, problemsOf(page).getByText("U ziet de laatste goede versie van deze pagina"), "the list should say that the page is an older version");
    await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "the last good page should stay");
    await shows(expect, problemsOf(page).getByRole("link", { name: new RegExp(`^${template}:\\d+$`) }), "the template should be named");
    await shows(expect, barOf(page).getByText("laatste goede versie"), "the bar should say so as well");
    await page.reload();
    await shows(expect, page.getByRole("heading", { level: 1, name: "Ondersteuning bij inclusie" }), "the last good page should be there after a reload");
    await shows(expect, barOf(page).getByText("laatste goede versie"), "the bar should say so after a reload");
    undo();
    await shows(expect, barOf(page).getByText("laatste goede versie"), "the page should be rendered again", "hidden");
    await page.goto(`${preview.origin}/noord/nieuws/`);
    preview.change(template, "{% block content %}", "{% block content %}{{ course.bestaat_niet.echt }}");
    await shows(expect, problemsOf(page).getByRole("link", { name: new RegExp(`^${template}:\\d+$`) }), "a broken template should be reported on any page");
  })],

  ["a long list shows the first problems, and more on request", (walk) => atPage(walk, "/", async (page) => {
    const { expect, preview } = walk;
    for (let number = 0; number < 120; number++) {
      preview.write(`content/nieuws/fout-${number}.md`, `---\ntitel: Zo\nsamenvatting: Kort.\ndatum: dag ${number}\nafzender: LAB\nsleutel_${number}: LAB\n---\n`);
    }
    const cards = problemsOf(page).getByRole("article");
    const isMuch = await page.waitForFunction(() => document.querySelector("vindplek-problemen").shadowRoot.querySelectorAll("article").length === 200).then(() => true, () => false);
    expect(isMuch, "a long list should show two hundred problems");
    const all = Object.values(await preview.json("state").then(({ problems }) => [problems.errors, problems.warnings, problems.hints])).reduce((sum, it) => sum + it);
    const more = problemsOf(page).getByRole("button", { name: /^Toon meer/ });
    for (let shown = 200; shown < all; shown += 200) await more.click();
    expect(!await more.isVisible(), "the button should disappear once all problems are shown");
    expect(await cards.count() === all, `all ${all} problems should show on request, but ${await cards.count()} do`);
  })],
];
