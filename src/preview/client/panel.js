// A panel beside the page, which remains visible and usable.
import { icon, make, sheets } from './dom.js';

const own = await sheets('shared', 'panel');
const panels = new Set();

export class Panel extends HTMLElement {
  #opener = null;

  constructor(title, styles) {
    super();
    panels.add(this);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [...own, ...styles];
    this.heading = make('h2', { id: 'titel', tabindex: '-1' }, title);
    this.sentence = make('p');
    this.content = make('div', { class: 'inhoud' });
    this.shadowRoot.append(make('section', { role: 'dialog', 'aria-labelledby': 'titel' },
      make('div', { class: 'kop' }, make('div', {}, this.heading, this.sentence),
        make('button', { type: 'button', class: 'knop sluit', title: 'Sluiten (Esc)', onclick: () => this.hide() }, icon('sluit'),
          make('span', { class: 'alleen-voorlezen' }, 'Sluiten'))),
      this.content));
  }

  get isOpen() {
    return this.classList.contains('open');
  }

  /** Opens at the reader's request, by a button, and moves the focus inside. */
  show(opener) {
    this.#open();
    this.#opener = opener;
    this.heading.focus();
  }

  /** Opens without moving the focus, unless the reader has another one open. */
  appear() {
    if ([...panels].some((panel) => panel !== this && panel.isOpen)) return;
    this.#open();
  }

  #open() {
    for (const panel of panels) if (panel !== this) panel.hide();
    this.#opener = null;
    this.#toggle(true);
  }

  hide() {
    if (!this.isOpen) return;
    const hadFocus = this.matches(':focus-within') || this.shadowRoot.activeElement;
    this.#toggle(false);
    if (hadFocus) this.#opener?.focus();
  }

  toggle(opener) {
    if (this.isOpen) this.hide();
    else this.show(opener);
  }

  #toggle(isOpen) {
    this.classList.toggle('open', isOpen);
    this.dispatchEvent(new CustomEvent('toggled'));
  }
}

// Escape closes the topmost element only: first a menu of the page or the bar, which closes itself.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  const open = [...panels].find((panel) => panel.isOpen);
  const bar = document.querySelector('vindplek-balk')?.shadowRoot;
  const menu = document.querySelector(':popover-open, dialog:modal') ?? bar?.querySelector(':popover-open');
  if (open && !menu) {
    open.hide();
    event.preventDefault();
  }
});
