// Where projects are found.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

export const stories = [
  {
    name: "a folder inside a project",
    folder: (project) => path.join(project, "content/aanbod"),
    async run({ window, expect }) {
      await window.file("inclusie.md");
      await window.status("vindplek: geen fouten").waitFor();
      await window.replaceLine(9, "fase: in-ontwikeling");
      await window.status("vindplek: 1 fout").waitFor();
      expect(true, "a project above the folder should be found");
    },
  },
  {
    name: "a folder around two projects",
    folder: (project) => path.dirname(project),
    async prepare({ project }) {
      const other = path.join(path.dirname(project), "Ander/regions/leeg");
      await mkdir(other, { recursive: true });
      await writeFile(path.join(other, "region.yaml"), "onbekende_sleutel: ja\n");
    },
    async run({ window, expect }) {
      await window.status(/vindplek: \d+ fout/).waitFor();
      const rows = await window.problems("region.yaml");
      await rows.filter({ hasText: "unknown-key" }).first().waitFor();
      await window.command("vindplek: Voorbeeld hiernaast");
      await window.choose("Één vindplek");
      await window.preview.locator("body").waitFor();
      expect(true, "projects below the folder should be found");
    },
  },
];
