// Finds the academy of a municipality while one types. The page has all municipalities in a list, so that this works without
// a script too. What one looks for may be in the address (`?gemeente=assen`): the form of the home page leads here.

(() => {
  const element = (id) => document.getElementById(id);
  const finder = element("gemeenten");
  const field = element("gemeente");
  const count = element("gemeente-telling");
  const found = element("gemeente-gevonden");

  // Without case, accents and signs: "’s-Hertogenbosch" is found by "s hertogen" and by "hertogen".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const all = [...finder.querySelectorAll(".gemeente-letters li")].map((item) => ({
    item, words: ` ${plain(item.querySelector("a").firstChild.data)}`,
  }));

  const amount = (hits) => (hits.length === 1 ? "Gevonden: 1 gemeente" : `Gevonden: ${hits.length} gemeenten`);

  function search() {
    const wanted = plain(field.value);
    const hits = wanted ? all.filter(({ words }) => words.includes(` ${wanted}`)) : [];
    found.replaceChildren(...hits.map(({ item }) => item.cloneNode(true)));
    if (!wanted) count.textContent = "";
    else count.textContent = hits.length ? amount(hits) : "Geen gemeente gevonden met die naam. Kijk in de lijst hieronder.";
    return hits.filter(({ words }) => hits.length === 1 || words === ` ${wanted}`);
  }

  field.addEventListener("input", search);
  element("gemeente-zoek").addEventListener("submit", (event) => {
    event.preventDefault();
    const [hit] = search();
    if (hit) location.href = hit.item.querySelector("a").href;
  });

  const asked = new URLSearchParams(location.search).get("gemeente");
  if (asked) {
    field.value = asked;
    search();
  }
  finder.classList.add("script-aan");
})();
