// Suggestions below a search field, in the dialog and on the home page: a combobox whose options are links, so that they
// open in another tab as links do. The field itself works without this script: its form leads to the search page.

(() => {
  const search = globalThis.vindplekSearch;
  const { make } = search;
  const MOST = 8;
  const THEMES = 12;
  const WORDS = 4;
  const LEAST_ROOM = 260; // px below a field

  let fields = 0;

  class Suggestions {
    #input;
    #id;
    #floats;
    #options = [];
    #active = -1;
    #turn = 0;
    #later;
    #close;

    /** `close` is called when a suggestion is followed. A list that `floats` lies over what follows the field. */
    constructor(form, { floats, close }) {
      this.#input = form.elements.q;
      this.#id = `_zoek${fields += 1}`;
      this.#floats = floats;
      this.#close = close;
      this.message = make("div", { class: "zoek-bericht" });
      this.list = make("div", { id: `${this.#id}-lijst`, role: "listbox", "aria-label": "Suggesties", hidden: "" });
      this.status = make("p", { class: "alleen-voorlezen", role: "status" });
      this.panel = make("div", { class: "zoek-suggesties", ...floats && { popover: "manual" } }, this.message, this.list);
      form.append(this.panel, this.status);
      const combobox = {
        role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list",
      };
      for (const [name, value] of Object.entries(combobox)) this.#input.setAttribute(name, value);
      this.#listen(form);
    }

    #listen(form) {
      this.#input.addEventListener("input", () => this.update());
      this.#input.addEventListener("keydown", (event) => this.#press(event));
      this.#input.addEventListener("focus", () => {
        search.prepare();
        if (this.#floats && this.#input.value.trim()) this.update();
      });
      // A press in the list leaves the focus, and on a phone the keyboard, where they are.
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
      this.panel.addEventListener("click", (event) => {
        if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) this.#follow();
      });
      form.addEventListener("submit", (event) => {
        if (!this.#input.value.trim()) event.preventDefault();
      });
      if (!this.#floats) return;
      form.addEventListener("focusout", ({ relatedTarget }) => {
        if (!form.contains(relatedTarget)) this.hide();
      });
      for (const screen of [globalThis, globalThis.visualViewport]) screen?.addEventListener("resize", () => this.#place());
    }

    #follow() {
      this.hide();
      this.#close?.();
    }

    /** Shows what fits the text in the field. */
    async update() {
      const query = this.#input.value.trim();
      const turn = this.#turn += 1;
      if (!query && this.#floats) return this.hide();
      const waiting = setTimeout(() => this.#say("Even laden…"), 150);
      const engine = await search.load().catch(() => null);
      clearTimeout(waiting);
      if (turn !== this.#turn) return;
      if (!engine) this.#fail();
      else if (query) this.#draw(engine, query);
      else this.#offer(engine);
    }

    hide() {
      this.#turn += 1;
      this.#show([]);
      this.message.replaceChildren();
      if (this.#floats && this.panel.matches(":popover-open")) this.panel.hidePopover();
    }

    #draw(engine, query) {
      const { hits, nearest } = engine.search(query);
      if (!hits.length) return this.#drawNone(nearest, query);
      const groups = groupByKind(hits.slice(0, MOST));
      const label = (id) => engine.kinds.find((kind) => kind.id === id)?.label ?? id;
      const parts = [...groups].map(([kind, found]) => this.#group(label(kind), found.map((hit) => option(engine, hit, query))));
      const all = make("a", { class: "zoek-alles", href: search.resultsPage(query) },
        make("span", {}, hits.length === 1 ? "Bekijk " : "Alle "), `${search.amount(hits.length)} voor ‘${query}’`);
      this.#say();
      this.#show([...parts, this.#terms("Zoek ook op", engine.suggest(query).slice(0, WORDS)), all]);
      this.#announce(`${search.amount(hits.length)}. Kies met de pijltjes.`);
    }

    #drawNone(nearest, query) {
      this.#say(`Niets gevonden voor ‘${query}’.`);
      const help = make("a", { class: "zoek-alles", href: search.resultsPage(query) }, "Kijk wat je nog kunt doen");
      this.#show([this.#terms("Bedoel je", nearest), help]);
      this.#announce(`Niets gevonden voor ${query}.`);
    }

    /** What one could search for, before a letter is typed. */
    #offer(engine) {
      this.#say();
      this.#show([this.#terms("Zoek op een thema", engine.themes.slice(0, THEMES).map(({ label }) => label))]);
    }

    #fail() {
      this.#show([]);
      this.#say("Zoeken lukt nu niet. ", make("a", { href: search.resultsPage() }, "Bekijk alles wat er op deze site staat"), ".");
      this.#announce("Zoeken lukt nu niet.");
    }

    /** Words to search for; null when there are none. */
    #terms(title, terms) {
      const links = terms.map((term) => make("a", { href: search.resultsPage(term) }, term));
      return links.length ? this.#group(title, links, "zoek-woorden") : null;
    }

    #group(title, options, name = "") {
      const heading = make("div", { class: "zoek-soort", id: `${this.#id}-${title.replace(/\W+/g, "-")}` }, title);
      return make("div", { role: "group", class: `zoek-groep ${name}`.trim(), "aria-labelledby": heading.id }, heading, ...options);
    }

    #say(...words) {
      this.message.replaceChildren(...words);
      if (words.length) this.#float();
    }

    #show(wanted) {
      const parts = wanted.filter(Boolean);
      this.list.replaceChildren(...parts);
      this.list.scrollTop = 0;
      this.#options = [...this.list.querySelectorAll("a")];
      this.#options.forEach((link, at) => {
        link.id = `${this.#id}-${at}`;
        link.setAttribute("role", "option");
        link.setAttribute("aria-selected", "false");
        link.tabIndex = -1;
      });
      this.list.hidden = !parts.length;
      this.#input.setAttribute("aria-expanded", String(parts.length > 0));
      this.#activate(-1);
      if (parts.length) this.#float();
    }

    #float() {
      if (!this.#floats) return;
      if (!this.panel.matches(":popover-open")) this.panel.showPopover();
      this.#place();
    }

    /** Places the list below the field, as long as what is left of the screen, above a keyboard that covers a part of it. */
    #place() {
      if (!this.panel.matches(":popover-open")) return;
      const field = this.#input.parentElement;
      const height = globalThis.visualViewport?.height ?? innerHeight;
      if (height - field.getBoundingClientRect().bottom < LEAST_ROOM) this.#input.form.scrollIntoView({ block: "start" });
      const { left, bottom, width } = field.getBoundingClientRect();
      const { style } = this.panel;
      style.left = `${left + scrollX}px`;
      style.top = `${bottom + scrollY + 4}px`;
      style.width = `${width}px`;
      style.maxHeight = `${Math.max(height - bottom - 16, LEAST_ROOM / 2)}px`;
    }

    #activate(at) {
      this.#options[this.#active]?.setAttribute("aria-selected", "false");
      this.#active = at;
      const option = this.#options[at];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.#input.setAttribute("aria-activedescendant", option.id);
      else this.#input.removeAttribute("aria-activedescendant");
    }

    #press(event) {
      if (event.isComposing) return;
      const { length } = this.#options;
      const isActive = this.#active >= 0;
      const stop = length + 1; // the field itself is one of the stops
      const steps = {
        ArrowDown: () => this.#activate((this.#active + 2) % stop - 1),
        ArrowUp: () => this.#activate((this.#active + stop) % stop - 1),
        Home: isActive && (() => this.#activate(0)),
        End: isActive && (() => this.#activate(length - 1)),
        Enter: isActive && (() => this.#choose(event)),
      };
      const step = length && steps[event.key];
      if (step) {
        event.preventDefault();
        step();
      } else if (event.key === "Escape" && (this.#close || length || this.message.hasChildNodes())) {
        // Without this a browser would empty the field first.
        event.preventDefault();
        this.#follow();
      }
    }

    #choose({ ctrlKey, metaKey }) {
      const { href } = this.#options[this.#active];
      if (ctrlKey || metaKey) return open(href);
      this.#follow();
      location.assign(href);
    }

    /** Screen readers hear the number once the typing pauses. */
    #announce(text) {
      clearTimeout(this.#later);
      this.#later = setTimeout(() => {
        this.status.textContent = text;
      }, 600);
    }
  }

  function groupByKind(hits) {
    const groups = new Map();
    for (const hit of hits) groups.set(hit.kind, [...groups.get(hit.kind) ?? [], hit]);
    return groups;
  }

  /** A hit as an option: where it leads, and what is known of it, in two lines. */
  function option(engine, hit, query) {
    const { title, heading, academy, detail, summary, url } = hit;
    const about = detail || summary;
    return make("a", { href: heading?.url ?? url },
      make("span", { class: "zoek-titel" }, search.marked(engine, title, query)), " ",
      heading && make("span", { class: "zoek-kop" }, search.marked(engine, heading.title, query)), " ",
      (academy || about) && make("span", { class: "zoek-bij" },
        academy && make("span", { class: "zoek-academie" }, academy), academy && about && " · ",
        about && search.marked(engine, about, query)));
  }

  const dialog = document.getElementById("_zoekvenster");
  const inDialog = dialog?.querySelector("form");
  if (inDialog) {
    const suggestions = new Suggestions(inDialog, { floats: false, close: () => dialog.close() });
    const update = () => dialog.open && suggestions.update();
    new MutationObserver(update).observe(dialog, { attributeFilter: ["open"] });
    update();
  }
  const onHome = document.querySelector(".welkom form.zoekform");
  if (onHome && HTMLElement.prototype.showPopover) new Suggestions(onHome, { floats: true });
})();
