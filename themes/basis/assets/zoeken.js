// Search, on every page: the dialog behind the magnifier, its shortcuts, and the loader of index, engine and suggestions,
// which are requested on first use only. A classic script, as browsers refuse modules from `file://`.
//
// `vindplekSearch.load()` resolves to the engine; see `zoekmachine.js`. The other functions are shared by the scripts of
// search (`zoekveld.js`, `zoekpagina.js`).

(() => {
  const { library, engine: machine, field: suggestions, index } = document.currentScript.dataset;
  // Counted from this script, whose address is right also on the not-found page, which is served at any address.
  const root = new URL("../", document.currentScript.src);
  const isFile = root.protocol === "file:";
  const inSite = (path) => new URL(path, root);

  let engine; // the promise of the engine
  let suggesting; // the promise of the suggestions below fields

  function run(path) {
    return new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = inSite(path);
      script.onload = done;
      script.onerror = () => {
        script.remove();
        fail(new Error(`${path} cannot be loaded`));
      };
      document.head.append(script);
    });
  }

  /** The index keeps its name from one publication to the next, so the browser asks whether its copy is the newest. */
  async function runFresh(path) {
    if (!isFile) await fetch(inSite(path), { cache: "no-cache" }).then((answer) => answer.blob()).catch(() => null);
    await run(path);
  }

  /** Loads library, engine and index, once. After a failure the next call tries again. */
  function load() {
    engine ??= Promise.all([run(library), run(machine), runFresh(index)])
      .then(() => globalThis.vindplekEngine(globalThis.MiniSearch, globalThis.vindplekIndex, root.href))
      .catch((error) => {
        engine = undefined;
        throw error;
      });
    return engine;
  }

  /** Loads the suggestions of the dialog and of the home page, once. Without them a field leads to the search page. */
  function suggest() {
    suggesting ??= run(suggestions).catch(() => {
      suggesting = undefined;
    });
  }

  /** Loads ahead of the first letter, where a visitor seems about to type one. */
  const prepare = () => load().catch(() => null);

  /** The address of the search page, for a query. Without a server a folder does not lead to its page. */
  function resultsPage(query) {
    const url = inSite(isFile ? "zoeken/index.html" : "zoeken/");
    if (query) url.search = new URLSearchParams({ q: query });
    return url.href;
  }

  function make(name, attributes = {}, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside.filter((part) => part !== null && part !== undefined && part !== false));
    return element;
  }

  /** A text with the words that a query found in it marked. */
  function marked(found, text, query) {
    const pieces = found.mark(text, query).map(([piece, isMatch]) => (isMatch ? make("mark", {}, piece) : piece));
    const whole = document.createDocumentFragment();
    whole.append(...pieces);
    return whole;
  }

  const amount = (count) => (count === 1 ? "1 resultaat" : `${count.toLocaleString("nl-NL")} resultaten`);

  // Speech and switch software may press single keys by accident, so the shortcut `/` can be turned off (WCAG 2.1.4).
  const KEPT = `vindplek.sneltoets ${root.pathname}`;
  const shortcut = {
    get isOn() {
      try {
        return localStorage.getItem(KEPT) !== "uit";
      } catch {
        return true;
      }
    },
    set isOn(on) {
      try {
        if (on) localStorage.removeItem(KEPT);
        else localStorage.setItem(KEPT, "uit");
      } catch {
        // A browser that keeps nothing forgets the choice.
      }
    },
  };

  globalThis.vindplekSearch = { load, prepare, resultsPage, make, marked, amount, shortcut };

  const dialog = document.getElementById("_zoekvenster");
  const opener = document.querySelector(".kop-zoek");
  const ownField = document.getElementById("zoek-q"); // that of the search page

  for (const form of document.querySelectorAll("form.zoekform")) if (isFile) form.action = resultsPage();
  if (document.querySelector(".welkom form.zoekform")) suggest();

  function open() {
    prepare();
    if (!ownField) {
      dialog.showModal();
      suggest();
    }
    const field = ownField ?? dialog.querySelector("input");
    field.focus();
    field.select();
  }

  /** Also in a field of the preview's bar, which is in a shadow tree. */
  const isTyping = (event) => event.composedPath()[0].matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  function isShortcut(event) {
    if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey;
    return event.key === "/" && shortcut.isOn && !isTyping(event);
  }

  /** A keyboard may lie over the page; zooming in is no reason to make the dialog smaller. */
  function keepAboveKeyboard() {
    dialog.style.setProperty("--zicht", `${visualViewport.height * visualViewport.scale}px`);
  }

  if (!dialog?.showModal || !opener) return;

  opener.setAttribute("aria-keyshortcuts", shortcut.isOn ? "/ Control+K Meta+K" : "Control+K Meta+K");
  if (!ownField) opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  for (const name of ["pointerenter", "touchstart"]) {
    opener.addEventListener(name, () => navigator.connection?.saveData || prepare(), { once: true, passive: true });
  }
  addEventListener("keydown", (event) => {
    if (!isShortcut(event) || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest(".zoekvenster-sluit")) dialog.close();
  });
  globalThis.visualViewport?.addEventListener("resize", keepAboveKeyboard);
  if (globalThis.visualViewport) keepAboveKeyboard();
})();
