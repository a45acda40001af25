// Help while writing: completion, explanations, references, new names, and new files.

import { readFile } from "node:fs/promises";
import path from "node:path";

const COURSE = "content/aanbod/inclusie.md";

export const stories = [
  {
    name: "completion and explanations",
    async run({ window, expect }) {
      await window.file(COURSE);
      await window.status("vindplek: geen fouten").waitFor();
      await window.goTo(9, 1);
      await window.page.keyboard.press("End");
      await window.page.keyboard.press("Enter");
      await window.page.keyboard.type("op_a");
      await window.suggestion("op_aanvraag").waitFor();
      await window.page.keyboard.press("Enter");
      expect((await window.line(10)).startsWith("op_aanvraag:"), "a key should be completed");
      await window.page.keyboard.press("Escape");

      await window.replaceLine(6, "themas: [");
      await window.page.keyboard.press("Control+Space");
      await window.suggestion("gezondheid").waitFor();
      expect(await window.suggestion("buurtsportcoach").count() === 0, "only themes should be offered where a theme is asked");
      await window.page.keyboard.type("loop");
      await window.suggestion("loopbaan").waitFor();
      await window.page.keyboard.press("Escape");

      await window.replaceLine(6, "themas: [inclusie]");
      await window.goTo(8, 2);
      const hover = await window.hover();
      expect(hover.length > 20 && !/undefined|null/.test(hover), `a key should be explained, not “${hover}”`);
    },
  },
  {
    name: "references and new names",
    async run({ window, project, expect }) {
      await window.file(COURSE);
      await window.status("vindplek: geen fouten").waitFor();
      const partners = (await readFile(path.join(project, COURSE), "utf8")).split("\n").indexOf("partners: [lab]") + 1;
      await window.goTo(partners, 13);
      await window.page.keyboard.press("F12");
      await window.tab("partners.yaml").waitFor();
      const list = (await readFile(path.join(project, "content/partners.yaml"), "utf8")).split("\n");
      await window.status(`Ln ${list.findIndex((line) => line.endsWith("id: lab")) + 1},`).waitFor();

      await window.file(COURSE);
      await window.goTo(partners, 13);
      await window.rename("lab-landelijk");
      await window.untilLine(partners, "partners: [lab-landelijk]");
      await window.status("vindplek: geen fouten").waitFor();
      expect(true, "a new name should be known to everything that refers to it");
    },
  },
  {
    name: "something new",
    async run({ window, project, expect }) {
      await window.file(COURSE);
      await window.status("vindplek: geen fouten").waitFor();
      await window.command("vindplek: Iets nieuws");
      await window.choose(/^nieuws/i);
      await window.choose("Noord");
      await window.answer("Wij gaan van start");
      await window.tab("wij-gaan-van-start.md").waitFor();
      const file = path.join(project, "regions/noord/content/nieuws/wij-gaan-van-start.md");
      const text = await readFile(file, "utf8");
      expect(text.includes("titel: Wij gaan van start"), "a new file should have its title");
      expect(/concept: (ja|true)/.test(text), "a new file should be a draft");
      // The cursor blinks: it is looked for until it shows.
      await window.cursor.waitFor();

      await window.command("vindplek: Iets nieuws");
      await window.choose(/^nieuws/i);
      await window.choose("Noord");
      await window.answer("Wij gaan van start");
      await window.notice(/wij-gaan-van-start/).waitFor();
      expect((await readFile(file, "utf8")) === text, "what is there should stay as it is");
    },
  },
];
