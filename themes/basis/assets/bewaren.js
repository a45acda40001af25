// The list of courses that a visitor keeps: the buttons "Bewaar", and the count in the header.
//
// The list is in the storage of this browser, under a key of this site: two sites may share a host. Each change begins
// with what is stored at that moment, so that another tab loses nothing. If the browser stores nothing, the list lasts
// as long as the page.

(() => {
  const LIMIT = 30;
  const root = new URL(document.currentScript.dataset.root, location.href);
  const key = `vindplek-lijst:${root.pathname}`;
  const listeners = [];
  let unstored = null; // the list, when the browser refuses to store it

  const isItem = (item) => /^[a-z0-9-]{1,100}$/.test(item?.id) && typeof item.title === "string";

  /** The items `{ id, title }`, in the order of keeping. What is no list of ours is read as an empty one. */
  function read() {
    if (unstored) return unstored;
    try {
      const stored = JSON.parse(localStorage.getItem(key) ?? "[]");
      const once = new Map(stored.filter(isItem).map(({ id, title }) => [id, { id, title }]));
      return [...once.values()].slice(0, LIMIT);
    } catch {
      return [];
    }
  }

  function write(items) {
    const list = items.slice(0, LIMIT);
    try {
      if (list.length) localStorage.setItem(key, JSON.stringify(list));
      else localStorage.removeItem(key);
      unstored = null;
    } catch {
      unstored = list;
    }
    changed(true);
  }

  const has = (id) => read().some((item) => item.id === id);

  // A button keeps its name when it is pressed: `aria-pressed` says the rest.
  function mark() {
    const kept = new Set(read().map(({ id }) => id));
    for (const button of document.querySelectorAll("[data-bewaar]")) {
      button.setAttribute("aria-pressed", String(kept.has(button.dataset.bewaar)));
    }
    const link = document.querySelector(".kop-lijst");
    if (!link) return;
    link.hidden = kept.size === 0;
    document.getElementById("_lijst-aantal").textContent = kept.size;
  }

  function changed(here) {
    mark();
    for (const listener of listeners) listener(here);
  }

  const toast = document.createElement("p");
  toast.className = "lijst-toast";
  toast.setAttribute("role", "status");
  document.body.append(toast);
  let hiding;

  function say(text, withLink) {
    toast.textContent = `${text} `;
    if (withLink) {
      const link = document.createElement("a");
      link.href = document.querySelector(".kop-lijst").href;
      link.textContent = "Bekijk je lijst";
      toast.append(link);
    }
    clearTimeout(hiding);
    hiding = setTimeout(() => toast.replaceChildren(), 8000);
  }
  for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, () => clearTimeout(hiding));

  const titleOf = (button) => button.querySelector("span").textContent.replace(/^:\s*/, "").trim();

  function toggle(button) {
    const id = button.dataset.bewaar;
    const items = read();
    const title = titleOf(button);
    if (has(id)) {
      write(items.filter((item) => item.id !== id));
      say(`${title} staat niet meer op je lijst.`);
    } else if (items.length >= LIMIT) {
      say(`Je lijst is vol: er passen er ${LIMIT} op.`, true);
    } else {
      write([...items, { id, title }]);
      if (unstored) say(`${title} staat op je lijst, maar je browser bewaart niets. Op een andere pagina is je lijst weer leeg.`);
      else say(`${title} staat op je lijst.`, true);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-bewaar]");
    if (button) toggle(button);
  });
  addEventListener("storage", (event) => {
    if (!unstored && (event.key === key || event.key === null)) changed(false);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) changed(false);
  });
  // Other scripts put cards into the page.
  new MutationObserver((changes) => {
    const isCard = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches("[data-bewaar]") || node.querySelector("[data-bewaar]"));
    if (changes.some((change) => [...change.addedNodes].some(isCard))) mark();
  }).observe(document.body, { childList: true, subtree: true });

  document.documentElement.classList.add("lijst-aan");
  mark();

  globalThis.vindplekList = {
    limit: LIMIT,
    read,
    write,
    has,
    isStored: () => !unstored,
    /** Calls `listener(here)` after each change; `here` is whether this page made it. */
    onChange: (listener) => listeners.push(listener),
  };
})();
