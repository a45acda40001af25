// The registration form, end to end: `registration` fills it in in several ways, writes the resulting files to a copy of
// the project, and runs `vindplek check` and `vindplek build` on it. They must report no error, and the published text
// must be the text that was typed. It also enters invalid values, and checks the form's error messages.
//
//   import { registration } from "./aanmelden.mjs";
//   await registration({ newPage, url, project, program, check, tell });
//
// newPage   returns a new Playwright page for each call, with the viewport width to test
// url       the address of /aanmelden/ on one site
// project   the folder that the sites were built from; it is copied, not changed
// program   the path of vindplek
// check     (fine, what) => records a failure unless `fine`
// tell      prefix of the failure messages: "noord, 360 px"
//
// Standalone: node tests/browser/aanmelden.mjs URL PROJECT PROGRAM CHROMIUM [WIDTH]

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TODAY = "2026-11-01";

// Text that people type, paste or drag into a form, and that may break a parser.
const NASTY = [
  `Hij zei: "ja" en 'nee' \\ en \\n`, "- streepje: vooraan # en een hekje", "--- \n---\n", "# Kop", "{a: [b, c}", "&anker *alias !tag %",
  "null", "~", "ja", "onbekend", "|\n  blok", "> vouw", "@ ` ?", "🤾‍♀️ bal & <b>vet</b> <script>alert(1)</script>", "a\u0000b\u0007c\u001bd\u007fe\u0085f",
  "een\u2028twee\u2029drie\ufeffvier\uffff", "los \ud83d surrogaat", "\u202edraai om", "tab\there", "[link](http://slecht.example) ![beeld](https://x.example/a.png)",
  "::: kader\nTekst\n:::", "term\n: uitleg", "kop\n===\nkop\n---", "| a | b |\n|---|---|\n| c | d |", "[^1] en [^1]: noot", "<https://a.example> &amp; &lt;",
  "1. een\n2) twee\n- drie\n* vier", "    vier spaties", "```\ncode\n```", "- [ ] taak\n- - genest", "{{ site.name }} {% if %}", "\\", "\"", "1\\. x_y_z a*b*c ~~weg~~", "+ plus\n= is",
];

/** The shortest valid course: everything that may be unknown is unknown. */
const UNKNOWN = {
  titel: "Een cursus waarvan weinig bekend is",
  samenvatting: "Over deze cursus is nog weinig bekend, maar dat zeggen we dan ook gewoon.",
  doel: "Laten zien dat niets weten ook goed is.",
  kies: [["soort", "cursus"], ["fase", "in-ontwikkeling"], ["route", "nieuw"], ["deelnemers", "buurtsportcoach"], ["functies", "onbekend"],
    ["leeruitkomsten", "onbekend"], ["instapvoorwaarden", "onbekend"], ["tijdsinvestering", "onbekend"], ["kosten", "onbekend"],
    ["vorm", "onbekend"], ["aanbieder", "onbekend"]],
};

const radio = (page, key, value) => page.locator(`[data-veld="${key}"] input[value="${value}"]`).first();
const field = (page, id) => page.locator(`#veld-${id}`);

async function fill(page, course) {
  for (const key of ["titel", "samenvatting", "doel"]) await field(page, key).fill(course[key]);
  for (const [key, value] of course.kies) await radio(page, key, value).check();
}

async function opened(newPage, url) {
  const page = await newPage();
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00`));
  await page.goto(url);
  return page;
}

/** Submits the form; returns the name and text of the file, or undefined when the form rejects the input. */
async function made(page) {
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  if (!(await page.locator("#klaar").isVisible())) return undefined;
  const link = page.locator("#bewaar");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Yields `count` pseudo-random texts of awkward characters, the same in every run. */
function* random(count) {
  let seed = 20261101;
  const next = (below) => ((seed = Math.imul(seed, 1103515245) + 12345) >>> 12) % below;
  const signs = [..."ab 1.-#:*_`~<>[]{}()|\\\"'&!@%^=+\n\n\t\u00a0\u2028é🤾", "---", "<b>", ":::", "- ", "\n- ", "\n1. ", "&amp;", "```", "![", "](", "<!--", "-->", "\n#", "\n    "];
  for (let made = 0; made < count; made++) yield Array.from({ length: 5 + next(60) }, () => signs[next(signs.length)]).join("");
}

