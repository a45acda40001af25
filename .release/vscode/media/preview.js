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
/** @type {Record<"back" | "forward" | "reload" | "browser", HTMLButtonElement>} */
const buttons = { back: find("#back"), forward: find("#forward"), reload: find("#reload"), browser: find("#browser") };
/** @type {HTMLSelectElement} */
const select = find("#sites select");

/** The address of the sites, without a slash at its end; empty when they are not served. */
const base = document.body.dataset.base ?? "";
/** The pages that were shown, in order, and which of them is shown now. @type {string[]} */
let pages = [];
let at = -1;
/** Whether a page was asked for here; the one that comes, also by a redirect, is that page. */
let isAsked = false;

const here = () => pages[at] ?? null;

/** @param {string} path */
function load(path) {
  if (!base) return;
  isAsked = true;
  frame.hidden = false;
  frame.src = base + path;
}

/** A page is shown after those before it. @param {string} path */
function add(path) {
  if (path === here()) return;
  pages = [...pages.slice(0, at + 1), path];
  at = pages.length - 1;
}

/** The frame shows a page. @param {string} path */
function arrived(path) {
  if (isAsked) pages[at] = path;
  else add(path);
  isAsked = false;
  draw();
}

/** @param {string} path */
function readable(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function draw() {
  const path = here();
  buttons.back.disabled = !base || at <= 0;
  buttons.forward.disabled = !base || at >= pages.length - 1;
  buttons.reload.disabled = !base || path === null;
  buttons.browser.disabled = !base || path === null;
  find("#address").textContent = path === null ? "" : readable(path);
}

/** @param {number} step */
function travel(step) {
  at += step;
  draw();
  load(pages[at]);
}

buttons.back.onclick = () => travel(-1);
buttons.forward.onclick = () => travel(1);
buttons.reload.onclick = () => {
  // An address with an anchor is not loaded anew in the same frame.
  frame.remove();
  travel(0);
  document.body.append(frame);
};
buttons.browser.onclick = () => say({ type: "browser", path: pages[at] });
select.onchange = () => say({ type: "site", site: select.value });
find("#notice button").onclick = () => say({ type: "again" });

/** @type {{ [T in ToPanel["type"]]: (message: Extract<ToPanel, { type: T }>) => void }} */
const answers = {
  go({ path }) {
    if (path === here() && !frame.hidden) return;
    add(path);
    draw();
    load(path);
  },
  sites({ sites, current }) {
    find("#sites").hidden = sites.length < 2;
    select.replaceChildren(...sites.map(({ site, name }) => new Option(name, site, false, site === current)));
  },
  notice({ text, again }) {
    find("#notice").hidden = text === null;
    find("#notice span").textContent = text;
    find("#notice button").hidden = !again;
  },
};

addEventListener("message", ({ data, source, origin }) => {
  if (source !== frame.contentWindow) {
    answers[/** @type {ToPanel["type"]} */ (data.type)]?.(data);
  } else if (base && origin === new URL(base).origin && data?.vindplek) {
    const { page, link } = data.vindplek;
    if (typeof page === "string") {
      arrived(page);
      say({ type: "page", path: page });
    }
    if (typeof link === "string") say({ type: "link", href: link });
  }
});
say({ type: "ready", page: Number(document.body.dataset.page) });
