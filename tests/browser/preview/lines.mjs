// The connection to the server: with many tabs, and after a restart of the server.

import { atPage, barOf, shows } from "./server.mjs";

const course = "content/aanbod/hoe-werkt-de-gemeente.md";
const address = "/noord/aanbod/hoe-werkt-de-gemeente/";

export const lines = [
  ["eight tabs all update, also after the first is closed", (walk) => atPage(walk, address, async (page, context) => {
    const { expect, preview } = walk;
    const tabs = [page];
    while (tabs.length < 8) {
      const tab = await context.newPage();
      await tab.goto(preview.origin + address, { waitUntil: "load" });
      await shows(expect, barOf(tab).getByRole("button", { name: "Problemen: geen problemen" }), "every tab should show the status");
      tabs.push(tab);
    }
    const follow = async (text) => {
      preview.write(course, `${preview.read(course)}\n${text}\n`);
      for (const tab of tabs) await shows(expect, tab.getByText(text), "every tab should update after a save");
    };
    await follow("Een eerste zin.");
    await tabs.shift().close();
    await follow("Een tweede zin.");
    await tabs.shift().close();
    await follow("Een derde zin.");
  })],

  ["the page reconnects after a restart of the server", (walk) => atPage(walk, address, { mayComplain: true }, async (page) => {
    const { expect, preview } = walk;
    await preview.stop();
    await shows(expect, barOf(page).getByRole("button", { name: /Geen verbinding/ }), "the bar should say that the server is unreachable");
    expect(await page.getByRole("heading", { level: 1, name: "Hoe werkt de gemeente nou?" }).isVisible(), "the page should stay");
    preview.write(course, `${preview.read(course)}\nGeschreven zonder server.\n`);
    await preview.start();
    await shows(expect, page.getByText("Geschreven zonder server."), "a save without a server should show after reconnecting");
    await shows(expect, barOf(page).getByRole("button", { name: "Problemen: geen problemen" }), "the bar should report no problems again");
    preview.write(course, `${preview.read(course)}\nEn daarna.\n`);
    await shows(expect, page.getByText("En daarna."), "the page should update after later saves");
  })],
];
