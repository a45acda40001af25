// The processes behind the extension: they are started again when they end, and none outlives the editor.

import { childrenOf, endOf, programsOf } from "../processes.mjs";

async function openBoth({ window, project }) {
  await window.file("content/aanbod/inclusie.md");
  await window.status("vindplek: geen fouten").waitFor();
  await window.command("vindplek: Voorbeeld hiernaast");
  await window.title("Ondersteuning bij inclusie").waitFor();
  return programsOf(project);
}

export const stories = [
  {
    name: "a process that ends",
    async run({ window, project, expect }) {
      const programs = await openBoth({ window, project });
      expect(programs.length === 2, `a project should have one server and one preview, not ${programs.length} processes`);
      process.kill(programs.find(({ command }) => command === "lsp").pid, "SIGKILL");
      await window.notice(/stopte onverwacht/).waitFor();
      await window.status("vindplek: geen fouten").waitFor();

      process.kill(programs.find(({ command }) => command === "watch").pid, "SIGKILL");
      await window.previewPanel.getByText("Het voorbeeld is gestopt").waitFor();
      await window.previewPanel.getByRole("button", { name: "Opnieuw beginnen" }).click();
      await window.title("Ondersteuning bij inclusie").waitFor();

      const [preview] = (await programsOf(project)).filter(({ command }) => command === "watch");
      await window.page.locator(".tab").filter({ hasText: "Voorbeeld" }).click({ button: "middle" });
      expect(await endOf(preview.pid), "a closed preview should end its process");
    },
  },
  {
    name: "an editor that is closed",
    async run({ window, project, expect }) {
      const programs = await openBoth({ window, project });
      await window.page.close({ runBeforeUnload: true });
      for (const { pid, command } of programs) expect(await endOf(pid), `${command} should end with the editor`);
    },
  },
  {
    name: "an editor that crashes",
    async run({ window, project, expect }) {
      const programs = await openBoth({ window, project });
      const host = programs[0].parent;
      expect((await childrenOf(host)).length >= 2, "both processes should be of the same parent");
      process.kill(host, "SIGKILL");
      for (const { pid, command } of programs) expect(await endOf(pid), `${command} should end when the editor crashes`);
    },
  },
];
