// Problems: of all files, while one types, and how they are mended.

import path from "node:path";
import { readFile } from "node:fs/promises";
import { makeMistakes } from "../mistakes.mjs";

const HOW_MANY = 20;

export const stories = [
  {
    name: "mistakes in twenty files",
    prepare: ({ project, root }) => makeMistakes(root, project, HOW_MANY),
    async run({ window, facts, expect }) {
      await window.status(/vindplek: \d+ fout/).waitFor();
      await window.problems("");
      const missing = [];
      for (const { code, file, line } of facts) {
        const rows = await window.filterProblems(path.basename(file));
        const row = rows.filter({ hasText: code }).filter({ hasText: `Ln ${line},` });
        await row.first().waitFor({ timeout: 10_000 }).catch(() => missing.push(`${code} in ${file}:${line}`));
      }
      expect(facts.length === HOW_MANY, `there should be ${HOW_MANY} mistakes to find, not ${facts.length}`);
      expect(missing.length === 0, `all mistakes should be in the Problems panel, but not ${missing.join(", ")}`);
    },
  },
  {
    name: "problems while typing",
    async run({ window, project, expect }) {
      const file = "content/aanbod/inclusie.md";
      await window.file(file);
      await window.status("vindplek: geen fouten").waitFor();
      await window.replaceLine(9, "fase: in-ontwikeling");
      await window.status("vindplek: 1 fout").waitFor();
      const rows = await window.problems("inclusie.md");
      await rows.filter({ hasText: "Ln 9," }).first().waitFor();
      await window.focusText();
      await window.replaceLine(9, "fase: in-ontwikkeling");
      await window.status("vindplek: geen fouten").waitFor();
      await rows.filter({ hasText: "Ln 9," }).first().waitFor({ state: "detached" });

      await window.focusText();
      await window.replaceLine(9, "fase: in-ontwikeling");
      await window.status("vindplek: 1 fout").waitFor();
      await window.goTo(9, 10);
      await window.quickFix(/in-ontwikkeling/);
      await window.status("vindplek: geen fouten").waitFor();
      expect((await window.line(9)) === "fase: in-ontwikkeling", "a quick fix should mend the text");
      const saved = await readFile(path.join(project, file), "utf8");
      expect(saved.includes("fase: in-ontwikkeling\n"), "nothing should be saved by that");

      await window.replaceLine(9, "fase: in-ontwikeling");
      await window.status("vindplek: 1 fout").waitFor();
      await window.command("View: Revert and Close Editor");
      await window.status("vindplek: geen fouten").waitFor();
    },
  },
  {
    name: "all that is certain is mended",
    async run({ window, project, expect }) {
      const file = path.join(project, "content/nieuws/terugblik-stakeholderbijeenkomst.md");
      await window.file("content/nieuws/terugblik-stakeholderbijeenkomst.md");
      await window.status("vindplek: geen fouten").waitFor();
      const before = await readFile(file, "utf8");
      const line = before.split("\n").findIndex((text) => text.startsWith("datum:")) + 1;
      await window.replaceLine(line, "datum: 28 juni 2024");
      await window.save();
      await window.status("vindplek: 1 fout").waitFor();
      await window.command("vindplek: Herstel wat zeker is");
      await window.status("vindplek: geen fouten").waitFor();
      await window.notice(/1 bestand is hersteld/).waitFor();
      expect((await window.line(line)) === "datum: 2024-06-28", `a date in words should become one in numbers, not “${await window.line(line)}”`);
    },
  },
];
