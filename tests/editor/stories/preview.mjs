// The preview beside the text.

export const stories = [
  {
    name: "preview",
    async run({ window }) {
      await window.file("content/aanbod/inclusie.md");
      await window.status("vindplek: geen fouten").waitFor();
      await window.page.getByRole("button", { name: "Voorbeeld hiernaast" }).first().click();
      await window.title("Ondersteuning bij inclusie").waitFor();
      // The bar comes when the page has run its script, so after the title.
      await window.preview.locator("vindplek-balk").getByRole("button", { name: "Meer" }).waitFor();

      await window.file("content/aanbod/clubkadercoach.md");
      await window.title("Clubkadercoach").waitFor();
      await window.previewPanel.getByLabel("Site").selectOption({ label: "Noord" });
      await window.shownAt("/noord/aanbod/clubkadercoach/").waitFor();
      await window.file("content/aanbod/inclusie.md");
      await window.shownAt("/noord/aanbod/inclusie/").waitFor();

      await window.previewPanel.getByRole("button", { name: "Terug" }).click();
      await window.title("Clubkadercoach").waitFor();
      await window.previewPanel.getByRole("button", { name: "Vooruit" }).click();
      await window.title("Ondersteuning bij inclusie").waitFor();

      await window.focusText();
      await window.replaceLine(2, "titel: Samen meedoen");
      await window.save();
      await window.title("Samen meedoen").waitFor();

      await window.preview.getByRole("link", { name: "Voorpagina" }).first().click();
      await window.shownAt("/noord/").waitFor();

      // Keys that are pressed in the page do not reach the editor.
      await window.page.locator(".tab").filter({ hasText: "inclusie.md" }).click();
      await window.shownAt("/noord/aanbod/inclusie/").waitFor();
      await window.file("themes/basis/theme.yaml");
      await window.previewPanel.getByText("heeft zelf geen pagina").waitFor();
      await window.file("content/aanbod/inclusie.md");
      await window.shownAt("/noord/aanbod/inclusie/").waitFor();

      await window.preview.locator("vindplek-balk").getByRole("button", { name: "Meer" }).click();
      await window.preview.locator("vindplek-balk").getByText("Openen in editor").click();
      await window.tab("inclusie.md").waitFor();
    },
  },
];
