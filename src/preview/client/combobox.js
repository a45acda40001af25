// A choice from many, by typing part of a name: an input with a list, after “Editable Combobox With List Autocomplete” of
// the ARIA Authoring Practices.
import { make } from './dom.js';

/** How many matches are listed. */
const most = 50;
/** Text without case and accents, to search in. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
let count = 0;

export class Combobox {
  #options;
  #value;
  #choose;
  #isFree;
  #matches = [];
  #active = -1;
  /** Whether something was typed since the last choice. */
  #isTyped = false;

  /**
   * `options` are `[value, name, detail]`; `choose` takes the value that is chosen. With `isFree`, what is typed is a value
   * as well. `attributes` are those of the input.
   */
  constructor({ options, value = '', choose, isFree = false, label, attributes = {} }) {
    this.#options = options.map(([id, name, detail = '']) => ({ id, name, detail, words: plain(`${name} ${id} ${detail}`) }));
    this.#value = value;
    this.#choose = choose;
    this.#isFree = isFree;
    const id = `keuzen-${count += 1}`;
    this.list = make('ul', { id, role: 'listbox', 'aria-label': label, onpointerdown: (event) => event.preventDefault(),
      onclick: ({ target }) => this.#pick(this.#matches[[...this.list.children].indexOf(target.closest('li'))]) });
    this.more = make('p', {});
    this.folded = make('div', { class: 'keuzen', hidden: true }, this.list, this.more);
    this.said = make('span', { class: 'alleen-voorlezen', role: 'status' });
    this.input = make('input', { type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-expanded': 'false',
      'aria-controls': id, 'aria-autocomplete': 'list', 'aria-label': attributes.id ? null : label, ...attributes,
      oninput: () => { this.#isTyped = true; this.#open(this.input.value); },
      onclick: () => (this.isOpen ? null : this.#open('')),
      onkeydown: (event) => this.#key(event),
      onblur: () => this.#leave(),
    });
    this.element = make('div', { class: 'zoekkeuze' }, this.input, this.folded, this.said);
    this.#show();
  }

  get isOpen() {
    return !this.folded.hidden;
  }

  get value() {
    if (!this.#isFree || !this.#isTyped) return this.#value;
    return this.#named()?.id ?? this.input.value.trim();
  }

  set value(value) {
    this.#value = value;
    this.#show();
  }

  #show() {
    this.#isTyped = false;
    this.input.value = this.#options.find(({ id }) => id === this.#value)?.name ?? this.#value;
  }

  #open(typed) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    const found = this.#options.filter((option) => words.every((word) => option.words.includes(word)));
    this.#matches = found.slice(0, most);
    this.list.replaceChildren(...this.#matches.map(({ name, detail }, nth) => make('li', { id: `${this.list.id}-${nth}`, role: 'option',
      'aria-selected': 'false' }, name, detail && make('small', {}, detail))));
    const rest = found.length - this.#matches.length;
    this.more.textContent = rest ? `En nog ${rest}. Typ verder om te kiezen.` : found.length ? '' : 'Niets gevonden.';
    this.said.textContent = found.length === 1 ? '1 keuze' : `${found.length} keuzen`;
    this.folded.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    const chosen = typed ? -1 : this.#matches.findIndex(({ id }) => id === this.#value);
    this.#point(typed && this.#matches.length && !this.#isFree ? 0 : chosen);
    this.folded.scrollIntoView({ block: 'nearest' });
  }

  #close() {
    this.folded.hidden = true;
    this.said.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
    this.#point(-1);
  }

  /** Makes an option the active one. */
  #point(nth) {
    this.#active = nth;
    for (const [at, option] of [...this.list.children].entries()) option.setAttribute('aria-selected', String(at === nth));
    const option = this.list.children[nth];
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  #pick(option) {
    if (!option) return;
    this.value = option.id;
    this.#close();
    this.#choose(option.id);
  }

  #key(event) {
    const { key, altKey } = event;
    const wasOpen = this.isOpen;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!wasOpen) this.#open(this.#isTyped ? this.input.value : '');
      const last = this.#matches.length - 1;
      const step = key === 'ArrowDown' ? 1 : -1;
      if (wasOpen || (this.#active < 0 && !altKey)) this.#point(this.#active + step > last ? 0 : this.#active + step < 0 ? last : this.#active + step);
    } else if (key === 'Enter' && wasOpen && this.#active >= 0) {
      this.#pick(this.#matches[this.#active]);
    } else if (key === 'Escape' && wasOpen) {
      this.#close();
      if (!this.#isFree) this.#show();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The option whose whole name or id was typed. */
  #named() {
    const typed = plain(this.input.value.trim());
    return this.#options.find(({ id, name }) => plain(name) === typed || plain(id) === typed);
  }

  /** Takes what was typed if it is the name of an option; else everything is as it was. */
  #leave() {
    if (this.isOpen) this.#close();
    if (!this.#isTyped) return;
    const option = this.#named();
    if (option) this.#pick(option);
    else if (!this.#isFree) this.#show();
  }
}
