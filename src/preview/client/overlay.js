// All problems, those in the last saved file first. Opens once when there is a new error, and closes when there are no
// problems. Everything it shows comes from files of the project, so it is inserted as text, never as markup.
import { ask, copier, counted, icon, make, send, sheets } from './dom.js';
import { keep, kept } from './kept.js';
import { Panel } from './panel.js';

const own = await sheets('overlay');
const seen = 'vindplek.gezien';
/** The number of problems shown at first, and added each time more are requested. */
const some = 200;

/** The identity of a problem that stays the same when the file around it changes. */
const identity = ({ code, path, message }) => [code, path, message].join('\n');

export class Overlay extends Panel {
  #revision = null;
  #list = null;
  #isOld = false;
  #shown = some;
  #cards = new Map();

  constructor() {
    super('Problemen', own);
    this.old = make('p', { class: 'oud', hidden: true },
      'Deze pagina kan nu niet gemaakt worden. U ziet de laatste goede versie van deze pagina.');
    this.cards = make('div');
    this.more = make('button', { type: 'button', class: 'knop', hidden: true, onclick: () => this.#showMore() }, 'Toon meer');
    this.content.append(this.old, this.cards, this.more);
    new ResizeObserver(() => this.#lines()).observe(this.content);
  }

  /** Shows whether the page was rendered, or is shown as last rendered. */
  page(isOld) {
    this.#isOld = isOld;
    this.old.hidden = !isOld;
  }

  async hear({ problems }) {
    if (!problems) {
      this.sentence.textContent = 'Nog aan het nakijken…';
      return;
    }
    if (problems.revision === this.#revision && counted(problems) === counted(this.#list ?? problems)) return;
    this.#revision = problems.revision;
    const list = await ask('problems').catch(() => null);
    if (!list || list.revision < this.#revision) return;
    this.#list = list;
    this.#draw();
    this.#announce(list.problems.filter(({ severity }) => severity === 'error').map(identity));
  }

  /** Opens for new errors, also those since the page visited before. */
  #announce(errors) {
    const before = new Set(JSON.parse(kept(seen) ?? '[]'));
    keep(seen, JSON.stringify(errors.slice(0, some)));
    const isNew = errors.some((error) => !before.has(error));
    const isEmpty = this.#list.problems.length === 0;
    if (isNew && !this.isOpen) this.appear();
    if (isNew) this.#tell(`Er is iets mis: ${counted(this.#list)}`);
    else if (before.size > 0 && errors.length === 0) this.#tell('Alle fouten zijn hersteld.');
    if (this.isOpen && (isEmpty || (this.cameByItself && errors.length === 0))) this.hide();
  }

  appear() {
    this.cameByItself = true;
    super.appear();
  }

  show(opener) {
    super.show(opener);
    this.cameByItself = false;
  }

  #tell(text) {
    this.dispatchEvent(new CustomEvent('told', { detail: text }));
  }

  #showMore() {
    const first = this.#shown;
    this.#shown += some;
    this.#draw();
    this.cards.children[first]?.querySelector('a')?.focus();
  }

  /** Keeps the cards of unchanged problems, with their open details. */
  #draw() {
    const { problems } = this.#list;
    this.sentence.textContent = problems.length
      ? `${counted(this.#list)}; wat het laatst is opgeslagen staat bovenaan`
      : 'Er zijn geen problemen gevonden.';
    const cards = new Map(problems.slice(0, this.#shown).map((problem) => {
      const key = JSON.stringify(problem);
      return [key, this.#cards.get(key) ?? card(problem)];
    }));
    for (const [key, old] of this.#cards) if (!cards.has(key)) old.remove();
    [...cards.values()].forEach((it, at) => {
      if (this.cards.children[at] !== it) this.cards.insertBefore(it, this.cards.children[at] ?? null);
    });
    this.#cards = cards;
    this.more.hidden = problems.length <= this.#shown;
    this.more.textContent = `Toon meer (nog ${problems.length - this.#shown})`;
    this.#lines();
  }

  /** Makes a line that is too long for its box scrollable, also by keyboard. */
  #lines() {
    for (const line of this.cards.querySelectorAll('pre')) {
      if (line.scrollWidth > line.clientWidth) line.tabIndex = 0;
      else line.removeAttribute('tabindex');
    }
  }
}

function card(problem) {
  const { severity, severity_label: label, code, path, line, excerpt, message, help, sites, related, open, file } = problem;
  const place = excerpt ? `${path}:${line}` : path;
  return make('article', { class: severity },
    make('p', { class: 'plek' }, make('span', { class: 'soort' }, label), link(open, place),
      sites.length > 0 && make('span', {}, `op ${sites.join(', ')}`)),
    make('h3', {}, message),
    excerpt && drawn(excerpt),
    help && make('p', {}, help),
    related.length > 0 && make('ul', { class: 'zie' },
      related.map((it) => make('li', {}, `${it.message}: `, link(it.open, `${it.path}:${it.line}`)))),
    make('details', {}, make('summary', {}, 'Waarom is dit een probleem?'),
      make('p', {}, problem.summary), make('p', {}, problem.explanation), make('p', {}, make('code', {}, code))),
    actions(problem, open, file));
}

const link = (open, place) => make('a', { href: open, title: 'Openen in editor' }, make('code', {}, place));

/** The line of the file, with the range marked below it. */
function drawn({ line, text, start, end }) {
  const characters = [...text];
  const before = characters.slice(0, start - 1);
  const meant = characters.slice(start - 1, end - 1);
  const after = characters.slice(end - 1);
  const gutter = (number) => make('span', { class: 'nummer' }, `${number} │ `);
  const indent = before.map((character) => (character === '\t' ? '\t' : ' ')).join('');
  const pointer = indent + '^'.repeat(Math.max(meant.length, end - start));
  return make('pre', {}, gutter(line), before.join(''), make('strong', {}, meant.join('')), after.join(''), '\n',
    make('span', { 'aria-hidden': 'true' }, gutter(' '.repeat(String(line).length)), make('span', { class: 'pijl' }, pointer)));
}

function actions({ id, fix }, open, file) {
  const said = make('p', { class: 'melding', role: 'alert', hidden: true });
  const mend = fix && make('button', { type: 'button', class: 'knop hoofd', onclick: use }, `Herstel: ${fix}`);
  async function use() {
    mend.disabled = true;
    const problem = await send('fix', { id });
    said.hidden = !problem;
    said.textContent = problem ?? '';
    mend.disabled = !problem;
    if (!problem) mend.textContent = 'Hersteld';
  }
  const edit = make('a', { class: 'knop', href: open }, icon('schrijf'), 'Openen in editor');
  const copy = copier(file, 'Pad kopiëren');
  copy.classList.add('knop');
  return make('div', { class: 'doen' }, mend, edit, copy, said);
}

customElements.define('vindplek-problemen', Overlay);
