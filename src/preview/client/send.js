// “Versturen”: keeps changes with a sentence, brings in the work of others, and sends, through git. What is told comes from
// files, from colleagues and from servers, so it is inserted as text.
import { ask, calm, exchange, icon, make, sheets } from './dom.js';
import { Panel } from './panel.js';
import { sides } from './sides.js';

const own = await sheets('send', 'sides');
/** How long nothing changes before is asked what there is to send, in ms. */
const pause = 1000;
/** How often is asked what was done while a step is being taken, in ms. */
const beat = 1000;

const differences = { new: 'nieuw', changed: 'veranderd', removed: 'weg' };
const steps = {
  keep: 'Bezig met bewaren…', fetch: 'Bezig met ophalen…', push: 'Bezig met sturen…', propose: 'Bezig met sturen…',
  settle: 'Bezig met samenvoegen…',
};
const aside = (text) => make('span', { class: 'alleen-voorlezen' }, text);
const sideKey = (file, at) => JSON.stringify([file, at]);
let count = 0;

export class Send extends Panel {
  #told = null;
  #busy = null;
  #offer = null;
  /** By its path, whether a file is to be kept, as the editor chose. */
  #ticks = new Map();
  /** By the file and the place in it, the side that the editor chose. */
  #sides = new Map();
  #sentence = '';
  #drawn = {};
  #looking = calm(() => this.look(), pause);

  constructor() {
    super('Versturen', own);
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    this.stand = make('p', { class: 'stand', role: 'status' });
    this.link = make('a', { class: 'knop', target: '_blank', rel: 'noreferrer', hidden: true }, 'Bied het voorstel aan');
    this.stop = this.#button('Stop', () => this.#order('stop', {}));
    this.stop.hidden = true;
    this.content.append(this.#buildObstacle(), this.#buildQuestions(), this.#buildKeep(), this.#buildSend(), this.#buildDone());
    this.content.after(make('div', { class: 'voet' }, this.message, this.stand, this.link, this.stop));
    this.addEventListener('toggled', () => this.isOpen && this.look());
  }

  #button(label, onclick, isMain = false) {
    return make('button', { type: 'button', class: isMain ? 'knop hoofd' : 'knop', onclick }, label);
  }

