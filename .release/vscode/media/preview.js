// @ts-check
// The page of the preview panel: buttons around a frame. The page in the frame has another origin, and says where it is.

/** @typedef {import("../src/preview/messages").ToPanel} ToPanel */
/** @typedef {import("../src/preview/messages").FromPanel} FromPanel */

// @ts-ignore: given by the editor
const editor = acquireVsCodeApi();
/** @type {(message: FromPanel) => void} */
const say = (message) => editor.postMessage(message);

/**
 * @template {HTMLElement} E
 * @param {string} selector
 * @returns {E}
 */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));
/** @type {HTMLIFrameElement} */
const frame = find("iframe");
/** @type {Record<"terug" | "vooruit" | "laden" | "browser", HTMLButtonElement>} */
const buttons = { terug: find("#terug"), vooruit: find("#vooruit"), laden: find("#laden"), browser: find("#browser") };
/** @type {HTMLSelectElement} */
const select = find("#sites select");

/** The address of the sites. @type {string | null} */
let base = null;
/** The pages that were shown, in order, and which of them is shown now. @type {string[]} */
let pages = [];
let at = -1;

const here = () => pages[at] ?? null;

/** @param {string} path */
function load(path) {
  if (base === null) return;
  frame.hidden = false;
  frame.src = base + path;
}

/** A page is shown: a new one, or the one that a button asked for. @param {string} path */
function arrived(path) {
  if (path !== here()) {
    pages = [...pages.slice(0, at + 1), path];
    at = pages.length - 1;
  }
  draw();
}

function draw() {
  const path = here();
  buttons.terug.disabled = base === null || at <= 0;
  buttons.vooruit.disabled = base === null || at >= pages.length - 1;
  buttons.laden.disabled = base === null || path === null;
  buttons.browser.disabled = base === null || path === null;
  find("#adres").textContent = path === null ? "" : decodeURI(path);
}

/** @param {number} step */
function travel(step) {
  at += step;
  draw();
  load(pages[at]);
}

buttons.terug.onclick = () => travel(-1);
buttons.vooruit.onclick = () => travel(1);
buttons.laden.onclick = () => travel(0);
buttons.browser.onclick = () => say({ type: "browser", path: pages[at] });
select.onchange = () => say({ type: "site", site: select.value });
find("#melding button").onclick = () => say({ type: "again" });

/** @type {{ [T in ToPanel["type"]]: (message: Extract<ToPanel, { type: T }>) => void }} */
const answers = {
  served(message) {
    base = message.base;
    if (base === null) {
      frame.hidden = true;
      frame.removeAttribute("src");
    } else if (here() !== null) {
      load(pages[at]);
    }
    draw();
  },
  go({ path }) {
    if (path === here() && !frame.hidden) return;
    arrived(path);
    load(path);
  },
  sites({ sites, current }) {
    find("#sites").hidden = sites.length < 2;
    select.replaceChildren(...sites.map(({ site, name }) => new Option(name, site, false, site === current)));
  },
  notice({ text, again }) {
    find("#melding").hidden = text === null;
    find("#melding span").textContent = text;
    find("#melding button").hidden = !again;
  },
};

addEventListener("message", ({ data, source, origin }) => {
  if (source !== frame.contentWindow) {
    answers[/** @type {ToPanel["type"]} */ (data.type)]?.(data);
  } else if (base !== null && origin === new URL(base).origin && data?.vindplek) {
    const { page, link } = data.vindplek;
    if (typeof page === "string") {
      arrived(page);
      say({ type: "page", path: page });
    }
    if (typeof link === "string") say({ type: "link", href: link });
  }
});
say({ type: "ready" });
