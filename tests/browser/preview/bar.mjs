// The bar: on every page in the preview, absent from built pages; the other sites with the page, and its source.

import { atPage, barOf, choose, shows } from "./server.mjs";

const course = "aanbod/hoe-werkt-de-gemeente/";

export const bars = [
  ["a page with ?bare is byte-identical to the built page", async ({ preview, expect, real }) => {
    for (const site of real.sites) {
      for (const { path } of site.ofEachKind("shortest").filter(({ kind }) => kind !== "not-found")) {
        const bare = await (await fetch(`${preview.origin}/${site.id}/${path}?bare`)).text();
        expect(bare === site.read(path), `/${site.id}/${path}?bare should equal the built page`);
      }
    }
  }],

  ["switching to another site keeps the same page", (walk) => atPage(walk, `/noord/${course}`, async (page) => {
    const { expect } = walk;
    const bar = barOf(page);
    await bar.getByRole("button", { name: /Andere site kiezen/ }).click();
    const menu = page.getByRole("navigation", { name: "Dezelfde pagina op een andere site" });
    await shows(expect, menu.getByRole("link"), "the menu should list the sites");
    expect(await menu.getByRole("link").count() === 6, "the menu should list six sites");
    await menu.getByRole("link", { name: "Zuid", exact: true }).click();
    await page.waitForURL(`**/zuid/${course}`);
    await shows(expect, barOf(page).getByRole("button", { name: /Nu: Zuid/ }), "the bar should name the current site");
    await barOf(page).getByRole("link", { name: "Begin van het voorbeeld" }).click();
    await page.waitForURL(`${walk.preview.origin}/`);
    await shows(expect, page.getByRole("heading", { level: 1, name: "Voorbeeld van de sites" }), "the bar should link to the start page");
  })],

  ["a site without the page says so and links to the nearest page", async (walk) => {
    walk.preview.change("content/aanbod/inclusie.md", "---\n", "---\nregios: [noord]\n");
    await atPage(walk, "/noord/aanbod/inclusie/", async (page) => {
      await barOf(page).getByRole("button", { name: /Andere site kiezen/ }).click();
      await page.getByRole("link", { name: /^Oost\s*Deze pagina staat daar niet. Wel: \/aanbod\// }).click();
      await page.waitForURL("**/oost/aanbod/");
      walk.expect(true, "a site without the page should link to the list that would contain it");
    });
  }],

  ["the source can be opened and its path copied", (walk) => atPage(walk, `/noord/${course}`, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const { expect, preview } = walk;
    const file = "content/aanbod/hoe-werkt-de-gemeente.md";
    const href = await barOf(page).getByRole("link", { name: "Openen in editor" }).getAttribute("href");
    expect(href.startsWith("vscode://file/") && href.endsWith(file), `the source should open in an editor, but the link is ${href}`);
    await choose(page, "Pad kopiëren");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.endsWith(file) && copied.startsWith("/"), `the path should be copied, but “${copied}” is`);
    expect((await preview.json("state")).revision === 1, "reading should not change the revision");
  })],

  ["the bar can be collapsed, and covers nothing", (walk) => atPage(walk, `/noord/${course}`, async (page) => {
    const { expect } = walk;
    const end = () => page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      return document.querySelector("body > footer").getBoundingClientRect().bottom - innerHeight;
    });
    const height = await barOf(page).evaluate((bar) => bar.getBoundingClientRect().height);
    expect(await end() <= 1 - height, "the bar should not cover the end of the page");
    await barOf(page).getByRole("button", { name: "Balk inklappen" }).click();
    await page.goto(`${walk.preview.origin}/noord/nieuws/`);
    await shows(expect, barOf(page).getByRole("button", { name: "Balk uitklappen" }), "a collapsed bar should stay collapsed on the next page");
    await shows(expect, barOf(page).getByRole("button", { name: /^Problemen/ }), "a collapsed bar should still report problems");
    expect(!await barOf(page).getByRole("link", { name: /Begin/ }).isVisible(), "a collapsed bar should hide its other controls");
  })],

  ["the bar explains where a page comes from", (walk) => atPage(walk, `/noord/${course}`, async (page) => {
    const { expect, preview } = walk;
    await barOf(page).getByRole("button", { name: "Waarom zie ik dit?" }).click();
    const why = page.getByRole("dialog", { name: "Waarom zie ik dit?" });
    await shows(expect, why.getByRole("heading", { name: "Waar de pagina vandaan komt" }), "the explanation should have its sections");
    const title = why.getByRole("link", { name: "content/aanbod/hoe-werkt-de-gemeente.md:2", exact: true });
    expect((await title.getAttribute("href")).endsWith("hoe-werkt-de-gemeente.md:2:1"), "a key should open at its line");
    await shows(expect, why.getByRole("link", { name: "regions/noord/content/aanbod/hoe-werkt-de-gemeente.md", exact: true }), "the accent should be named");
    await shows(expect, why.getByRole("link", { name: /^regions\/noord\/region\.yaml:\d+$/ }), "the site's own settings should be named");
    preview.change("content/aanbod/hoe-werkt-de-gemeente.md", "---\n", "---\nlandelijk: true\n");
    await shows(expect, why.getByRole("link", { name: "content/aanbod/hoe-werkt-de-gemeente.md:3", exact: true }), "the explanation should update after a save");
    await page.keyboard.press("Escape");
    await shows(expect, why, "Escape should close the explanation", "hidden");
    const focused = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);
    expect(/Waarom/.test(focused), "Escape should return the focus to the button");
  })],
];
