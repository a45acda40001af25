// The cards of the finder: finished HTML from the index, with the date, the price and the academy that fit the choice.

globalThis.vindplekKaart = (() => {
  const number = (count) => count.toLocaleString("nl-NL");

  /** An element with properties and contents. */
  function make(name, { text, ...properties }, ...inside) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...(text === undefined ? inside : [text]));
    return made;
  }

  // Fragments come from our own index; their links count from where that stands.
  function fragment(html, base) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    for (const name of ["href", "src"]) {
      for (const node of holder.content.querySelectorAll(`[${name}]`)) {
        const url = new URL(node.getAttribute(name), base);
        if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
        node.setAttribute(name, url);
      }
    }
    return holder.content;
  }

  // Shows on a card the date, the price and the academy of the way that fits.
  function fitCard(card, { way, more }, { regions, base }) {
    let facts = card.querySelector(".cursus-feiten");
    let start = card.querySelector(".cursus-start");
    if (way.line) {
      if (!facts) {
        facts = make("ul", { className: "cursus-feiten" });
        card.querySelector(".cursus-tekst").after(facts);
      }
      if (!start) {
        start = make("li", { className: "cursus-start" });
        facts.prepend(start);
      }
      start.replaceChildren(fragment(way.line, base));
      if (more) start.append(" ", make("span", { text: `en nog ${more === 1 ? "1 datum" : `${number(more)} data`}` }));
    } else {
      start?.remove();
    }
    const price = card.querySelector(".cursus-prijs");
    if (price && way.cost) price.textContent = way.cost;
    else if (way.cost) facts?.append(make("li", { className: "cursus-prijs", text: way.cost }));
    for (const link of card.querySelectorAll("[data-regio]")) link.hidden = regions.size > 0 && !regions.has(link.dataset.regio);
  }

  /**
   * The first `shown` hits of a result, as elements of their sections. `names` are the headings of the sections; `regions`
   * the ids of the chosen academies; links in the cards count from `base`.
   */
  function drawSections({ hits, sections, isFocused }, { shown, names, regions, base }) {
    const lists = new Map();
    for (const hit of hits.slice(0, shown)) {
      if (!lists.has(hit.section)) lists.set(hit.section, make("div", { className: "cursussen" }));
      const content = fragment(hit.course.card, base);
      if (isFocused) fitCard(content.querySelector("article"), hit, { regions, base });
      lists.get(hit.section).append(content);
    }
    return [...lists].map(([at, list]) => {
      const head = make("h3", { id: `deel-${at}` }, `${names[at]} `, make("span", { className: "aantal", text: number(sections[at]) }));
      const section = make("section", { className: "vinder-deel" }, head, list);
      section.setAttribute("aria-labelledby", head.id);
      return section;
    });
  }

  return { drawSections, make };
})();
