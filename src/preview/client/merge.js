// Merges the server's changes into the page. Three versions are compared: the page as served before, as served now, and
// its current DOM, which scripts and the reader may have changed. Where the first two are equal, the current DOM is
// left unchanged.
import { Idiomorph } from './idiomorph.js';

/** By a node of the page: the node as it was served. */
const { was, note, strip } = globalThis.vindplek;

const isOurs = (node) => node.nodeType === Node.ELEMENT_NODE && node.hasAttribute('data-vindplek');
const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !node.data.trim();
/** Nodes added by scripts of the page or by browser extensions. */
const isExtra = (node) => !was.has(node) && !isOurs(node) && !isBlank(node);

/** Makes the new page comparable with the previously served one. Returns whether they differ. */
export function differs(page) {
  strip(page);
  return !was.get(document.documentElement).isEqualNode(page.documentElement);
}

/** Whether the server has changed something that a script of the page has replaced. */
export function clashes(page) {
  return clash(document.body, was.get(document.body), page.body);
}

function clash(live, served, fresh) {
  if (!served || served.isEqualNode(fresh)) return false;
  if (live.nodeType !== Node.ELEMENT_NODE) return live.data !== served.data;
  if (isRobbed(live, served)) return true;
  const [before, after] = [[...served.childNodes], [...fresh.childNodes]];
  while (before.length && after.length && before[0].isEqualNode(after[0])) [before, after].forEach((list) => list.shift());
  while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) [before, after].forEach((list) => list.pop());
  const there = liveOf(live);
  return before.some((node, at) => {
    const it = there.get(node);
    if (!it) return false;
    const isSame = before.length === after.length && node.nodeName === after[at].nodeName;
    return isSame ? clash(it, node, after[at]) : isTouched(it, node);
  });
}

const liveOf = (live) => new Map([...live.childNodes].map((child) => [was.get(child), child]));

/** Whether a served node has been removed. */
function isRobbed(live, served) {
  const there = liveOf(live);
  return [...served.childNodes].some((child) => !isBlank(child) && !there.has(child));
}

function isTouched(live, served) {
  if (live.nodeType !== Node.ELEMENT_NODE) return false;
  return isRobbed(live, served) || [...live.childNodes].some((child) => was.has(child) && isTouched(child, was.get(child)));
}

/** Merges the new page into the current one. */
export function merge(page) {
  templates(page);
  const anchor = anchorOf();
  const changing = new Map();
  const extras = [];
  let coming = null;
  Idiomorph.morph(document.documentElement, page.documentElement, {
    morphStyle: 'outerHTML',
    ignoreActiveValue: true,
    restoreFocus: true,
    head: { style: 'merge', shouldPreserve: isOurs },
    callbacks: {
      beforeNodeMorphed(live, fresh) {
        const served = was.get(live);
        if (served?.isEqualNode(fresh)) {
          carry(live, served, fresh);
          return false;
        }
        changing.set(live, { served, fresh });
        if (served && document.body.contains(live)) extras.push(...setAside(live));
        return true;
      },
      afterNodeMorphed(live, fresh) {
        was.set(live, fresh);
      },
      beforeNodeAdded(fresh) {
        coming = fresh;
      },
      afterNodeAdded(live) {
        if (!was.has(live) && live !== coming) note(live, coming);
      },
      // Attributes that the server left unchanged may have been set by scripts or the reader: open, hidden, checked,
      // typed.
      beforeAttributeUpdated(name, live) {
        const { served, fresh } = changing.get(live) ?? {};
        return !served || served.getAttribute(name) !== fresh.getAttribute(name);
      },
      beforeNodeRemoved: (node) => !isOurs(node),
    },
  });
  for (const { node, parent, after } of extras) {
    if (after?.parentNode === parent) after.after(node);
    else parent.append(node);
  }
  anchor.hold();
}

/** Nodes left unchanged count as served by the new version. */
function carry(live, served, fresh) {
  was.set(live, fresh);
  const places = new Map([...served.childNodes].map((child, at) => [child, at]));
  for (const child of live.childNodes) {
    const place = places.get(was.get(child));
    if (place !== undefined) carry(child, was.get(child), fresh.childNodes[place]);
  }
}

/** Removes nodes that scripts have added to an element while it is being merged. */
function setAside(live) {
  return [...live.childNodes].filter(isExtra).map((node) => {
    const extra = { node, parent: live, after: node.previousSibling };
    node.remove();
    return extra;
  });
}

/** The content of a template is not among its children, and so is not compared with the rest. */
function templates(page) {
  const fresh = page.querySelectorAll('template');
  const live = [...document.querySelectorAll('template')].filter((template) => was.has(template));
  live.forEach((template, at) => {
    if (fresh[at] && template.innerHTML !== fresh[at].innerHTML) template.innerHTML = fresh[at].innerHTML;
  });
}

/** Keeps what is being read at its place on the screen, also when something above it changes. */
function anchorOf() {
  const place = { left: scrollX, top: scrollY, behavior: 'instant' };
  const top = (element) => element.getBoundingClientRect().top;
  const lines = document.body.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, tr, img, summary');
  const reading = [...lines].find((line) => was.has(line) && line.checkVisibility() && top(line) >= 0);
  const before = reading && top(reading);
  return {
    hold() {
      if (place.top === 0 || !reading?.isConnected) scrollTo(place);
      else scrollBy({ left: 0, top: top(reading) - before, behavior: 'instant' });
    },
  };
}
