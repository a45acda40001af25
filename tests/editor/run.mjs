// The extension in a real editor, as an editor of the sites uses it.
//
//   node run.mjs --node NODE --editor SERVER --vsix FILE --root REPOSITORY --chromium PATH [--only PATTERN]

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Findings } from "./findings.mjs";
import { Window, launch, startServer } from "./editor.mjs";
import { stories as preview } from "./stories/preview.mjs";
import { stories as processes } from "./stories/processes.mjs";
import { stories as problems } from "./stories/problems.mjs";
import { stories as projects } from "./stories/projects.mjs";
import { stories as writing } from "./stories/writing.mjs";

const names = ["node", "editor", "vsix", "root", "chromium", "only", "picture"];
const { values: given } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });

const findings = new Findings();
const home = await mkdtemp(path.join(tmpdir(), "vindplek-editor-"));
const server = await startServer({ ...given, home });
const browser = await launch(given.chromium, home);

/** A copy of the real content in a folder of its own, whose name has a space and an accent. */
async function copyProject(name) {
  const project = path.join(home, name, "Één vindplek");
  const parts = ["content", "regions", "themes"].map((part) => cp(path.join(given.root, part), path.join(project, part), { recursive: true }));
  await Promise.all(parts);
  return project;
}

const wanted = [...problems, ...writing, ...preview, ...projects, ...processes]
  .filter(({ name }) => new RegExp(given.only ?? "").test(name));
for (const story of wanted) {
  const begun = performance.now();
  let window;
  try {
    const project = await copyProject(story.name.replaceAll(/\W+/g, "-"));
    const facts = await story.prepare?.({ project, root: given.root });
    window = await Window.open(browser, server.port, story.folder?.(project) ?? project);
    await story.run({ window, project, server, facts, expect: (fine, sentence) => findings.expect(fine, story.name, sentence) });
  } catch (error) {
    findings.expect(false, story.name, `this should run to completion, but ${error.message}`);
  }
  const failed = findings.problems.some((problem) => problem.includes(story.name));
  if (given.picture && failed && window && !window.page.isClosed()) {
    await window.page.screenshot({ path: path.join(given.picture, `${story.name.replaceAll(/\W+/g, "-")}.png`) });
  }
  await window?.page.close();
  if (given.picture) console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s ${story.name}`);
}

await browser.close();
server.stop();
await rm(home, { recursive: true, force: true, maxRetries: 5 });
for (const problem of findings.problems) console.log(problem);
console.log(`editor: ${findings.passed} passed, ${findings.problems.length} failed`);
process.exit(findings.problems.length > 0 ? 1 : 0);
