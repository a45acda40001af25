// Two versions of a page side by side: they scroll together, follow each other to another page, and go from one
// difference to the next.
import { listen } from './connection.js';
import { make, sheets } from './dom.js';

const own = await sheets('shared', 'compare');
const mark = 'data-vindplek-verschil';
const here = 'data-vindplek-hier';

class Compare extends HTMLElement {
  /** The version that the reader moves; the other follows. */
  #leader = null;
  #frames = [];
  /** The pages in the frames, by their paths. */
  #paths = new Map();
  #at = -1;
  #revision = null;

  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = own;
    this.status = make('p', { role: 'status' });
    const step = (by) => () => this.#go(this.#at + by);
    this.steps = [['Vorige', -1], ['Volgende', 1]].map(([name, by]) => make('button', { type: 'button', class: 'knop', onclick: step(by) },
      `${name} verschil`));
    this.shadowRoot.append(make('div', {}, this.status, this.steps));
    this.#frames = [...document.querySelectorAll('.versies iframe')];
    for (const frame of this.#frames) {
      frame.addEventListener('pointerenter', () => { this.#leader = frame; });
      frame.addEventListener('load', () => this.#begin(frame));
      if (frame.contentDocument?.readyState === 'complete' && frame.contentDocument.URL !== 'about:blank') this.#begin(frame);
    }
    this.#count();
    listen(({ state }) => {
      if (!state) return;
      const isNew = this.#revision !== null && state.revision !== this.#revision;
      this.#revision = state.revision;
      if (isNew) for (const { contentWindow } of this.#open) contentWindow.location.reload();
    });
  }

  /** The frames with a page of a version; a browser closes that of another site, and of an error. */
  get #open() {
    return this.#frames.filter(({ contentDocument }) => contentDocument);
  }

  /** Begins with a page in a frame. */
  #begin(frame) {
    const { contentWindow: view, contentDocument: page } = frame;
    if (!page) return;
    for (const event of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
      view.addEventListener(event, () => { this.#leader = frame; }, { passive: true });
    }
    view.addEventListener('scroll', () => this.#follow(frame), { passive: true });
    for (const link of page.links) if (link.origin !== location.origin) Object.assign(link, { target: '_blank', rel: 'noopener' });
    // A page that is made anew stays where it was.
    const isOther = this.#paths.get(frame) !== view.location.pathname;
    if (isOther && this.#paths.has(frame)) this.#visit(frame);
    this.#paths.set(frame, view.location.pathname);
    if (isOther) this.#at = -1;
    this.#count();
    if (isOther && this.#leader === null) this.#go(0);
  }

  /** The other version shows the same page. */
  #visit(frame) {
    if (frame !== this.#leader) return;
    const parts = (it) => it.contentWindow.location.pathname.match(/^(\/__vindplek\/versie\/[^/]+\/[^/]+)(\/.*)$/);
    const path = parts(frame)?.[2];
    for (const other of this.#open) {
      const [, start, shown] = (other !== frame && parts(other)) || [];
      if (path && start && shown !== path) other.contentWindow.location.replace(start + path);
    }
  }

  #follow(frame) {
    if (frame !== this.#leader) return;
    for (const other of this.#open) if (other !== frame) align(other, frame);
  }

  /** The numbers of the differences on both pages. */
  get #marks() {
    const numbers = this.#open.flatMap(({ contentDocument: page }) => [...page.querySelectorAll(`[${mark}]`)].map((it) => Number(it.getAttribute(mark))));
    return [...new Set(numbers)].sort((one, other) => one - other);
  }

  #count() {
    const { length } = this.#marks;
    for (const step of this.steps) step.disabled = length === 0;
    const all = length === 1 ? '1 verschil' : `${length} verschillen`;
    this.status.textContent = length === 0 ? 'Hier is niets anders in wat lezers zien.'
      : this.#at < 0 ? all : `Verschil ${this.#at + 1} van ${length}`;
  }

  #go(to) {
    const marks = this.#marks;
    if (marks.length === 0) return;
    this.#at = (to + marks.length) % marks.length;
    this.#leader = null;
    const without = [];
    let shown = null;
    for (const frame of this.#open) {
      const page = frame.contentDocument;
      for (const old of page.querySelectorAll(`[${here}]`)) old.removeAttribute(here);
      const found = [...page.querySelectorAll(`[${mark}="${marks[this.#at]}"]`)];
      for (const it of found) it.setAttribute(here, '');
      if (found.length > 0) {
        reveal(frame, found[0]);
        shown = frame;
      } else {
        without.push(frame);
      }
    }
    if (shown) for (const frame of without) align(frame, shown);
    this.#count();
  }
}

/** Scrolls a version to an element; unlike `scrollIntoView`, not the page around it. */
function reveal({ contentWindow: view }, element) {
  const { top } = element.getBoundingClientRect();
  view.scrollTo({ top: view.scrollY + top - view.innerHeight / 3, behavior: 'instant' });
}

/** Scrolls a page as far as another is. */
function align(frame, to) {
  const [own, other] = [frame, to].map(({ contentDocument }) => contentDocument.scrollingElement);
  if (!own || !other) return;
  const room = other.scrollHeight - other.clientHeight;
  own.scrollTo({ top: room > 0 ? (other.scrollTop / room) * (own.scrollHeight - own.clientHeight) : 0, behavior: 'instant' });
}

customElements.define('vindplek-vergelijk', Compare);
