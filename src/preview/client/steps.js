// A form one question at a time: what is required, in its order, and then the text.
import { make } from './dom.js';

export class Steps {
  #form;
  #at = 0;
  #isOn = false;

  /** `form` has the fields, as elements with `data-plek`. */
  constructor(form) {
    this.#form = form;
    this.count = make('p', { class: 'telling', role: 'status' });
    this.back = make('button', { type: 'button', class: 'knop', onclick: () => this.#go(-1) }, 'Terug');
    this.next = make('button', { type: 'button', class: 'knop hoofd', onclick: () => this.#go(1) }, 'Verder');
    this.all = make('button', { type: 'button', class: 'knop', onclick: () => this.set(false) }, 'Toon alles');
    this.element = make('div', { class: 'stappen', hidden: true }, this.count, this.back, this.next, this.all);
  }

  /** Shows one question at a time, or all. */
  set(isOn) {
    this.#isOn = isOn;
    this.#at = 0;
    this.update();
    if (isOn) this.#focus();
  }

  #questions() {
    return [...this.#form.querySelectorAll('[data-plek]')].filter((it) => it.parentElement.closest('[data-plek]') === null
      && (it.hasAttribute('data-verplicht') || it.dataset.plek === '"body"'));
  }

  /** Applies this to the fields as they are now. */
  update() {
    const questions = this.#questions();
    this.#at = Math.max(0, Math.min(this.#at, questions.length - 1));
    this.element.hidden = !this.#isOn || questions.length === 0;
    this.#form.classList.toggle('in-stappen', !this.element.hidden);
    for (const [nth, question] of questions.entries()) question.classList.toggle('nu', nth === this.#at);
    this.count.textContent = `Vraag ${this.#at + 1} van ${questions.length}`;
    this.back.disabled = this.#at === 0;
    this.next.textContent = this.#at + 1 === questions.length ? 'Klaar: toon alles' : 'Verder';
  }

  #go(step) {
    if (this.#at + step === this.#questions().length) {
      this.set(false);
      return;
    }
    this.#at += step;
    this.update();
    this.#focus();
  }

  #focus() {
    const question = this.#questions()[this.#at];
    (question?.querySelector('input, select, textarea, [contenteditable="true"]') ?? question)?.focus();
  }
}
