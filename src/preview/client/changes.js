// “Wat verandert er?”: the pages that differ from what is saved, or from the last commit, site by site.
import { make, sheets } from './dom.js';
import { Panel } from './panel.js';

const own = await sheets('changes');
const ways = [['bewaard', 'Wat nog niet bewaard is'], ['commit', 'Sinds de vorige versie in git']];

/** From how many lines on a list is folded. */
const many = 12;

export class Changes extends Panel {
  #revision = null;

  constructor() {
    super('Wat verandert er?', own);
    this.since = make('select', { onchange: () => this.#draw() }, ways.map(([id, name]) => make('option', { value: id }, name)));
    this.whole = make('a', {}, 'Op een hele pagina');
    this.list = make('div', { 'aria-live': 'polite' });
    this.content.append(make('p', { class: 'keuze' }, make('label', {}, 'Vergelijk ', this.since), this.whole), this.list);
    this.addEventListener('toggled', () => this.isOpen && this.#draw());
  }

  /** Follows the state of the server. */
  hear({ revision }) {
    const isNew = revision !== this.#revision;
    this.#revision = revision;
    if (this.isOpen && isNew) this.#draw();
  }

  async #draw() {
    const since = this.since.value;
    this.whole.href = `/__vindplek/verandert?sinds=${since}`;
    if (!this.list.hasChildNodes()) this.list.replaceChildren(make('p', {}, 'Bezig met vergelijken…'));
    const answer = await fetch(`/__vindplek/differences?sinds=${since}`).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (!this.isOpen || since !== this.since.value || !told) return;
    this.list.replaceChildren(...(answer.ok ? shown(told.sites) : [make('p', { role: 'alert' }, told.message)]));
  }
}

/** The sites, that of the page first. */
function shown(sites) {
  if (sites.length === 0) return [make('p', {}, 'Er verandert niets: lezers zien hetzelfde.')];
  const here = location.pathname.split('/')[1];
  const order = [...sites].sort((one, other) => (other.id === here) - (one.id === here));
  return order.map(({ name, count, parts }, nth) => make('details', { open: nth === 0 },
    make('summary', {}, name, ' ', make('small', {}, count)),
    parts.flatMap(part)));
}

/** A list under its heading; a long one is folded. */
function part({ title, lines }) {
  const list = make('ul', {}, lines.map(line));
  return lines.length > many ? make('details', {}, make('summary', {}, `${title} (${lines.length})`), list) : [make('h3', {}, title), list];
}

function line({ title, address, compare, details }) {
  const named = compare ? [make('a', { href: compare }, title), ' ', make('code', {}, address)] : [title];
  return make('li', {}, named, details.length > 0 && make('ul', {}, details.map((words) => make('li', {}, words))));
}

customElements.define('vindplek-veranderd', Changes);
