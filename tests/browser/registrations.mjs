// The registration form, on a phone and on a wide screen: `vindplek` must accept the files that it makes.

import { registration } from "./aanmelden.mjs";
import { newPage, withContext } from "./browser.mjs";

export function registrations(projects, { project, program }) {
  const real = projects.find(({ name }) => name === "real");
  return [["landelijk", 1280], ["zuid", 360]].map(([id, width]) => ({
    name: `registration: ${id} (${width} px)`,
    run: (browser, findings) => withContext(browser, { viewport: { width, height: 900 } }, async (context) => {
      const where = `real ${id}/aanmelden/ (${width} px)`;
      const listeners = [];
      await registration({
        url: `${real.site(id).url}aanmelden/`, project, program, tell: "registration",
        newPage: async () => {
          const { page, keepsQuiet } = await newPage(context, real.origin);
          listeners.push(keepsQuiet);
          return page;
        },
        check: (fine, sentence) => findings.expect(fine, where, sentence),
      });
      for (const keepsQuiet of listeners) await keepsQuiet(findings, where);
    }),
  }));
}
