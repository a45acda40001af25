// The bar: on every page, on none as it is built; where else the page is, and where it comes from.

import { atPage, barOf, shows } from "./server.mjs";

const course = "aanbod/hoe-werkt-de-gemeente/";

export const bars = [
  ["a bare page is as it was built, byte for byte", async ({ preview, expect, real }) => {
    for (const site of real.sites) {
      for (const { path } of site.ofEachKind("shortest").filter(({ kind }) => kind !== "not-found")) {
        const bare = await (await fetch(`${preview.origin}/${site.id}/${path}?bare`)).text();
        expect(bare === site.read(path), `/${site.id}/${path}?bare should be as it was built`);
      }
    }
  }],

  ["one stays on the page while going to another site", (walk) => atPage(walk, `/noord/${course}`, async (page) => {
    const { expect } = walk;
    const bar = barOf(page);
    await bar.getByRole("button", { name: /Andere site kiezen/ }).click();
    const menu = page.getByRole("navigation", { name: "Dezelfde pagina op een andere site" });
    await shows(expect, menu.getByRole("link"), "the menu should list the sites");
    expect(await menu.getByRole("link").count() === 6, "the menu should list six sites");
    await menu.getByRole("link", { name: "Zuid", exact: true }).click();
    await page.waitForURL(`**/zuid/${course}`);
    await shows(expect, barOf(page).getByRole("button", { name: /Nu: Zuid/ }), "the bar should name the site that one is on");
    await barOf(page).getByRole("link", { name: "Begin van het voorbeeld" }).click();
    await page.waitForURL(`${walk.preview.origin}/`);
    await shows(expect, page.getByRole("heading", { level: 1, name: "Voorbeeld van de sites" }), "the bar should lead to the start page");
  })],

  ["a site that does not have the page says so and leads to what is nearest", async (walk) => {
    walk.preview.change("content/aanbod/inclusie.md", "---\n", "---\nregios: [noord]\n");
    await atPage(walk, "/noord/aanbod/inclusie/", async (page) => {
      await barOf(page).getByRole("button", { name: /Andere site kiezen/ }).click();
      await page.getByRole("link", { name: /^Oost\s*Deze pagina staat daar niet. Wel: \/aanbod\// }).click();
      await page.waitForURL("**/oost/aanbod/");
      walk.expect(true, "a site without the page should lead to the list that it would be in");
    });
  }],

  ["the source can be opened and its path copied", (walk) => atPage(walk, `/noord/${course}`, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const { expect, preview } = walk;
    const file = "content/aanbod/hoe-werkt-de-gemeente.md";
    const href = await barOf(page).getByRole("link", { name: "Openen in editor" }).getAttribute("href");
    expect(href.startsWith("vscode://file/") && href.endsWith(file), `the source should open in an editor, but leads to ${href}`);
    await barOf(page).getByRole("button", { name: "Pad kopiëren" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.endsWith(file) && copied.startsWith("/"), `the path should be copied, but “${copied}” is`);
    expect((await preview.json("state")).revision === 1, "looking should change nothing");
  })],

  ["the bar can be put away, and covers nothing", (walk) => atPage(walk, `/noord/${course}`, async (page) => {
    const { expect } = walk;
    const end = () => page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      return document.querySelector("body > footer").getBoundingClientRect().bottom - innerHeight;
    });
    const height = await barOf(page).evaluate((bar) => bar.getBoundingClientRect().height);
    expect(await end() <= 1 - height, "the end of the page should stand clear of the bar");
    await barOf(page).getByRole("button", { name: "Balk inklappen" }).click();
    await page.goto(`${walk.preview.origin}/noord/nieuws/`);
    await shows(expect, barOf(page).getByRole("button", { name: "Balk uitklappen" }), "a bar that was put away should stay so on the next page");
    await shows(expect, barOf(page).getByRole("button", { name: /^Problemen/ }), "a bar that was put away should still tell of problems");
    expect(!await barOf(page).getByRole("link", { name: /Begin/ }).isVisible(), "a bar that was put away should be small");
  })],

  ["it is told why a page is what it is", (walk) => atPage(walk, `/noord/${course}`, async (page) => {
    const { expect, preview } = walk;
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    const why = page.getByRole("dialog", { name: "Waarom zie ik dit?" });
    await shows(expect, why.getByRole("heading", { name: "Waar de pagina vandaan komt" }), "the explanation should have its parts");
    const title = why.getByRole("link", { name: "content/aanbod/hoe-werkt-de-gemeente.md:2", exact: true });
    expect((await title.getAttribute("href")).endsWith("hoe-werkt-de-gemeente.md:2:1"), "a key should open at its line");
    await shows(expect, why.getByRole("link", { name: "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md", exact: true }), "the accent should be named");
    await shows(expect, why.getByRole("link", { name: /^regions\/noord\/region\.yaml:\d+$/ }), "what the site sets should be named");
    preview.change("content/aanbod/hoe-werkt-de-gemeente.md", "---\n", "---\nlandelijk: true\n");
    await shows(expect, why.getByRole("link", { name: "content/aanbod/hoe-werkt-de-gemeente.md:3", exact: true }), "the explanation should follow what is saved");
    await page.keyboard.press("Escape");
    await shows(expect, why, "Escape should close the explanation", "hidden");
    const focused = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);
    expect(/Waarom/.test(focused), "after Escape one should be back at the button");
  })],
];
