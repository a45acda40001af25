// What `type.mjs` runs in the page. Each function is sent to the browser by itself.

/** Opens all that is folded, declares the fonts of other devices, and collects the parts of words that may not break. */
export async function prepareWords(fonts) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @font-face { font-family: Roboto-test; font-weight: 100 900; src: url(${fonts}roboto.woff2); }
    @font-face { font-family: DejaVu-test; font-weight: 100 500; src: url(${fonts}dejavu.ttf); }
    @font-face { font-family: DejaVu-test; font-weight: 501 900; src: url(${fonts}dejavu-bold.ttf); }`);
  const choice = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet, choice];
  const tokens = ["koppen", "tekst", "klein", "merk"].map((name) => `--letter-${name}`);
  window.useFont = (family) => choice.replaceSync(family ? `:root { ${tokens.map((token) => `${token}: ${family}-test !important`).join(";")} }` : "");
  await Promise.all(["400", "700"].flatMap((weight) => ["Roboto", "DejaVu"].map((family) => document.fonts.load(`${weight} 16px ${family}-test`))));
  await document.fonts.ready;

  for (const details of document.querySelectorAll("details")) details.open = true;
  document.querySelector("#_hoofdmenu")?.showPopover();
  // Addresses and code may break anywhere.
  const ignored = "script, style, template, pre, code, svg, [translate=no], .alleen-voorlezen";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (text) =>
    text.parentElement.closest(ignored) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  window.wordsOnPage = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    // A line may end at a hyphen, a soft hyphen or a slash, and in a mail address before @ and after a dot.
    const parts = [...text.data.matchAll(/[\p{L}\p{N}’']{5,}/gu)].map((part) => {
      const ofLetters = (from, to) => {
        const range = new Range();
        range.setStart(text, part.index + from);
        range.setEnd(text, part.index + to);
        return range;
      };
      const length = part[0].length;
      return { word: part[0], all: ofLetters(0, length), first: ofLetters(0, 1), last: ofLetters(length - 1, length) };
    });
    if (parts.length === 0) continue;
    const whole = new Range();
    whole.selectNodeContents(text);
    window.wordsOnPage.push({ element: text.parentElement, whole, parts });
  }
}

/** By family: the words that break without a hyphen, or that stick out of the page or of the element that clips them; and
 *  whether the items of the menu are on several rows, or overlap what is beside it. */
export function findMisfits(families) {
  const clips = new Map();
  const clip = (element) => {
    if (!element || element === document.documentElement) return null;
    if (clips.has(element)) return clips.get(element);
    const style = getComputedStyle(element);
    const own = style.overflowX === "hidden" || style.overflowX === "clip" ? element : clip(element.parentElement);
    clips.set(element, style.overflowX === "auto" || style.overflowX === "scroll" ? "scrolls" : own);
    return clips.get(element);
  };
  const place = (element) => {
    const named = element.closest("h1, h2, h3, h4, th, td, dt, dd, li, p, a, button, label, legend, summary") ?? element;
    return `${named.localName}${named.classList[0] ? `.${named.classList[0]}` : ""}`;
  };
  const findWords = () => {
    const words = new Set();
    for (const { element, whole, parts } of window.wordsOnPage) {
      const lines = whole.getClientRects();
      if (lines.length === 0) continue;
      const outer = clip(element);
      const edge = outer && outer !== "scrolls" ? outer.getBoundingClientRect() : { left: 0, right: innerWidth };
      const box = whole.getBoundingClientRect();
      // What only screen readers read is in a box of one pixel.
      if (edge.right - edge.left < 2) continue;
      const sticksOut = outer !== "scrolls" && (box.right > edge.right + 1 || box.left < edge.left - 1);
      if (lines.length === 1 && !sticksOut) continue;
      for (const { word, all, first, last } of parts) {
        // The first letter after a soft hyphen comes with the hyphen on the line before.
        const begin = [...first.getClientRects()].at(-1);
        const end = last.getClientRects()[0];
        const room = all.getBoundingClientRect();
        if (end.top - begin.top > begin.height / 2) words.add(`"${word}" breaks in ${place(element)}`);
        else if (sticksOut && (room.right > edge.right + 1 || room.left < edge.left - 1)) words.add(`"${word}" sticks out of ${place(element)}`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) words.add("the page scrolls sideways");
    return [...words];
  };
  const overlaps = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const menu = document.querySelector(".menu-breed");
  const isMenuMisplaced = () => {
    if (!menu?.checkVisibility()) return false;
    const items = [...menu.querySelectorAll("a")].map((item) => item.getBoundingClientRect());
    const others = [".merk", ".kop-knoppen"].map((name) => document.querySelector(name).getBoundingClientRect());
    return items.some((item) => Math.abs(item.top - items[0].top) > 1 || item.right > innerWidth || others.some((other) => overlaps(item, other)));
  };
  const found = families.map((family) => {
    window.useFont(family);
    clips.clear();
    return { family, words: findWords(), isMenuMisplaced: isMenuMisplaced() };
  });
  window.useFont("");
  return found;
}
