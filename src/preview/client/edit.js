// “Bewerken”: the form of a file of the page. Each edit goes to the server, which shows the page with it; the file on
// the disk changes when it is saved. Everything shown comes from files of the project, so it is inserted as text.
import { ask, askOfPage, calm, make, send, sheets } from './dom.js';
import { conflictsOf } from './conflicts.js';
import { Form } from './form.js';
import { Manage } from './manage.js';
import { Panel } from './panel.js';
import { Steps } from './steps.js';

const own = await sheets('edit', 'fields', 'sides');
/** How long nothing is typed before an edit is sent, in ms. */
const pause = 120;
const asSaved = 'Bewaard.';

export class Edit extends Panel {
  #path = null;
  #key = null;
  /** Whether to ask one question at a time once the form is there. */
  #inSteps = false;
  #revision = null;
  /** What the form told of the file. */
  #state = {};
  /** The files with something to save. */
  #unsaved = [];
  #form = null;
  /** What is to be sent: by what it edits, the file and the edit. */
  #queue = new Map();
  #sent = Promise.resolve();
  /** Counts how often the form was asked for, and the last answer shown: an older one does not come after it. */
  #asked = 0;
  #answered = 0;
  /** What is said as long as nothing is left to save. */
  #said = '';
  #sending = calm(() => this.#send(), pause);

