// The buttons that print the page. They are hidden in the markup, as they need this script.

for (const button of document.querySelectorAll("[data-druk]")) {
  button.addEventListener("click", () => print());
  button.closest("[hidden]")?.removeAttribute("hidden");
}
