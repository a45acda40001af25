// The course finder. The page is whole without this script; with it the list follows the form at once.
//
// What is chosen stands in the address (`?thema=sport,buurt&q=senioren&sorteer=datum`), so that it can be shared and the
// browser's back button undoes it. Courses come from an index made by the build, in which each has its card as finished
// HTML. The parts of the finder: `vinder-bron.js` loads the index and asks the search engine, `vinder-adres.js` reads and
// writes the address, `vinder-keuze.js` decides what fits, `vinder-formulier.js` and `vinder-kaart.js` draw the filters and
// the cards. Classic scripts, as browsers refuse modules from `file://`.

(() => {
  const PAGE = 20;
  const { select } = globalThis.vindplekKeuze;
  const { drawSections, make } = globalThis.vindplekKaart;
  const address = globalThis.vindplekAdres;
  const finder = document.getElementById("vinder");
  const element = (name) => document.getElementById(name);
  const isFile = location.protocol === "file:";
  const page = (path) => path.replace(/index\.html$/, "");
  const home = new URL(finder.dataset.home, location.href);
  const source = globalThis.vindplekBron(new URL(finder.dataset.index, location.href));
  const field = element("vinder-q");
  const cards = element("vinder-kaarten");
  const chips = element("vinder-gekozen");
  const list = finder.querySelector(".vinder-lijst");
  const heading = element("gevonden");
  const title = document.querySelector("h1");
  const form = globalThis.vindplekFormulier(finder, {
    tick: (box) => {
      const filter = [box.name, box.value];
      choose({ filters: box.checked ? [...chosen.filters, filter] : without(filter) });
    },
    change: (change) => choose(change),
  });

  // The page as it was served, for when the reader comes back to its address.
  const served = {
    path: page(location.pathname),
    title: document.title,
    heading: title.textContent,
    cards: [...cards.childNodes],
    chips: [...chips.childNodes],
    count: heading.textContent,
    parts: element("vinder-delen").textContent,
    shown: element("vinder-getoond").textContent,
    sentence: element("vinder-onbekend-zin").textContent,
    more: !element("vinder-meer").hidden,
  };
  const isHome = () => page(location.pathname) === page(home.pathname);

  let result; // what fits, as `select` returns it
  let shown = PAGE; // how many of the hits are on the page
  let typing = false; // whether the last entry in the history came from typing
  let turn = 0; // counts the choices, as a search may end after a later one
  // `filters` are [axis, value] in the order of choosing.
  let chosen = { filters: [], text: "", order: "", everywhere: false };
  let found = { text: "", ranks: null, failed: false }; // what the search engine answered to a text

  const number = (count) => count.toLocaleString("nl-NL");
  const amount = (count) => (count === 1 ? "1 resultaat" : `${number(count)} resultaten`);

  // Without the index the links to filtered lists serve.
  async function load() {
    const known = await source.load();
    if (!known) finder.classList.add("script-uit");
    else form.complete(known);
    return known;
  }

  // ---- The choice and its address ----

  const axisOf = (known, id) => known.axes.find((axis) => axis.id === id);

  function choiceOf(known, { filters, order: by, everywhere, text }) {
    const wanted = known.axes.map((axis) => {
      const values = filters.filter(([id]) => id === axis.id).map(([, value]) => axis.positions.get(value));
      return new Set(values);
    });
    return { wanted, everywhere, order: by, ranks: text ? found.ranks : null };
  }

  const facetOf = () => (finder.dataset.axis ? [[finder.dataset.axis, finder.dataset.value]] : []);

  function fromAddress(known) {
    if (!isHome()) return { filters: facetOf(), text: "", order: "", everywhere: false };
    const read = address.read(known, location.search);
    return { ...read, order: form.orders.includes(read.order) ? read.order : "", everywhere: form.hasAreas && read.everywhere };
  }

  function toAddress() {
    const path = isHome() ? location.pathname : home.pathname + (isFile && home.pathname.endsWith("/") ? "index.html" : "");
    return path + address.write(chosen);
  }

  const without = ([axis, value]) => chosen.filters.filter((filter) => filter[0] !== axis || filter[1] !== value);

  // ---- Drawing ----

  // The headings of the sections, and the words for the parts of the count.
  function sectionNames(known) {
    const regions = chosen.filters.filter(([axis]) => axis === "regio").map(([, value]) => value);
    const names = [...known.sections];
    const parts = [...known.parts];
    const own = known.sections[0].replace("In ", "in ");
    if (result.asksOthers && !chosen.everywhere) {
      [names[0], names[1], parts[0], parts[1]] = [`Ook ${own}`, `Niet ${own}`, `ook ${own}`, `niet ${own}`];
    } else if (!known.own || chosen.everywhere) {
      [names[0], parts[0]] = known.everywhere;
      if (regions.length === 1) {
        const name = label(known, ["regio", regions[0]]);
        [names[0], parts[0]] = [`In ${name}`, `van ${name}`];
      }
    }
    return { names, parts };
  }

  function drawCards(known) {
    const { names } = sectionNames(known);
    const regions = new Set(chosen.filters.filter(([axis]) => axis === "regio").map(([, value]) => value));
    cards.replaceChildren(...drawSections(result, { shown, names, regions, base: source.url }));
  }

  function label(known, [key, value]) {
    const axis = axisOf(known, key);
    return axis.values[axis.positions.get(value)].label;
  }

  function removable(text, use) {
    const chip = make("button", { type: "button", className: "etiket etiket-aan" },
      make("span", { className: "alleen-voorlezen", text: "Haal weg: " }), text);
    const cross = make("span", { text: " ×" });
    cross.setAttribute("aria-hidden", "true");
    chip.append(cross);
    chip.addEventListener("click", use);
    return chip;
  }

  function drawChips(known) {
    const made = chosen.filters.map((filter) =>
      removable(label(known, filter), () => choose({ filters: without(filter) }, { focus: true })));
    if (chosen.text) made.push(removable(`“${chosen.text}”`, () => choose({ text: "" }, { focus: true })));
    if (made.length) {
      const all = make("button", { type: "button", className: "etiket wis-alles", text: "Wis alles" });
      all.addEventListener("click", () => choose({ filters: [], text: "" }, { focus: true }));
      made.push(all);
    }
    chips.replaceChildren(...made.map((chip) => make("li", {}, chip)));
    chips.hidden = !made.length;
  }

  function drawForm(known) {
    form.draw(known, result, chosen);
    if (document.activeElement !== field) field.value = chosen.text;
    const done = element("vinder-klaar");
    if (done) done.textContent = result.total ? `Toon ${amount(result.total)}` : "Geen resultaten";
  }

  function drawShown() {
    const all = result.hits.length;
    element("vinder-meer").hidden = all <= shown;
    element("vinder-getoond").textContent = `${number(Math.min(shown, all))} van ${number(all)} getoond`;
  }

  // The filters of which one alone, when it is let go, gives results.
  function waysOut(known) {
    const axes = new Set(chosen.filters.map(([axis]) => axis));
    const outs = [...axes].map((axis) => ({
      text: chosen.filters.filter(([id]) => id === axis).map((filter) => label(known, filter)).join(", "),
      change: { filters: chosen.filters.filter(([id]) => id !== axis) },
    }));
    if (chosen.text) outs.push({ text: `“${chosen.text}”`, change: { text: "" } });
    if (form.hasAreas && !chosen.everywhere) outs.push({ text: "", change: { everywhere: true } });
    return outs
      .map((out) => ({ ...out, total: select(known, choiceOf(known, { ...chosen, ...out.change })).total }))
      .filter((out) => out.total)
      .sort((a, b) => b.total - a.total);
  }

  function drawNothing(known) {
    const none = element("vinder-niets").content.cloneNode(true);
    const list = none.querySelector(".vinder-uitwegen");
    const outs = waysOut(known);
    if (!outs.length && chosen.filters.length + chosen.text.length) {
      const change = { filters: [], text: "" };
      outs.push({ text: "alles wat je koos", change, total: select(known, choiceOf(known, { ...chosen, ...change })).total });
    }
    for (const { text, change, total } of outs) {
      const words = text ? `Haal weg: ${text} (${number(total)})` : `Zoek in heel Nederland (${number(total)})`;
      const button = make("button", { type: "button", className: "knop knop-open", text: words });
      button.addEventListener("click", () => choose(change, { focus: true }));
      list.append(make("li", {}, button));
    }
    cards.replaceChildren(none);
  }

  function partsInWords(known) {
    if (found.failed && chosen.text) return "Zoeken op woorden lukt nu niet. Je ziet wat past bij wat je verder koos.";
    const { parts } = sectionNames(known);
    const order = result.asksOthers ? [1, 0, 2] : [0, 1, 2];
    const said = order.flatMap((at) => (result.sections[at] ? [`${number(result.sections[at])} ${parts[at]}`] : []));
    return new Intl.ListFormat("nl").format(said);
  }

  function drawList(known) {
    heading.textContent = result.total ? amount(result.total) : "Geen resultaten";
    element("vinder-delen").textContent = partsInWords(known);
    if (result.hits.length) drawCards(known);
    else drawNothing(known);
    element("vinder-onbekend-zin").textContent = known.unknown ?? "";
    element("vinder-onbekend").hidden = !known.unknown || !result.hits.length;
    element("vinder-bladeren").hidden = true;
    drawShown();
  }

  // Which page this is, in its heading, its name and its path: a page of a facet becomes the finder as soon as something
  // else is chosen. Links in the page are made whole first, as they count from the address that is left.
  function drawPlace() {
    const own = page(location.pathname) === served.path;
    title.textContent = own ? served.heading : "Aanbod";
    document.title = own ? served.title : `Aanbod – ${finder.dataset.site}`;
    const about = ".opening .boven, .opening .inleiding, .kruimels [aria-current]";
    for (const node of document.querySelectorAll(about)) node.hidden = !own;
  }

  function makeLinksWhole() {
    for (const link of document.querySelectorAll("a[href], form[action], link[href]:not([rel=stylesheet])")) {
      const name = link.hasAttribute("href") ? "href" : "action";
      const written = link.getAttribute(name);
      if (!written.startsWith("#")) link.setAttribute(name, new URL(written, document.baseURI));
    }
  }

  let later;
  function announce() {
    clearTimeout(later);
    later = setTimeout(() => {
      element("vinder-melding").textContent = result.total ? `${amount(result.total)} gevonden` : "Geen resultaten gevonden";
    }, 700);
  }

  function show(known) {
    result = select(known, choiceOf(known, chosen));
    drawChips(known);
    drawForm(known);
    drawPlace();
    drawList(known);
  }

  // The page as it was served, on its own address.
  function showServed(known) {
    result = select(known, choiceOf(known, chosen));
    drawForm(known);
    drawPlace();
    cards.replaceChildren(...served.cards);
    chips.replaceChildren(...served.chips);
    chips.hidden = !served.chips.some((node) => node.nodeType === Node.ELEMENT_NODE);
    heading.textContent = served.count;
    element("vinder-delen").textContent = served.parts;
    element("vinder-getoond").textContent = served.shown;
    element("vinder-meer").hidden = !served.more;
    element("vinder-onbekend-zin").textContent = served.sentence;
    element("vinder-onbekend").hidden = !served.sentence;
    element("vinder-bladeren").hidden = false;
  }

  // ---- What the reader does ----

  // Takes a change of the choice over, and notes it in the address. Typing makes one entry in the history, however many
  // letters it has.
  async function choose(change, { focus = false, typed = false } = {}) {
    chosen = { ...chosen, ...change };
    shown = PAGE;
    turn += 1;
    const own = turn;
    list.setAttribute("aria-busy", "true");
    const [known, answer] = await Promise.all([load(), source.search(chosen.text)]);
    if (own !== turn) return;
    list.removeAttribute("aria-busy");
    if (!known) return;
    found = answer;
    const target = toAddress();
    const elsewhere = !isHome();
    if (elsewhere && isFile) return location.assign(target);
    if (elsewhere) makeLinksWhole();
    history[typed && typing && !elsewhere ? "replaceState" : "pushState"]({ shown }, "", target);
    typing = typed;
    show(known);
    announce();
    if (focus) heading.focus({ preventScroll: true });
    if (heading.getBoundingClientRect().top < 0) heading.scrollIntoView();
  }

  async function restore() {
    turn += 1;
    const own = turn;
    list.setAttribute("aria-busy", "true");
    const known = await load();
    if (known) chosen = fromAddress(known);
    const answer = await source.search(chosen.text);
    if (own !== turn) return;
    list.removeAttribute("aria-busy");
    if (!known) return;
    found = answer;
    shown = history.state?.shown ?? PAGE;
    typing = false;
    field.value = chosen.text;
    if (page(location.pathname) === served.path && !location.search && shown === PAGE) showServed(known);
    else show(known);
  }

  finder.classList.add("script-aan");
  addEventListener("popstate", () => restore());

  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => choose({ text: field.value.trim() }, { typed: true }), 80);
  });
  field.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    const text = field.value.trim();
    if (text !== chosen.text) await choose({ text });
    heading.focus();
  });
  // The index is many times the page, and most visitors only read the list: it is loaded by whoever comes near a control.
  for (const part of finder.querySelectorAll(".vinder-zoek, .vinder-keuzes, .vinder-stand, .vinder-meer")) {
    for (const name of ["focusin", "pointerover"]) part.addEventListener(name, load, { once: true });
  }

  const opener = element("vinder-open");
  opener?.addEventListener("click", () => {
    opener.setAttribute("aria-expanded", String(opener.getAttribute("aria-expanded") !== "true"));
  });
  element("vinder-klaar")?.addEventListener("click", () => {
    opener.setAttribute("aria-expanded", "false");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });
  element("vinder-meer-knop").addEventListener("click", async () => {
    const known = await load();
    if (!known) return;
    result ??= select(known, choiceOf(known, chosen));
    const before = cards.querySelectorAll("article").length;
    shown = before + PAGE;
    drawCards(known);
    drawShown();
    history.replaceState({ ...history.state, shown }, "");
    cards.querySelectorAll("article")[before]?.querySelector("a")?.focus();
  });

  chosen.filters = isHome() ? [] : facetOf();
  if ((isHome() && location.search) || history.state?.shown) restore();
})();