  constructor() {
    super('Bewerken', own);
    this.files = make('select', { onchange: () => this.#choose(this.files.value) });
    this.choice = make('label', { class: 'bestand' }, 'Bestand', this.files);
    this.saved = make('p', { class: 'stand', role: 'status' });
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    this.save = make('button', { type: 'button', class: 'knop hoofd', onclick: () => this.#end('save', asSaved) }, 'Bewaar');
    this.drop = make('button', { type: 'button', class: 'knop', onclick: () => this.#discard() }, 'Terug naar wat bewaard is');
    this.changes = make('button', { type: 'button', class: 'knop',
      onclick: () => this.dispatchEvent(new CustomEvent('changes', { detail: { opener: this.changes } })) }, 'Wat verandert er?');
    this.back = make('button', { type: 'button', class: 'knop', onclick: () => this.#step('undo') }, 'Ongedaan maken');
    this.again = make('button', { type: 'button', class: 'knop', onclick: () => this.#step('redo') }, 'Opnieuw');
    this.form = make('div', { class: 'velden' });
    this.steps = new Steps(this.form);
    this.manage = new Manage((begun) => this.show(null, begun));
    this.versions = make('div', { class: 'versies' });
    this.content.append(this.choice, this.manage.element, this.versions, this.form);
    this.content.after(make('div', { class: 'voet' }, this.steps.element, this.message, this.saved,
      make('div', { class: 'knoppen' }, this.back, this.again, this.changes, this.drop, this.save)));
    this.addEventListener('toggled', () => this.page());
    this.shadowRoot.addEventListener('keydown', (event) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#end('save', asSaved);
    });
  }

  /** Opens, at a key of a file if one is given, or at a way to a value in it. */
  show(opener, { path, key, inSteps = false } = {}) {
    if (path && path !== this.#path) this.#leave();
    if (path) this.#path = path;
    this.#key = key ?? null;
    this.#inSteps = inSteps;
    if (this.isOpen) this.page();
    else super.show(opener);
  }

  /** Updates the panel after navigation or an update of the page. */
  async page() {
    if (!this.isOpen) return;
    const info = await askOfPage('page').catch(() => undefined);
    if (info === undefined) return;
    const files = info?.editable ?? [];
    const others = [...new Set([this.#path, ...this.#unsaved])].filter((path) => path && !files.some((it) => it.path === path));
    const option = ({ path, label }) => make('option', { value: path }, label);
    this.files.replaceChildren(...files.map(option), ...(others.length === 0 ? [] : [make('optgroup', { label: 'Van een andere pagina' },
      others.map((path) => option({ path, label: this.#unsaved.includes(path) ? `${path} (niet bewaard)` : path })))]));
    await this.#choose(this.#path ?? files[0]?.path);
  }

  /** Follows the state of the server: another page or program may have changed the file. */
  hear({ revision, problems, unsaved }) {
    const isNew = revision !== this.#revision || problems?.revision === revision;
    this.#revision = revision;
    this.#unsaved = unsaved;
    this.#mark(unsaved.includes(this.#path));
    if (this.isOpen && isNew) this.#draw();
  }

  /** Forgets what is shown of a file, before another is. */
  #leave() {
    this.#form = null;
    this.#state = {};
    this.#said = '';
    this.steps.set(false);
  }

  async #choose(path) {
    if (!path) return;
    this.#sending.now();
    if (path !== this.#path) this.#leave();
    this.#path = path;
    this.files.value = path;
    await this.#draw();
    if (this.#key && this.#form?.focus(this.#key === 'body' ? 'body' : [this.#key].flat())) this.#key = null;
  }

  async #draw() {
    if (this.#queue.size > 0) return;
    const path = this.#path;
    const asked = ++this.#asked;
    const told = await ask(`form?file=${encodeURIComponent(path)}`).catch(() => undefined);
    if (told === undefined || asked < this.#answered || path !== this.#path || this.#queue.size > 0) return;
    this.#answered = asked;
    this.sentence.textContent = path;
    if (!told) {
      this.#form = null;
      this.form.replaceChildren(make('p', {}, 'Dit bestand is hier niet te bewerken: het is er niet meer, of de sleutels erin zijn niet van de tekst te onderscheiden.'));
      return;
    }
    this.#state = { isReadOnly: told.is_read_only, isMet: told.conflicts.length > 0, isNew: told.is_new };
    this.#mark(told.is_changed);
    this.back.disabled = !told.can_undo;
    this.again.hidden = !told.can_redo;
    this.manage.show(path, told.document, told.is_new);
    this.#meet(told.conflicts);
    if (!this.#form) {
      this.#form = new Form((edit, isTyped) => this.#change(edit, isTyped));
      this.form.replaceChildren(this.#form.element);
    }
    this.#form.show(told);
    this.steps.update();
    if (this.#inSteps) {
      this.#inSteps = false;
      this.steps.set(true);
    }
  }

  /** Shows what somebody else made of the file; what is chosen stays as long as it is the same. */
  #meet(conflicts) {
    const met = JSON.stringify(conflicts);
    if (met === this.versions.dataset.van) return;
    this.versions.dataset.van = met;
    this.versions.replaceChildren(...(conflicts.length > 0 ? [conflictsOf(conflicts, (choices) => this.#settle(choices))] : []));
  }

  async #settle(choices) {
    this.#tell(await send('settle', { file: this.#path, choices }));
    await this.#draw();
  }

  /** Goes back to before the last edit, or forth again. */
  async #step(which) {
    this.#sending.now();
    await this.#sent;
    this.#said = '';
    this.#tell(await send(which, { file: this.#path }));
    this.#form = null;
    await this.#draw();
  }

  #mark(isChanged) {
    const { isReadOnly, isMet, isNew } = this.#state;
    this.classList.toggle('onbewaard', isChanged);
    this.save.disabled = !isChanged || isMet || isReadOnly;
    this.drop.hidden = !isChanged;
    this.drop.textContent = isNew ? 'Toch niet' : 'Terug naar wat bewaard is';
    if (isReadOnly) this.saved.textContent = 'Dit bestand is alleen te lezen. Wat u hier aanpast, is niet te bewaren.';
    else if (isMet) this.saved.textContent = 'Iemand anders heeft dit intussen ook veranderd. Kies eerst wat blijft.';
    else if (isChanged) this.saved.textContent = isNew ? 'Nieuw, en nog niet bewaard.' : 'Nog niet bewaard. De pagina toont het al.';
    else this.saved.textContent = this.#said;
  }

  /** Takes an edit; what is typed is sent once typing pauses, and only as it then is. */
  #change(edit, isTyped) {
    const file = this.#path;
    const key = JSON.stringify([file, edit.value?.set?.at ?? 'body']);
    this.#queue.set(isTyped ? key : Symbol(key), { file, edit });
    this.#said = '';
    this.saved.textContent = '';
    this.#sending.wait();
    if (!isTyped) this.#sending.now();
  }

  /** Sends what waits, after what was sent before. */
  #send() {
    this.#sent = this.#sent.then(() => this.#sendAll());
    return this.#sent;
  }

  async #sendAll() {
    let problem = null;
    for (const [key, entry] of this.#queue) {
      problem = await send('edit', entry) ?? problem;
      if (this.#queue.get(key) === entry) this.#queue.delete(key);
    }
    this.#tell(problem);
    await this.#draw();
  }

  #tell(problem) {
    this.message.hidden = !problem;
    this.message.textContent = problem ?? '';
  }

  async #end(how, said) {
    this.#sending.now();
    await this.#sent;
    const problem = await send(how, { file: this.#path });
    this.#tell(problem);
    if (problem) return;
    this.#said = said;
    this.#mark(false);
    await this.#draw();
  }

  async #discard() {
    this.#form = null;
    await this.#end('discard', 'Alles is weer zoals het bewaard was.');
    this.heading.focus();
  }
}

customElements.define('vindplek-bewerken', Edit);
