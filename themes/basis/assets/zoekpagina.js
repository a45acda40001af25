// The search page. What is asked for stands in its address (`?q=senioren&soort=aanbod&thema=gezondheid`), so that it can be
// sent and the back button undoes a choice. Without this script the page is a list of all there is.

(() => {
  const { load, make, marked, amount, shortcut } = globalThis.vindplekSearch;
  const PAGE = 20;
  const element = (name) => document.getElementById(name);
  const page = element("zoeken");
  const field = element("zoek-q");
  const heading = element("zoek-telling");
  const results = element("zoekresultaten");
  const more = element("zoek-meer");
  const none = element("zoek-niets");
  const served = document.title;

  const FILTERS = { kind: "soort", theme: "thema" };
  const all = { kind: "Alle soorten", theme: "Alle thema’s" };

  let asked = { query: "", kind: null, theme: null };
  let shown = PAGE;
  let turn = 0;

  function read() {
    const address = new URLSearchParams(location.search);
    const value = (key) => address.get(key)?.trim().slice(0, 100) || null;
    asked = { query: value("q") ?? "", kind: value("soort"), theme: value("thema") };
    shown = history.state?.shown ?? PAGE;
    field.value = asked.query;
  }

  function address({ query, kind, theme }) {
    const keys = [["q", query], ["soort", kind], ["thema", theme]].filter(([, value]) => value);
    return keys.length ? `?${new URLSearchParams(keys)}` : location.pathname;
  }

  /** Notes what is asked in the address. A browser refuses it when it is done too often, or for a file. */
  function note(how) {
    try {
      history[how]({ shown }, "", address(asked));
    } catch {
      // The results are on the page; only the address lags behind.
    }
  }

  async function show() {
    const { query, kind, theme } = asked;
    const isActive = Boolean(query || kind || theme);
    const now = turn += 1;
    page.classList.toggle("zoekt", isActive);
    element("zoek-uitkomst").hidden = !isActive;
    document.title = query ? `${query} – ${served}` : served;
    if (!isActive) return say("");
    if (!results.hasChildNodes()) heading.textContent = "Even zoeken…";
    element("zoek-uitkomst").setAttribute("aria-busy", "true");
    const engine = await load().catch(() => null);
    if (now !== turn) return;
    element("zoek-uitkomst").removeAttribute("aria-busy");
    element("zoek-mislukt").hidden = Boolean(engine);
    page.classList.toggle("zoekt", Boolean(engine));
    if (engine) draw(engine, known(engine));
    else fail();
  }

  /** What is asked, without filters that the index does not know. */
  function known(engine) {
    const has = (list, id) => (list.some((one) => one.id === id) ? id : null);
    return { ...asked, kind: has(engine.kinds, asked.kind), theme: has(engine.themes, asked.theme) };
  }

  function draw(engine, { query, kind, theme }) {
    const found = engine.search(query, { kind, theme });
    const { hits } = found;
    const label = (list, id) => list.find((one) => one.id === id)?.label;
    const chosen = { kind: label(engine.kinds, kind), theme: label(engine.themes, theme) };
    heading.textContent = sentence(hits.length, query, chosen);
    drawFilter("kind", engine.kinds, found.kinds, kind);
    drawFilter("theme", engine.themes, found.themes, theme);
    results.replaceChildren(...hits.slice(0, shown).map((hit) => item(engine, hit, query)));
    results.hidden = !hits.length;
    drawMore(hits.length);
    none.hidden = hits.length > 0;
    if (!hits.length) drawNone(found, query, chosen);
    say(heading.textContent);
  }

  function sentence(count, query, { kind, theme }) {
    const start = count ? amount(count) : "Niets gevonden";
    return [start, query && `voor ‘${query}’`, kind && `in ${kind}`, theme && `over ${theme}`].filter(Boolean).join(" ");
  }

  function drawFilter(axis, values, counts, chosen) {
    const group = element(`zoek-${FILTERS[axis]}`);
    const isAny = values.some(({ id }) => counts[id]) || chosen;
    group.hidden = !isAny;
    const hadFocus = document.activeElement?.closest?.(".zoek-filter") === group && document.activeElement.dataset.value;
    const chip = (id, label, count) => {
      const made = make("button", { type: "button", class: "etiket", "aria-pressed": String(id === chosen), "data-value": id ?? "" },
        label, count !== undefined && " ", count !== undefined && make("span", { class: "aantal" }, count.toLocaleString("nl-NL")));
      made.addEventListener("click", () => choose({ [axis]: id === chosen ? null : id }));
      return made;
    };
    const shownValues = values.filter(({ id }) => counts[id] || id === chosen);
    const chips = [chip(null, all[axis]), ...shownValues.map(({ id, label }) => chip(id, label, counts[id] ?? 0))];
    group.querySelector("ul").replaceChildren(...chips.map((made) => make("li", {}, made)));
    if (hadFocus !== false && hadFocus !== undefined) {
      (chips.find((made) => made.dataset.value === hadFocus) ?? chips[0]).focus({ preventScroll: true });
    }
  }

  function item(engine, hit, query) {
    const { title, url, summary, detail, heading: under, academy } = hit;
    const kind = engine.kinds.find(({ id }) => id === hit.kind)?.label ?? hit.kind;
    const text = (words) => marked(engine, words, query);
    return make("li", { class: `vondst vondst-${hit.kind}` },
      make("p", { class: "vondst-soort" }, kind, academy && make("span", { class: "vondst-academie" }, academy)),
      make("h3", {}, make("a", { href: url }, text(title))),
      under && make("p", { class: "vondst-kop" }, "Onder het kopje ", make("a", { href: under.url }, text(under.title))),
      detail && make("p", { class: "vondst-feiten" }, text(detail)),
      summary && make("p", { class: "vondst-tekst" }, text(summary)));
  }

  function drawMore(count) {
    more.hidden = count <= shown;
    element("zoek-getoond").textContent = count > PAGE ? `${Math.min(shown, count)} van ${amount(count)} getoond` : "";
  }

  function drawNone({ nearest, letGo }, query, chosen) {
    const terms = nearest.map((term) => make("li", {}, make("a", { class: "etiket", href: address({ query: term }) }, term)));
    element("zoek-bedoeld").hidden = !terms.length;
    element("zoek-bedoeld").querySelector("ul").replaceChildren(...terms);
    const button = element("zoek-loslaten");
    button.hidden = !letGo;
    if (letGo) {
      button.textContent = `Zoek niet alleen in ${chosen[letGo.filter]}: ${amount(letGo.count)}`;
      button.onclick = () => choose({ [letGo.filter]: null }, true);
    }
    for (const link of none.querySelectorAll("a[href^='mailto:']")) {
      const [start] = link.href.split("&body=");
      link.href = `${start}&body=${encodeURIComponent(`Ik zocht op de site naar: ${query}\r\n\r\n`)}`;
    }
  }

  function fail() {
    heading.textContent = "Zoeken lukt nu niet";
    results.replaceChildren();
    none.hidden = true;
    more.hidden = true;
    element("zoek-getoond").textContent = "";
    for (const name of Object.values(FILTERS)) element(`zoek-${name}`).hidden = true;
    say(heading.textContent);
  }

  /** Screen readers hear the outcome once the typing pauses. */
  let later;
  function say(text) {
    clearTimeout(later);
    later = setTimeout(() => {
      element("zoek-melding").textContent = text;
    }, 600);
  }

  function choose(change, movesFocus = false) {
    asked = { ...asked, ...change };
    shown = PAGE;
    note("pushState");
    show();
    if (movesFocus) heading.focus({ preventScroll: true });
  }

  document.body.classList.add("script-aan");
  field.addEventListener("focus", () => globalThis.vindplekSearch.prepare(), { once: true });
  field.addEventListener("input", () => {
    asked = { ...asked, query: field.value.trim().slice(0, 100) };
    shown = PAGE;
    note("replaceState");
    show();
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    // On a phone the keyboard makes place for the results.
    if (asked.query) heading.focus();
  });
  element("zoek-opnieuw").addEventListener("click", show);
  more.addEventListener("click", async () => {
    const before = results.children.length;
    shown = before + PAGE;
    note("replaceState");
    await show();
    results.children[before]?.querySelector("a").focus();
  });
  addEventListener("popstate", () => {
    read();
    show();
  });

  const box = element("zoek-sneltoets");
  box.checked = shortcut.isOn;
  box.addEventListener("change", () => {
    shortcut.isOn = box.checked;
  });

  read();
  show();
})();