export async function registration({ newPage, url, project, program, check, tell }) {
  const files = [];
  const expect = (fine, what) => check(fine, `${tell}, aanmelden: ${what}`);
  const keep = (file, what, typed = {}) => {
    expect(file, `${what}: the form rejects it`);
    if (file) files.push({ ...file, what, typed });
  };

  await refusals(newPage, url, expect);

  let page = await opened(newPage, url);
  await fill(page, UNKNOWN);
  keep(await made(page), "unknowns", UNKNOWN);
  const mail = await page.locator("#mail").getAttribute("href");
  expect(/^mailto:[^?]+@[^?]+\?subject=[^&]+&body=/.test(mail) && mail.length < 2000, `the mail link should have an address, subject and body within 2000 characters, but is ${mail.slice(0, 80)}`);

  page = await opened(newPage, url);
  keep(await everything(page), "everything", { titel: "Alles ingevuld: van A tot Z" });

  // Each awkward text in each text field.
  page = await opened(newPage, url);
  await fill(page, UNKNOWN);
  await radio(page, "leeruitkomsten", "").check();
  const texts = [...NASTY, ...random(60)];
  for (const [at, text] of texts.entries()) {
    const typed = { titel: `Lastig ${at} ${text}`, samenvatting: `${text} ${"samen ".repeat(8)}`, doel: `Doel ${text}` };
    for (const [key, value] of Object.entries(typed)) await set(page, `veld-${key}`, value);
    await set(page, await page.locator("[data-veld=leeruitkomsten] .rij input").first().getAttribute("id"), `${text} .`);
    await set(page, "veld-locatie", text);
    await set(page, "veld-tekst", text);
    const text_ = await page.locator("#bestand").textContent();
    files.push({ name: `lastig-${at}.md`, text: text_, what: JSON.stringify(text), typed: { ...typed, tekst: text } });
  }
  await set(page, "veld-tekst", "Dit is een zin die vaak terugkomt. ".repeat(5000));
  await set(page, "veld-titel", `Heel lang ${"woord ".repeat(40)}`);
  keep(await made(page), "a very long text");

  judge(files, project, program, expect);
}

/** Sets a value as pasting does, including characters that a keyboard cannot type. */
async function set(page, id, value) {
  await page.evaluate(([id, value]) => {
    const control = document.getElementById(id);
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }, [id, value]);
}

async function everything(page) {
  await fill(page, {
    titel: "Alles ingevuld: van A tot Z",
    samenvatting: "Je leert alles wat er te leren valt, van A tot en met Z, in vier dagdelen bij jou in de buurt.",
    doel: "Alles kunnen wat een buurtsportcoach nodig heeft.",
    kies: [["soort", "training"], ["fase", "omschreven"], ["route", "bestaand"], ["deelnemers", "buurtsportcoach"], ["deelnemers", "gemeente"],
      ["functies", ""], ["leeruitkomsten", ""], ["instapvoorwaarden", ""], ["tijdsinvestering", ""], ["kosten", ""], ["vorm", "blended"]],
  });
  for (const key of ["themas", "profielen"]) await page.locator(`[data-veld=${key}] input`).first().check().catch(() => {});
  await radio(page, "functies", "A").check();
  await radio(page, "functies", "D").check();
  const row = (key, at) => page.locator(`[data-veld=${key}] .rij`).nth(at);
  const list = page.locator("[data-veld=leeruitkomsten] [data-soort=lijst]");
  await list.locator("input").first().fill("Je kunt plannen.");
  await list.getByRole("button", { name: "Leeruitkomst toevoegen" }).click();
  await page.keyboard.type("Je kunt uitvoeren.");
  await page.locator("[data-veld=instapvoorwaarden] .rij input").fill("Je werkt in de buurt.");
  await field(page, "tekst").fill("Eerst dit.\n\n- een\n- twee\n\nDan dat.");
  for (const title of ["De eerste", "De eerste"]) {
    await page.getByRole("button", { name: "Module toevoegen" }).click();
    await page.keyboard.type(title);
  }
  await row("modules", 0).getByLabel("Uren").fill("2,5");
  await page.locator("[data-veld=materialen] .rij input").fill("Een map");
  await field(page, "taal").selectOption("en");
  await field(page, "video-titel").fill("Kijk mee");
  await field(page, "video-url").fill("film.example/kijk-mee");
  await field(page, "video-duur").fill("3 minuten");
  await field(page, "certificaat").fill("Bewijs van deelname");
  for (const [register, points] of [["Beweegregister", "12,5"], ["Register: buurtwerk", "1"]]) {
    await page.getByRole("button", { name: "Register toevoegen" }).click();
    await page.keyboard.type(register);
    await page.locator("[data-veld=punten] .rij").last().getByLabel("Aantal punten").fill(points);
  }
  await field(page, "nlqf").selectOption("5");
  await field(page, "ects").fill("2,5");
  await page.locator("[data-veld=vrijstelling] .rij input").fill("Keuzedeel Bewegen, mbo");
  await field(page, "tijdsinvestering-dagdelen").fill("4");
  await field(page, "tijdsinvestering-toelichting").fill("met voorbereiding");
  await field(page, "kosten-bedrag").fill("€ 125,50");
  await radio(page, "kosten", "deelnemer").check();
  await field(page, "kosten-btw").selectOption("vrijgesteld");
  await field(page, "locatie").fill("Bij jou in de regio");
  for (const [start, place] of [["2026-03-12", "Assen"], ["2026-03-12", ""], ["2027-03-12", "Groningen"]]) {
    await page.getByRole("button", { name: "Datum toevoegen" }).click();
    const added = page.locator("[data-veld=uitvoeringen] .rij").last();
    await added.getByLabel("Eerste dag").fill(start);
    await added.getByLabel("Plaats").fill(place);
    if (place) await added.getByLabel("Begintijd").fill("09:30");
    if (place) await added.getByLabel("Bij welke academie").selectOption({ index: 1 });
  }
  await radio(page, "aanbieder", "").nth(0).check();
  await page.locator("[data-veld=aanbieder] > .manier").nth(1).locator("input[type=radio]").check();
  await field(page, "aanbieder-naam").fill("Sport & Co: \"de beste\"");
  await field(page, "aanbieder-website").fill("sportenco.example/scholing");
  await field(page, "contact-naam").fill("Team scholing");
  await field(page, "contact-email").fill("scholing@sportenco.example");
  await field(page, "contact-url").fill("https://sportenco.example");
  return made(page);
}

