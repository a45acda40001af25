// User tasks, walked from start to finish, on a phone, a tablet and a wide screen, with and without
// scripts. The screens of a task are shared out over the sites that it is meant for.

import { newPage, withContext } from "./browser.mjs";
import { Person } from "./person.mjs";
import { coach } from "./tasks/coach.mjs";
import { editor } from "./tasks/editor.mjs";
import { employer } from "./tasks/employer.mjs";
import { municipality } from "./tasks/municipality.mjs";
import { provider } from "./tasks/provider.mjs";
import { reader } from "./tasks/reader.mjs";
import { searcher } from "./tasks/searcher.mjs";

const widths = [360, 768, 1440];
const people = { coach, employer, municipality, provider, editor, reader, searcher };

/**
 * A task is `{ does, on, project, scripts, walk }`: a description; on which sites (`regional`,
 * `national`, `all`); in which project; whether to run it with scripts, without, or both (the
 * default); and the walk itself, which receives a person and the project.
 */
export function walks(projects) {
  return Object.entries(people).flatMap(([who, tasks]) => tasks.flatMap((task) => {
    const project = projects.find(({ name }) => name === task.project);
    const sites = project.sites.filter((site) => isMeant(task.on, site));
    const scripts = task.scripts === undefined ? [true, false] : [task.scripts];
    return scripts.flatMap((script) => widths.map((width, at) => {
      // Without scripts a site has another screen than with them.
      const site = sites[(at + Number(!script)) % sites.length];
      return {
        name: `walk: ${who} ${site.id} ${width} px ${script ? "with" : "without"} scripts: ${task.does}`,
        run: (browser, findings) => walk(browser, findings, { who, task, project, site, script, width }),
      };
    }));
  }));
}

/** The regions share their templates, so two suffice: one with its own host, and one on a shared host. */
function isMeant(on, site) {
  const isRegional = site.id === "zuid" || site.id === "zuidwest";
  return { national: site.isNational, regional: isRegional, all: site.isNational || isRegional }[on];
}

async function walk(browser, findings, { who, task, project, site, script, width }) {
  const where = `${project.name} ${site.id} (${width} px, ${script ? "with" : "without"} scripts)`;
  await withContext(browser, { viewport: { width, height: 800 }, javaScriptEnabled: script, acceptDownloads: true }, async (context) => {
    const { page, keepsQuiet } = await newPage(context, project.origin);
    try {
      await task.walk(new Person(page, site), project);
      findings.expect(true, where, task.does);
    } catch (error) {
      findings.expect(false, where, `${who} ${task.does}: ${error.message.split("\n")[0]}`);
    }
    await keepsQuiet(findings, where);
  });
}