  #buildObstacle() {
    this.obstacle = make('p', { class: 'let-op', hidden: true });
    return this.obstacle;
  }

  #buildQuestions() {
    this.asked = make('div');
    this.questions = make('div', { role: 'group', 'aria-labelledby': 'kiezen', hidden: true }, make('h3', { id: 'kiezen', tabindex: '-1' }, 'Kies wat het wordt'),
      make('p', { class: 'uitleg' }, 'Er verandert pas iets als u overal gekozen hebt. Met “Later” blijft alles zoals het is.'),
      this.asked, make('div', { class: 'knoppen' },
        this.#button('Gebruik deze keuzes', () => this.#settle(), true), this.#button('Later', () => this.#later())));
    return this.questions;
  }

  #buildKeep() {
    const form = (label, properties, help) => {
      const id = `stuur-${count += 1}`;
      const input = make('input', { id, type: 'text', autocomplete: 'off', 'aria-describedby': help && `${id}-uitleg`, ...properties });
      return [input, make('div', { class: 'veld' }, make('label', { for: id }, label), help && make('p', { class: 'uitleg', id: `${id}-uitleg` }, help), input)];
    };
    this.unsaved = make('p', { class: 'let-op', hidden: true });
    this.none = make('p', {}, 'Alles is bewaard.');
    this.files = make('ul', { class: 'bestanden' });
    const [sentence, sentenceField] = form('Zin', { lang: 'nl', spellcheck: 'true', maxlength: 200 }, 'Zeg kort wat u veranderd hebt. Collega’s lezen dit.');
    this.sentenceField = sentence;
    sentence.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.#keep();
    });
    const [name, nameField] = form('Uw naam', { autocomplete: 'name' }, 'Git weet nog niet wie u bent. Uw naam komt bij wat u bewaart.');
    const [email, emailField] = form('Uw e-mailadres', { type: 'email', autocomplete: 'email' });
    [this.name, this.email] = [name, email];
    this.names = make('div', { class: 'wie', hidden: true }, nameField, emailField);
    this.keepButton = this.#button('Bewaar met een zin', () => this.#keep(), true);
    this.form = make('fieldset', { class: 'groep' }, make('legend', {}, 'Wat wilt u bewaren?'), this.files, sentenceField,
      make('div', { class: 'knoppen' }, this.keepButton));
    this.kept = make('div', { role: 'group', 'aria-labelledby': 'bewaren' }, make('h3', { id: 'bewaren', tabindex: '-1' }, 'Te bewaren'), this.unsaved, this.none, this.names, this.form);
    return this.kept;
  }

  #buildSend() {
    this.where = make('p', { class: 'uitleg' });
    this.news = make('p', { hidden: true });
    this.waiting = make('p', { hidden: true });
    this.list = make('ul', { class: 'zinnen' });
    this.fetchButton = this.#button('Haal op', () => this.#take('fetch', this.#who()));
    this.pushButton = this.#button('Stuur op', () => this.#take('push', {}), true);
    this.proposeButton = this.#button('Maak een voorstel', () => this.#take('propose', {}));
    this.sent = make('div', { role: 'group', 'aria-labelledby': 'sturen' }, make('h3', { id: 'sturen', tabindex: '-1' }, 'Met anderen delen'), this.where, this.news,
      this.waiting, this.list, make('div', { class: 'knoppen' }, this.fetchButton, this.pushButton, this.proposeButton));
    return this.sent;
  }

  #buildDone() {
    this.done = make('ol', { class: 'opdrachten' });
    return make('details', {}, make('summary', {}, 'Wat is er gedaan?'),
      make('p', { class: 'uitleg' }, 'De opdrachten die vindplek in uw stappen aan git gaf, de laatste onderaan. Ook zonder stap leest het in git wat er te versturen is; dat verandert niets.'),
      this.done);
  }

  /** Follows the state of the server: something may have been saved. */
  hear() {
    this.#looking.wait();
  }

  /** Asks what there is to send. */
  async look() {
    if (document.hidden) return;
    const told = await ask('sending').catch(() => undefined);
    if (told === undefined) return;
    this.#told = told;
    const amount = told ? told.files.length + told.unsent.length : 0;
    this.dispatchEvent(new CustomEvent('counted', { detail: { isShown: Boolean(told?.is_shown), count: amount } }));
    if (told && this.isOpen) this.#draw();
    // A step that another page asked for.
    if (told?.is_busy && !this.#busy) setTimeout(() => this.look(), beat);
  }

  #draw() {
    const told = this.#told;
    const isAsked = Boolean(told.questions?.length);
    this.sentence.textContent = told.branch ? `Tak “${told.branch}”` : '';
    this.obstacle.hidden = !told.obstacle;
    this.obstacle.textContent = told.obstacle ?? '';
    this.questions.hidden = !isAsked || Boolean(told.obstacle);
    this.kept.hidden = isAsked || Boolean(told.obstacle);
    this.sent.hidden = isAsked || Boolean(told.obstacle);
    this.names.hidden = !told.needs_name;
    if (this.names.parentNode !== (isAsked ? this.questions : this.kept)) {
      (isAsked ? this.asked : this.form).before(this.names);
    }
    this.#drawOnce('questions', told.questions, () => this.#drawQuestions(told.questions ?? []));
    this.#drawOnce('files', told.files, () => this.#drawFiles(told.files));
    this.#drawOnce('done', told.done, () => this.done.replaceChildren(...told.done.map(command)));
    this.#drawSend(told);
    this.#suggest();
    this.#mark();
  }

  /** Draws something only when it differs from what was drawn. */
  #drawOnce(name, value, draw) {
    const text = JSON.stringify(value);
    if (this.#drawn[name] === text) return;
    this.#drawn[name] = text;
    draw();
  }

  #drawFiles(files) {
    const active = this.shadowRoot.activeElement?.dataset?.pad;
    const isAnyOwn = files.some((file) => file.is_own);
    this.none.hidden = files.length > 0;
    this.form.hidden = files.length === 0;
    this.files.replaceChildren(...files.map(({ path, name, difference, is_own: isOwn }) => {
      const isTicked = this.#ticks.get(path) ?? (isOwn || !isAnyOwn);
      const box = make('input', { type: 'checkbox', 'data-pad': path, checked: isTicked, onchange: () => {
        this.#ticks.set(path, box.checked);
        this.#suggest();
      } });
      return make('li', {}, make('label', {}, box, make('span', {}, make('strong', {}, name), ` ${differences[difference]}`, make('small', {}, path))));
    }));
    if (active) [...this.files.querySelectorAll('input')].find((box) => box.dataset.pad === active)?.focus();
  }

  #drawSend({ unsaved, remote, unsent, proposed, unfetched }) {
    this.unsaved.hidden = unsaved.length === 0;
    this.unsaved.textContent = `Staat nog open in het formulier, en gaat niet mee: ${unsaved.join(', ')}`;
    this.where.textContent = remote ? `Met: ${remote}` : 'Er is nog geen plek om naartoe te sturen. Vraag een ontwikkelaar om het adres in te stellen.';
    this.news.hidden = unfetched === 0;
    this.news.textContent = unfetched === 1 ? 'Iemand anders bewaarde iets dat u nog niet hebt.' : `Anderen bewaarden ${unfetched} dingen die u nog niet hebt.`;
    const ready = unsent.length ? `Klaar om te sturen: ${unsent.length}.` : 'Er ligt niets klaar om te sturen.';
    const offered = proposed ? ` Als voorstel verstuurd: ${proposed}.` : '';
    this.waiting.hidden = !remote;
    this.waiting.textContent = ready + offered;
    this.#drawOnce('unsent', unsent, () => this.list.replaceChildren(...unsent.map((sentence) => make('li', {}, sentence))));
  }

  #drawQuestions(files) {
    this.asked.replaceChildren(...files.map(({ file, name, questions }) => make('div', { class: 'botsing' },
      make('h4', {}, name), make('small', {}, file), ...questions.map((question) => this.#question(file, question)))));
  }

  #question(file, { at, label, mine, theirs }) {
    const key = sideKey(file, at);
    return sides({ label, mine, theirs, chosen: this.#sides.get(key) }, (side) => this.#sides.set(key, side));
  }

  /** The files that are ticked. */
  #chosen() {
    const ticked = new Set([...this.files.querySelectorAll('input:checked')].map((box) => box.dataset.pad));
    return (this.#told?.files ?? []).filter(({ path }) => ticked.has(path));
  }

  /** Suggests a sentence, unless the editor wrote one. */
  #suggest() {
    if (this.sentenceField.value !== this.#sentence) return;
    const [first, ...rest] = this.#chosen();
    const others = rest.length === 1 ? ', en nog een bestand' : rest.length ? `, en nog ${rest.length} bestanden` : '';
    this.#sentence = first ? first.sentence + others : '';
    this.sentenceField.value = this.#sentence;
  }

  #who() {
    return this.names.hidden ? {} : { name: this.name.value, email: this.email.value };
  }

  /** Returns whether git will know who the editor is; asks it if not. */
  #isKnown() {
    const empty = this.names.hidden ? null : [this.name, this.email].find((input) => !input.value.trim());
    if (!empty) return true;
    this.#tell('Vul uw naam en e-mailadres in.');
    empty.focus();
    return false;
  }

  async #keep() {
    const files = this.#chosen().map(({ path }) => path);
    const sentence = this.sentenceField.value.trim();
    if (files.length === 0) return this.#tell('Vink aan wat u wilt bewaren.');
    if (!sentence) {
      this.#tell('Schrijf een zin over wat u veranderd hebt.');
      return this.sentenceField.focus();
    }
    if (!this.#isKnown()) return undefined;
    const isDone = await this.#take('keep', { files, sentence, ...this.#who() });
    if (!isDone) return undefined;
    this.#sentence = '';
    this.sentenceField.value = '';
    this.#ticks.clear();
    this.#suggest();
    return this.pushButton.focus();
  }

  async #settle() {
    const asked = this.#told.questions.flatMap(({ file, questions }) => questions.map(({ at }) => ({ file, at, side: this.#sides.get(sideKey(file, at)) })));
    const open = asked.findIndex(({ side }) => !side);
    if (open >= 0) {
      this.#tell('Kies eerst overal uw tekst of die van de ander.');
      this.asked.querySelectorAll('fieldset')[open].querySelector('input').focus();
      return;
    }
    if (!this.#isKnown()) return;
    if (await this.#take('settle', { answers: asked, ...this.#who() })) this.#sides.clear();
    this.heading.focus();
  }

  async #later() {
    await this.#order('later', {});
    this.#say('Er is niets veranderd. U kunt later weer ophalen.');
    await this.look();
    this.heading.focus();
  }

  /** Takes a step; returns whether it was done. */
  async #take(step, body) {
    if (this.#busy) return false;
    this.#busy = step;
    this.#say(steps[step]);
    this.#mark();
    const beating = setInterval(() => this.look(), beat);
    const told = await this.#order(step, body);
    clearInterval(beating);
    this.#busy = null;
    await this.look();
    if (!told) return false;
    this.#offer = told.offer;
    if (told.is_done) this.#say(told.message);
    else this.#tell(told.message);
    this.link.hidden = !told.address;
    if (told.address) this.link.href = told.address;
    this.#mark();
    if (this.#told?.questions?.length) this.shadowRoot.getElementById('kiezen').focus();
    return told.is_done;
  }

  async #order(step, body) {
    const { problem, answer } = await exchange(`sending/${step}`, body);
    if (problem) this.#tell(problem);
    return answer;
  }

  #tell(problem) {
    this.message.hidden = false;
    this.message.textContent = problem;
    this.stand.textContent = '';
  }

  #say(text) {
    this.message.hidden = true;
    this.stand.textContent = text;
    this.link.hidden = true;
  }

  /** Shows which steps can be taken. */
  #mark() {
    const isBusy = Boolean(this.#busy) || Boolean(this.#told?.is_busy);
    const { remote, unsent = [], proposed = 0 } = this.#told ?? {};
    const isReady = Boolean(remote) && unsent.length + proposed > 0;
    this.stop.hidden = !isBusy;
    this.keepButton.disabled = isBusy;
    this.fetchButton.disabled = isBusy || !remote;
    this.pushButton.disabled = isBusy || !isReady;
    this.proposeButton.hidden = this.#offer !== 'propose';
    this.proposeButton.disabled = isBusy;
    this.fetchButton.classList.toggle('hoofd', this.#offer === 'fetch');
    this.pushButton.classList.toggle('hoofd', !this.#offer);
    this.proposeButton.classList.toggle('hoofd', this.#offer === 'propose');
  }
}

/** A command with what git said; of one that only reads, that is folded. */
function command({ command: typed, output, is_ok: isOk, is_change: isChange }) {
  const words = [make('code', {}, typed), icon(isOk ? 'gedaan' : 'sluit'), aside(isOk ? ' Gelukt.' : ' Niet gelukt.')];
  return make('li', {}, output ? make('details', { open: isChange }, make('summary', {}, words), make('pre', {}, output)) : words);
}

customElements.define('vindplek-versturen', Send);
