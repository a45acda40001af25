// “Waarom zie ik dit?”: the files and lines that cause the page to be here and that set its content.
import { askOfPage, make, sheets } from './dom.js';
import { Panel } from './panel.js';

const own = await sheets('why');

export class Why extends Panel {
  constructor() {
    super('Waarom zie ik dit?', own);
    this.addEventListener('toggled', () => this.page());
  }

  /** Updates the panel after navigation or an update of the page. */
  async page() {
    if (!this.isOpen) return;
    const told = await askOfPage('why').catch(() => undefined);
    if (told === undefined) return;
    this.sentence.textContent = told
      ? decodeURIComponent(location.pathname)
      : 'Deze pagina hoort bij het voorbeeld, en niet bij een site.';
    const { scrollTop } = this.content;
    const edit = (opener, path, key) => this.dispatchEvent(new CustomEvent('edit', { detail: { opener, path, key } }));
    this.content.replaceChildren(...(told?.parts ?? []).flatMap(({ title, lines }) => [
      make('h3', {}, title), make('ul', {}, lines.map((it) => line(it, edit))),
    ]));
    this.content.scrollTop = scrollTop;
  }
}

function line({ text, value, place, instead_of: before }, edit) {
  const isKey = value !== null && /^[a-z_]+$/.test(text);
  const said = isKey ? [make('strong', {}, text), ': ', value] : [text, value && [' (', make('code', {}, value), ')']];
  return make('li', {}, make('div', {}, ...said.flat()),
    place && make('div', { class: 'plek' }, link(place), before && make('small', {}, 'in plaats van ', link(before)),
      isKey && make('button', { type: 'button', class: 'knop', onclick: ({ currentTarget }) => edit(currentTarget, place.path, text) },
        'Bewerk', make('span', { class: 'alleen-voorlezen' }, ` ${text}`))));
}

function link({ path, line, open }) {
  return make('a', { href: open, title: 'Openen in editor' }, make('code', {}, line ? `${path}:${line}` : path));
}

customElements.define('vindplek-waarom', Why);