/** Errors are shown at the field and in the summary, and the focus moves to the summary. */
async function refusals(newPage, url, expect) {
  const page = await opened(newPage, url);
  const send = () => page.getByRole("button", { name: "Maak het bestand" }).click();
  await send();
  const summary = page.locator("#fouten");
  expect(await summary.evaluate((box) => box === document.activeElement), "the focus does not move to the summary");
  const links = summary.getByRole("link");
  const count = await links.count();
  expect(count >= 12, `an empty form should have at least 12 errors, but has ${count}`);
  for (let at = 0; at < count; at++) {
    const target = (await links.nth(at).getAttribute("href")).slice(1);
    const message = await links.nth(at).textContent();
    await links.nth(at).click();
    expect(await page.evaluate((id) => document.activeElement.id === id, target), `“${message}” does not lead to #${target}`);
    const described = await page.evaluate((id) => {
      const control = document.getElementById(id);
      const holders = [control, control.closest(".veld")];
      const ids = holders.flatMap((holder) => holder?.getAttribute("aria-describedby")?.split(" ") ?? []);
      return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
    }, target);
    expect(described.includes(message), `“${message}” is not shown at #${target}`);
  }
  const wrong = async (id, value, message) => {
    await field(page, id).fill(value);
    await field(page, id).blur();
    const said = await page.locator(`#veld-${id}-fout`).textContent();
    expect(message.test(said), `‘${value}’ in ${id} gives the message “${said}”`);
    expect((await field(page, id).getAttribute("aria-invalid")) === "true", `${id} is not marked as invalid`);
  };
  const right = async (id, value) => {
    await field(page, id).fill(value);
    await field(page, id).blur();
    const said = await page.locator(`#veld-${id}-fout`).textContent();
    expect(said === "", `‘${value}’ in ${id} is rejected with “${said}”`);
  };
  await radio(page, "kosten", "").check();
  await wrong("kosten-bedrag", "1,250", /1250/);
  await wrong("kosten-bedrag", "1.25.0", /geen getal/);
  await wrong("kosten-bedrag", "1.250.00", /geen getal/);
  await wrong("kosten-bedrag", "0.125", /twee cijfers/);
  await wrong("kosten-bedrag", "4 dagdelen", /iets anders/);
  await wrong("kosten-bedrag", "0", /groter is dan 0/);
  await wrong("kosten-bedrag", "-5", /geen getal/);
  await wrong("kosten-bedrag", "veel", /geen getal/);
  await wrong("kosten-bedrag", "12.5555", /twee cijfers/);
  await wrong("kosten-bedrag", "99999999999999999999", /te groot/);
  for (const fine of ["1250", "1.250", "€ 1.250,00", "1 250,00", "€1250,-", "125,5", "125.50", "€ 20", "20,-", "0,01"]) await right("kosten-bedrag", fine);
  await wrong("contact-email", "info@voorbeeld", /e-mailadres/);
  await right("contact-email", "info@voorbeeld.nl");
  await wrong("contact-url", "http://voorbeeld.nl", /https/);
  await wrong("contact-url", "javascript:alert(1)", /webadres/);
  await right("contact-url", "voorbeeld.nl");
  await field(page, "contact-email").fill("jan.jansen@voorbeeld.nl");
  expect(/één persoon/.test(await page.locator("#veld-contact-email-advies").textContent()), "a personal email address gets no warning");
  await field(page, "tekst").fill("Bel 06 12 34 56 78.");
  expect(/06 12 34 56 78/.test(await page.locator("#veld-tekst-advies").textContent()), "a mobile number gets no warning");
  await field(page, "samenvatting").fill("Kort.");
  expect(/5 tekens/.test(await page.locator("#veld-samenvatting-advies").textContent()), "a short summary gets no warning");
  await page.getByRole("button", { name: "Datum toevoegen" }).click();
  const round = page.locator("[data-veld=uitvoeringen] .rij");
  await round.getByLabel("Eerste dag").fill("2026-03-12");
  await round.getByLabel("Laatste dag").fill("2026-03-11");
  await send();
  expect((await summary.textContent()).includes("voor de eerste dag"), "a last day before the first day is accepted");
  await round.getByLabel("Laatste dag").fill("");
  await round.getByLabel("Begintijd").fill("09:30");
  await round.getByLabel("Eindtijd").fill("09:15");
  await send();
  expect((await summary.textContent()).includes("niet na de begintijd, 9.30 uur"), "an end before the beginning of a day is accepted");
  await round.getByRole("button", { name: /Verwijder/ }).click();
  expect(await page.evaluate(() => document.activeElement.matches("[data-erbij]")), "after removing a row the focus is lost");
}

