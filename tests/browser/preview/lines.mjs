// The line to the server: over many tabs, and over a server that goes and comes.

import { atPage, barOf, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

export const lines = [
  ["eight tabs at once all follow, also when the first is closed", (walk) => atPage(walk, address, async (page, context) => {
    const { expect, preview } = walk;
    const tabs = [page];
    while (tabs.length < 8) {
      const tab = await context.newPage();
      await tab.goto(preview.origin + address, { waitUntil: "load" });
      await shows(expect, barOf(tab).getByRole("button", { name: "Problemen: geen problemen" }), "every tab should know how things are");
      tabs.push(tab);
    }
    const follow = async (text) => {
      preview.write(course, `${preview.read(course)}\n${text}\n`);
      for (const tab of tabs) await shows(expect, tab.getByText(text), "every tab should follow what is saved");
    };
    await follow("Een eerste zin.");
    await tabs.shift().close();
    await follow("Een tweede zin.");
    await tabs.shift().close();
    await follow("Een derde zin.");
  })],

  ["a server that went and came again is found", (walk) => atPage(walk, address, { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    await preview.stop();
    await shows(expect, barOf(page).getByRole("button", { name: /Geen verbinding/ }), "the bar should say that the server is away");
    expect(await page.getByRole("heading", { level: 1, name: "Hoe werkt de gemeente nou?" }).isVisible(), "the page should stay");
    preview.write(course, `${preview.read(course)}\nGeschreven zonder server.\n`);
    await preview.start();
    await shows(expect, page.getByText("Geschreven zonder server."), "what was saved in between should show when the server is back");
    await shows(expect, barOf(page).getByRole("button", { name: "Problemen: geen problemen" }), "the bar should be well again");
    preview.write(course, `${preview.read(course)}\nEn daarna.\n`);
    await shows(expect, page.getByText("En daarna."), "the page should follow what is saved after that");
  })],
];
