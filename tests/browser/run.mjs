// The built sites in a real browser, as visitors see them. Two projects: the real one, with little
// content so far, and one with full content (`project.mjs`).
//
//   node run.mjs --real DIST --full DIST --project DIR --program VINDPLEK --chromium PATH [--only PATTERN]
//
// The first two are folders of built sites; the real one was built from the project by the program,
// which also checks the files that the registration form makes. With --only, runs only the jobs that match.

import { parseArgs } from "node:util";
import { agendas } from "./agenda.mjs";
import { audits } from "./audit.mjs";
import { launch } from "./browser.mjs";
import { faults } from "./faults.mjs";
import { finders } from "./finder.mjs";
import { Findings } from "./findings.mjs";
import { illustrations } from "./illustrations.mjs";
import { keyboards } from "./keyboard.mjs";
import { logos } from "./logos.mjs";
import { lists } from "./my-list.mjs";
import { previews } from "./preview.mjs";
import { open } from "./project-on-disk.mjs";
import { registrations } from "./registrations.mjs";
import { searchStates } from "./search-states.mjs";
import { searches } from "./search.mjs";
import { walks } from "./tasks.mjs";
import { types } from "./type.mjs";
import { weights } from "./weight.mjs";
import { works } from "./work.mjs";

const names = ["real", "full", "project", "program", "chromium", "only"];
const { values: given } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });
const projects = [await open("real", given.real), await open("full", given.full)];
const browser = await launch(given.chromium);
const findings = new Findings();

const jobs = [registrations, previews, agendas, lists, audits, logos, faults, searches, searchStates, weights, works, types, keyboards, illustrations, finders, walks]
  .flatMap((suite) => suite(projects, given))
  .filter((job) => new RegExp(given.only ?? "").test(job.name));

// Two jobs at a time, for two cores: each page has its own renderer process.
const seconds = new Map();
async function work() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const begun = performance.now();
    try {
      await job.run(browser, findings);
    } catch (error) {
      findings.expect(false, job.name, `this should run to completion, but ${error.message}`);
    }
    const suite = job.name.split(":")[0];
    seconds.set(suite, (seconds.get(suite) ?? 0) + (performance.now() - begun) / 1000);
  }
}
await Promise.all([work(), work()]);

await browser.close();
for (const project of projects) project.close();
for (const problem of findings.problems) console.log(problem);
const times = [...seconds].map(([suite, time]) => `${suite} ${time.toFixed(0)} s`).join(", ");
console.log(`browser: ${findings.passed} passed, ${findings.problems.length} failed (${times})`);
process.exit(findings.problems.length > 0 ? 1 : 0);