/** Runs the program once on all files. */
function judge(files, project, program, expect) {
  const folder = mkdtempSync(join(tmpdir(), "aanmelden-"));
  try {
    const copy = join(folder, "project");
    for (const part of ["content", "regions", "themes"]) cpSync(join(project, part), join(copy, part), { recursive: true });
    for (const file of files) writeFileSync(join(copy, "content/aanbod", file.name), file.text);
    const run = (...args) => {
      try {
        return execFileSync(program, [...args, "--project", copy, "--as-of", TODAY], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
      } catch (failed) {
        return failed.stdout ?? "";
      }
    };
    const problems = run("check", "--format", "json").split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    const errors = problems.filter((problem) => problem.severity === "error");
    for (const file of files) {
      const own = errors.filter((problem) => problem.path === `content/aanbod/${file.name}`);
      expect(own.length === 0, `${file.what}: ${own.map((problem) => `${problem.code}: ${problem.message}`).join("; ")}\n${file.text.slice(0, 2000)}`);
    }
    run("build", "--site", "landelijk", "--out", join(folder, "dist"));
    const { items } = JSON.parse(readFileSync(join(folder, "dist/landelijk/aanbod.json"), "utf8"));
    const plain = (text) => text.toWellFormed().replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufeff\uffff]/g, "").replace(/[ \t\r\n\u000b\u000c\u0085\u2028\u2029]+/g, " ").trim();
    for (const file of files) {
      const item = items.find((item) => `${item.id}.md` === file.name);
      expect(item, `${file.what}: it is not published`);
      for (const key of ["titel", "samenvatting", "doel"]) {
        const typed = file.typed[key];
        // A single-line field drops line breaks.
        const kept = key === "titel" ? typed?.replace(/[\r\n]/g, "") : typed;
        if (item && typed !== undefined) expect(item[key] === plain(kept), `${file.what}: ${key} became ${JSON.stringify(item[key])}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1]?.endsWith("aanmelden.mjs")) {
  const [url, project, program, executablePath, width = "1440"] = process.argv.slice(2);
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const problems = [];
  let passed = 0;
  const said = [];
  const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, reducedMotion: "reduce" });
  const newPage = async () => {
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.setDefaultTimeout(10_000);
    return page;
  };
  const check = (fine, what) => (fine ? passed++ : problems.push(what));
  await registration({ newPage, url, project, program, check, tell: `${url} ${width} px` });
  await browser.close();
  for (const problem of [...problems, ...said]) console.log(problem);
  console.log(`aanmelden: ${passed} passed, ${problems.length + said.length} failed`);
  process.exit(problems.length + said.length > 0 ? 1 : 0);
}
