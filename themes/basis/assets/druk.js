// The buttons that print the page, which are shown where scripts run.

for (const button of document.querySelectorAll("[data-druk]")) {
  button.addEventListener("click", () => print());
  button.closest(".met-script").classList.add("script-aan");
}
