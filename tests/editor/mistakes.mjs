// Mistakes to put in a project, from the list that the tests of the program have (`tests/mistakes`).

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Reads the mistakes that replace one text in one file: `{ code, file, old, text, line }`, with in `text` a mark
 * where the problem begins.
 */
async function simpleMistakes(list) {
  const blocks = (await readFile(list, "utf8")).split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const lines = block.split("\n").filter((line) => line && !line.startsWith("#"));
    const [code, file, ...rest] = lines;
    const isSimple = /^[a-z-]+$/.test(code ?? "") && file?.startsWith("> ") && rest.every((line) => /^[-+] /.test(line));
    const part = (sign) => rest.filter((line) => line.startsWith(sign)).map((line) => line.slice(2)).join("\n");
    const mistake = { code, file: file?.slice(2), old: part("-"), text: part("+") };
    return isSimple && mistake.old && mistake.text.includes("¦") ? [mistake] : [];
  });
}

/** Makes some mistakes in a project, each in another file, and returns them with the line of the problem, from 1. */
export async function makeMistakes(root, project, count) {
  const made = new Map();
  for (const name of ["form.txt", "links.txt"]) {
    for (const mistake of await simpleMistakes(path.join(root, "tests/mistakes", name))) {
      if (made.has(mistake.file) || made.size === count) continue;
      const at = path.join(project, mistake.file);
      const before = await readFile(at, "utf8");
      const marked = before.replace(mistake.old, () => mistake.text);
      const line = marked.slice(0, marked.indexOf("¦")).split("\n").length;
      await writeFile(at, marked.replace("¦", ""));
      made.set(mistake.file, { ...mistake, before, line });
    }
  }
  return [...made.values()];
}
