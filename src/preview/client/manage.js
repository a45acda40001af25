// What can be done with a document as a whole: a copy as the start of another, an accent of a region, another name,
// removal. Each says first what it will do.
import { begin } from './begin.js';
import { exchange, make } from './dom.js';

const words = {
  copy: 'Kopie als begin',
  accent: 'Pas aan voor een academie',
  rename: 'Ander adres',
  remove: 'Haal weg',
};

export class Manage {
  #file = null;

  /** `begun` takes a file whose page is this one. */
  constructor(begun) {
    this.begun = begun;
    this.forms = { copy: () => this.#copy(), accent: () => this.#accent(), rename: () => this.#rename(), remove: () => this.#remove() };
    this.buttons = Object.fromEntries(Object.entries(words).map(([what, label]) => [what,
      make('button', { type: 'button', class: 'knop', 'aria-expanded': 'false', onclick: () => this.#open(what) }, label)]));
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    this.form = make('form', { class: 'doen', hidden: true, onsubmit: (event) => event.preventDefault() });
    this.element = make('details', { class: 'beheer' }, make('summary', {}, 'Kopiëren, aanpassen voor een academie, verplaatsen, weghalen'),
      make('div', { class: 'knoppen' }, Object.values(this.buttons)), this.form, this.message);
  }

  /** Follows the file that is shown; `about` is null for what is no document. */
  show(file, about, isNew) {
    if (file !== this.#file) this.#close();
    this.#file = file;
    this.about = about;
    this.element.hidden = !about || isNew;
    if (!about) return;
    this.buttons.copy.hidden = !about.kind || about.is_accent || about.kind === 'kwartaal';
    this.buttons.accent.hidden = about.adaptable.length === 0;
    this.buttons.rename.hidden = about.is_accent;
  }

  #close() {
    this.form.hidden = true;
    this.#say(null);
    for (const button of Object.values(this.buttons)) button.setAttribute('aria-expanded', 'false');
  }

  #open(what) {
    const isOpen = this.buttons[what].getAttribute('aria-expanded') === 'true';
    this.#close();
    if (isOpen) return;
    this.buttons[what].setAttribute('aria-expanded', 'true');
    this.form.replaceChildren(...this.forms[what]());
    this.form.hidden = false;
    this.form.querySelector('input, select, button')?.focus();
  }

  #say(problem) {
    this.message.hidden = !problem;
    this.message.textContent = problem ?? '';
  }

  #button(label, onclick) {
    return make('button', { type: 'submit', class: 'knop hoofd', onclick }, label);
  }

  async #begin(wish) {
    const { problem, begun } = await begin(wish);
    this.#say(problem);
    if (!begun) return;
    this.#close();
    if (!begun.isElsewhere) this.begun(begun);
  }

  #copy() {
    const title = make('input', { type: 'text', id: 'kopie-titel', lang: 'nl' });
    const { kind: thing, region, special } = this.about;
    const go = () => this.#begin({ thing, title: title.value, region, special, copy: this.#file });
    return [make('label', { for: 'kopie-titel' }, 'Hoe heet het nieuwe stuk?'), title,
      make('p', {}, 'Alles gaat mee, behalve de uitvoeringen, de toetsing, de evaluatie en de datums. Het begint als concept.'),
      this.#button('Maak de kopie', go)];
  }

  #accent() {
    const region = make('select', { id: 'accent-regio' }, this.about.adaptable.map(({ id, name }) => make('option', { value: id }, name)));
    const go = () => this.#begin({ thing: 'accent', title: this.#file, region: region.value });
    return [make('label', { for: 'accent-regio' }, 'Voor welke academie?'), region,
      make('p', {}, 'Alleen op de site van die academie wordt het anders. De gedeelde tekst blijft wat die is.'),
      this.#button('Pas aan', go)];
  }

  #rename() {
    const last = this.#file.replace(/\/index\.md$/, '').replace(/\.md$/, '').split('/').pop();
    const name = make('input', { type: 'text', id: 'ander-adres', value: last, spellcheck: 'false', autocapitalize: 'none' });
    const plan = make('div', { class: 'plan' });
    const go = (sure) => this.#plan('rename', { name: name.value, sure }, plan, 'Verplaats', () => go(true));
    return [make('label', { for: 'ander-adres' }, 'Het laatste deel van het nieuwe adres'), name,
      make('p', {}, 'Wie het oude adres heeft komt vanzelf op het nieuwe, en verwijzingen gaan mee.'), this.#button('Laat zien wat er verandert', () => go(false)), plan];
  }

  #remove() {
    const redirect = make('input', { type: 'text', id: 'weg-naar', placeholder: 'Bijvoorbeeld: /aanbod/inclusie/', spellcheck: 'false' });
    const gone = make('input', { type: 'checkbox', id: 'weg-vervalt' });
    const fate = make('div', { hidden: true }, make('p', {}, 'Dit heeft een adres dat anderen kennen. Waar komt wie het zoekt?'),
      make('label', { for: 'weg-naar' }, 'Het adres van een ander stuk'), redirect,
      make('label', { class: 'vakje', for: 'weg-vervalt' }, gone, 'Nergens: het adres vervalt'));
    const plan = make('div', { class: 'plan' });
    const go = async (sure) => {
      const body = { redirect: redirect.value.trim() || null, gone: gone.checked, sure };
      const answer = await this.#plan('remove', body, plan, 'Haal weg', () => go(true));
      if (answer?.needs_fate) {
        fate.hidden = false;
        redirect.focus();
      }
    };
    return [fate, this.#button('Laat zien wat er verandert', () => go(false)), plan];
  }

  /** Asks for a plan, or has it carried out. */
  async #plan(what, body, plan, label, then) {
    const { problem, answer } = await exchange(what, { file: this.#file, shown: location.pathname.split('/')[1] || null, ...body });
    this.#say(problem);
    plan.replaceChildren();
    if (answer?.page) location.assign(answer.page);
    else if (answer?.plan) plan.append(make('pre', { tabindex: '0' }, answer.plan), make('button', { type: 'button', class: 'knop hoofd', onclick: then }, label));
    return answer;
  }
}
