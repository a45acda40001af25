// “Iets nieuws”: begins a file, which is not saved, and goes on to its page with the form beside it.
import { addressOf } from './asked.js';
import { ask, exchange, make, send, sheets } from './dom.js';
import { Panel } from './panel.js';

const own = await sheets('edit', 'begin');

/** Begins a file and goes to its page. Returns a problem, or what was begun. */
export async function begin(wish) {
  const { problem, answer } = await exchange('begin', { ...wish, shown: location.pathname.split('/')[1] || null });
  if (problem) return { problem };
  // What is new is a draft, which the sites would not show.
  await send('travel', { drafts: true });
  const begun = { path: answer.file, inSteps: wish.thing !== 'accent' };
  if (answer.page === location.pathname) return { begun };
  location.assign(addressOf(answer.page, begun));
  return { begun: { ...begun, isElsewhere: true } };
}

export class Begin extends Panel {
  #things = null;

  constructor() {
    super('Iets nieuws', own);
    this.sentence.textContent = 'Er wordt nog niets bewaard: u ziet eerst hoe het wordt.';
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    this.kinds = make('fieldset', { class: 'soorten' }, make('legend', {}, 'Wat wordt het?'));
    this.named = make('input', { type: 'text', id: 'titel-nieuw', required: true, lang: 'nl' });
    this.question = make('label', { for: 'titel-nieuw' });
    this.region = make('select', { id: 'regio-nieuw' });
    this.regionRow = make('div', { class: 'veld' }, make('label', { for: 'regio-nieuw' }, 'Van wie is het?'), this.region);
    this.special = make('select', { id: 'special-nieuw' });
    this.specialRow = make('div', { class: 'veld' }, make('label', { for: 'special-nieuw' }, 'Bij welke special?'), this.special);
    const go = (event) => {
      event.preventDefault();
      this.#begin();
    };
    this.rest = make('div', { class: 'nieuw' }, make('div', { class: 'veld' }, this.question, this.named),
      this.regionRow, this.specialRow, this.message, make('button', { class: 'knop hoofd' }, 'Begin'));
    this.content.append(make('form', { class: 'beginnen', onsubmit: go }, this.kinds, this.rest));
    this.addEventListener('toggled', () => this.#draw());
  }

  async #draw() {
    if (!this.isOpen) return;
    const told = await ask('things').catch(() => null);
    if (!told) return;
    this.#things = told.things.filter(({ id }) => id !== 'accent');
    const chosen = this.#chosen()?.id ?? this.#things[0].id;
    const options = this.#things.map(({ id, label, detail }) => make('label', {},
      make('input', { type: 'radio', name: 'soort', value: id, checked: id === chosen, onchange: () => this.#ask() }),
      make('span', {}, make('strong', {}, label), make('small', {}, detail))));
    this.kinds.replaceChildren(this.kinds.firstChild, ...options);
    const regions = told.regions.map(({ id, name }) => make('option', { value: id }, `Alleen van ${name}`));
    this.region.replaceChildren(make('option', { value: '' }, 'Van allemaal samen'), ...regions);
    this.special.replaceChildren(...told.specials.map(({ id, title }) => make('option', { value: id }, title)));
    this.#ask();
  }

  #chosen() {
    const box = this.kinds.querySelector(':checked');
    return this.#things?.find(({ id }) => id === box?.value);
  }

  #ask() {
    const { titlePrompt, region, special, id } = this.#chosen();
    this.question.textContent = titlePrompt;
    this.named.required = id !== 'kwartaal';
    this.regionRow.hidden = region === 'none';
    this.specialRow.hidden = !special;
    this.message.hidden = true;
  }

  async #begin() {
    const { id, region, special } = this.#chosen();
    const { problem, begun } = await begin({
      thing: id,
      title: this.named.value,
      region: region === 'none' ? null : this.region.value || null,
      special: special ? this.special.value || null : null,
    });
    this.message.hidden = !problem;
    this.message.textContent = problem ?? '';
    if (problem) return;
    this.named.value = '';
    this.dispatchEvent(new CustomEvent('begun', { detail: begun }));
  }
}

customElements.define('vindplek-nieuw', Begin);
