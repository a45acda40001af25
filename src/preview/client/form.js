// The fields of a form. They are made from what the server tells of each value: the ways to ask it, its help and its
// problems. A field that has the focus keeps what is typed.
import { choiceOf, ticks } from './choice.js';
import { contrastsOf, sample } from './colour.js';
import { openDialog } from './dialog.js';
import { ask, icon, make, send } from './dom.js';
import { grip } from './drag.js';
import { add, PictureChoice, PictureView } from './picture.js';
import { TextField } from './text.js';

/** A key in words: `aanmelden_tot` is “Aanmelden tot”. */
const words = (name) => {
  const text = String(name).replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const aside = (text) => make('span', { class: 'alleen-voorlezen' }, text);
const keyOf = (at) => JSON.stringify(at);
const isList = ({ kind }) => kind === 'list' || kind === 'point';
const isMap = ({ kind }) => kind === 'record' || kind === 'table';
/** What a way to ask a value is called where there are several; those of one name are one way. */
const called = {
  text: 'Invullen', date: 'Invullen', time: 'Invullen', number: 'Invullen', picture: 'Invullen', link: 'Invullen', reference: 'Kiezen',
  flag: 'Ja of nee', colour: 'Invullen', point: 'Punt', list: 'Lijst', record: 'Gegevens', table: 'Gegevens',
};
let count = 0;

export class Form {
  #change;
  #told = null;
  #shape = '';
  /** By the way to a value: the part of the page that shows its problems. */
  #problems = new Map();
  /** What shows more than a value: functions that show it anew. */
  #followers = [];
  /** The way to a value that was just begun. */
  #fresh = null;
  /** By the way to a picture: where one of the computer was put. */
  #added = new Map();

  /** `change` takes each edit, and whether it is being typed. */
  constructor(change) {
    this.#change = change;
    this.text = new TextField((body) => change({ body }, true));
    this.element = make('div');
  }

  /** Shows what the server tells. The fields are only made anew when there are others than before. */
  show(told) {
    this.#told = told;
    const shape = JSON.stringify([told.fields.map(shapeOf), told.unused.length, told.choices]);
    if (shape !== this.#shape) {
      const active = this.element.getRootNode().activeElement;
      const [focus, selection] = [active?.dataset?.veld, active?.selectionStart];
      this.#shape = shape;
      this.#problems.clear();
      this.#followers = [];
      // The text stays where it is, with its cursor and what can be undone.
      for (const part of [...this.element.children]) if (part !== this.text.element) part.remove();
      this.element.prepend(...this.#build(told));
      this.text.beside.replaceChildren(beside(told.shared_body) ?? '');
      const fresh = this.#fresh && this.#find(this.#fresh) && this.#fresh;
      if (fresh) this.focus(fresh);
      else if (focus) this.#at(focus)?.focus();
      if (fresh) this.#fresh = null;
      if (selection !== undefined && selection !== null) this.#at(focus)?.setSelectionRange?.(selection, selection);
    } else {
      this.#fill(told.fields);
    }
    if (told.body === null) this.text.element.remove();
    else if (!this.text.element.isConnected) this.element.append(this.text.element);
    if (told.body !== null) this.text.show(told.file, told.body);
    for (const follow of this.#followers) follow();
    this.#judge(told.fields);
    const shown = (problems) => problems.map((it) => this.#problem(it));
    this.#problems.get('')?.replaceChildren(...shown(told.problems.filter(({ line }) => line === null)));
    this.text.problems.replaceChildren(...shown(told.problems.filter(({ line }) => line !== null)));
  }

  /** Puts the focus in the field of a value, or of what it is in; returns whether there is one. */
  focus(at) {
    const key = keyOf(at);
    const group = [...this.element.querySelectorAll('[data-groep]')].find((it) => it.dataset.groep === key);
    const field = group ?? this.#at(key) ?? this.#at(`manier ${key}`);
    if (!field) return at.length > 1 && Array.isArray(at) && this.focus(at.slice(0, -1));
    field.scrollIntoView({ block: 'center' });
    field.focus();
    return true;
  }

  #at(key) {
    return [...this.element.querySelectorAll('[data-veld]')].find((it) => it.dataset.veld === key);
  }

  #build({ fields, unused }) {
    const top = make('div', { class: 'problemen' });
    this.#problems.set('', top);
    return [top, ...fields.map((field) => this.#field(field)), this.#adder([], unused)].filter(Boolean);
  }

  #set(at, value, isTyped = false) {
    this.#change({ value: { set: { at, value } } }, isTyped);
  }

  #remove(at) {
    this.#change({ value: { remove: { at } } }, false);
  }

  /** A field with its label, help and problems. */
  #field(field, record = null) {
    const { at, about, required, is_present: isPresent, controls, chosen, shared } = field;
    const name = at.at(-1);
    const title = typeof name === 'number' ? `${words(at.at(-2))} ${name + 1}` : words(name);
    const problems = make('div', { class: 'problemen', id: `problemen-${count += 1}` });
    this.#problems.set(keyOf(at), problems);
    const help = about && make('p', { class: 'uitleg', id: `uitleg-${count}` }, about);
    const described = [help?.id, problems.id].filter(Boolean).join(' ');
    const isGroup = isList(controls[chosen]) || isMap(controls[chosen]);
    const isChoice = controls.every(({ kind }) => ['words', 'reference', 'flag'].includes(kind));
    const names = new Set(controls.map(({ kind }) => called[kind] ?? kind));
    const ways = !isChoice && names.size > 1 ? this.#ways(field, title) : null;
    const control = isChoice ? this.#select(field, controls.flatMap((it) => this.#options(it)), { title, described })
      : this.#control(field, { title, described, record });
    const isOnlyWords = ways && controls[chosen].kind === 'words';
    const tools = this.#tools(field, title);
    const must = required && [' ', make('span', { class: 'verplicht' }, 'verplicht')];
    if (isGroup) {
      return make('fieldset', { class: 'veld groep', tabindex: '-1', 'data-groep': keyOf(at), 'data-plek': keyOf(at), 'data-verplicht': required,
        'aria-describedby': described }, make('legend', {}, title, must), tools, help, beside(shared), problems, ways, control);
    }
    const asked = isOnlyWords ? ways.querySelector('select') : control.querySelector('[data-veld][id]') ?? control;
    const label = make('label', { for: asked.id }, title, must);
    return make('div', { class: isPresent ? 'veld' : 'veld ontbreekt', 'data-plek': keyOf(at), 'data-verplicht': required },
      make('div', { class: 'regel' }, label, tools), help, beside(shared), ways,
      isOnlyWords ? null : control, problems);
  }

  /** The choice between the ways to write a value: each word, and what it can be besides words. */
  #ways({ at, controls, chosen, text, required }, title) {
    const present = called[controls[chosen].kind];
    const isFirst = ({ kind }, way) => kind === 'words' || (called[kind] === present ? way === chosen
      : controls.findIndex((other) => called[other.kind] === called[kind]) === way);
    const options = controls.flatMap((control, way) => {
      if (!isFirst(control, way)) return [];
      if (control.kind !== 'words') return make('option', { value: JSON.stringify(['way', way]), selected: way === chosen }, called[control.kind]);
      return control.words.map((word) => make('option', { value: JSON.stringify(['word', word]), selected: way === chosen && word === text }, words(word)));
    });
    const select = make('select', { id: `veld-${count += 1}`, 'aria-label': `${title}: soort waarde`, 'data-veld': `manier ${keyOf(at)}` }, options);
    const choose = () => {
      const [kind, value] = JSON.parse(select.value);
      if (kind === 'word') this.#set(at, value);
      else this.#begin(at, controls[value], required);
    };
    select.addEventListener('change', choose);
    return make('div', { class: 'manier' }, select);
  }

  /** Begins a value of another kind. */
  #begin(at, control, required) {
    if (control.kind === 'list') this.#set(at, [begun(control.item[0])]);
    else if (control.kind === 'point') this.#set(at, ['50', '50']);
    else if (isMap(control)) this.#set(at, begun(control));
    else if (required) this.#set(at, '');
    else this.#set(at, control.kind === 'flag' ? 'true' : '');
  }

  #control(field, about) {
    const control = field.controls[field.chosen];
    switch (control.kind) {
      case 'list': return this.#list(field, control, about);
      case 'record': return this.#parts(field);
      case 'table': return this.#table(field, control);
      case 'point': return this.#point(field);
      case 'words': case 'flag': case 'reference': return this.#select(field, this.#options(control), about);
      case 'colour': return this.#colour(field, control, about);
      case 'picture': return this.#picture(field, control, about);
      default: return this.#input(field, control, about);
    }
  }

  /** What can be chosen: values with their names. */
  #options(control) {
    if (control.kind === 'words') return control.words.map((word) => [word, words(word)]);
    if (control.kind === 'flag') return [['true', 'Ja'], ['false', 'Nee']];
    return this.#told.choices[control.choices].map(({ id, name }) => [id, name]);
  }

  #input({ at, text, example, required }, { kind }, { described }) {
    const isDay = kind === 'date' && (!text || /^\d{4}-\d\d-\d\d$/.test(text));
    const isLong = kind === 'text';
    const input = make(isLong ? 'textarea' : 'input', {
      id: `veld-${count += 1}`, 'data-veld': keyOf(at), 'aria-describedby': described, placeholder: example && `Bijvoorbeeld: ${example}`,
      rows: isLong && '1', type: !isLong && (isDay ? 'date' : kind === 'time' ? 'time' : 'text'),
      inputmode: kind === 'number' && 'decimal', lang: 'nl', spellcheck: isLong ? 'true' : 'false',
    });
    input.value = text ?? '';
    input.addEventListener('input', () => this.#set(at, isLong ? input.value.trimEnd() : input.value.trim(), true));
    // What is left empty need not be there.
    input.addEventListener('change', () => {
      if (input.value.trim() === '' && !required && text) this.#remove(at);
    });
    return input;
  }

  #select({ at, text }, options, { title, described }) {
    const attributes = { id: `veld-${count += 1}`, 'data-veld': keyOf(at), 'aria-describedby': described };
    return choiceOf({ options, value: text ?? '', title, attributes, choose: (value) => this.#set(at, value) });
  }

  #colour(field, control, about) {
    const contrasts = make('ul', { class: 'contrasten', 'aria-label': `${about.title}: contrast` });
    this.#followers.push(() => contrasts.replaceChildren(...contrastsOf(field.at, this.#told.contrasts)));
    return make('div', {}, sample(this.#input(field, control, about), about.title), contrasts);
  }

  /** A picture by its path, with what it looks like; in a record with a point, with that as well. */
  #picture(field, control, about) {
    const { file } = this.#told;
    const { at } = field;
    const { fields = [], unused = [] } = about.record ?? {};
    const point = fields.find((it) => it.controls[it.chosen].kind === 'point')?.at.at(-1) ?? unused.find(({ name }) => name === 'brandpunt')?.name;
    const pointAt = [...at.slice(0, -1), point];
    const view = new PictureView({ file, name: keyOf(at), set: point && ((to) => this.#set(pointAt, to, true)),
      choose: () => this.#choosePicture(at),
      take: async (picture) => {
        const { problem, path, said } = await add(picture, file);
        this.#added.set(keyOf(at), problem ?? said);
        if (path) this.#setPicture(at, path);
        view.said.textContent = problem ?? said;
      } });
    view.said.textContent = this.#added.get(keyOf(at)) ?? '';
    this.#followers.push(() => view.show(this.#find(at)?.text, this.#find(pointAt)?.fields.map(({ text }) => text ?? '50')));
    return make('div', { class: 'delen' }, this.#input(field, control, about), view.element);
  }

  /** Names another picture, and asks for a description where there can be one. */
  #setPicture(at, path) {
    this.#set(at, path);
    const { fields = [], unused = [] } = this.#find(at.slice(0, -1)) ?? {};
    const isDecorative = fields.some((it) => it.at.at(-1) === 'decoratief');
    if (!isDecorative && unused.some(({ name }) => name === 'alt')) this.#set([...at.slice(0, -1), 'alt'], '');
  }

  async #choosePicture(at) {
    const { file } = this.#told;
    const known = await ask(`insertions?file=${encodeURIComponent(file)}`).catch(() => null);
    if (!known) return;
    const choice = new PictureChoice({ file, pictures: known.pictures, folder: known.folder, chosen: this.#find(at)?.text });
    openDialog(this.element.getRootNode(), {
      title: 'Beeld', agree: 'Kies', content: [choice.element], back: () => this.#at(`kies ${keyOf(at)}`)?.focus(),
      done: () => {
        if (!choice.path) return 'Kies een beeld.';
        this.#setPicture(at, choice.path);
        return null;
      },
    });
  }

  /** A list: boxes to tick where its items are chosen from a list, else its items with what can be done to each. */
  #list(field, { item: items }, about) {
    const [item] = items;
    const isChoice = items.length === 1 && (item.kind === 'reference' || item.kind === 'words');
    if (isChoice && field.fields.every(({ text }) => text !== null)) return this.#boxes(field, item, about);
    const inner = field.fields.map((one) => this.#field(one));
    const add = make('button', { type: 'button', class: 'knop', 'data-veld': `erbij ${keyOf(field.at)}`,
      onclick: () => this.#change({ value: { insert: { at: field.at, before: field.fields.length, value: begun(item) } } }, false),
    }, icon('erbij'), `Voeg toe aan ${about.title.toLowerCase()}`);
    return make('div', { class: 'lijst' }, inner, add);
  }

  #boxes({ at, fields }, item, { title, described }) {
    const present = fields.map(({ text }) => text);
    return ticks({ options: this.#options(item), present, title, key: keyOf(at), described,
      add: (value) => this.#change({ value: { insert: { at, before: this.#find(at)?.fields.length ?? 0, value } } }, false),
      remove: (value) => {
        const nth = this.#find(at)?.fields.findIndex(({ text }) => text === value) ?? -1;
        if (nth >= 0) this.#remove([...at, nth]);
      } });
  }

  #parts(record) {
    const { at, fields, unused } = record;
    return make('div', { class: 'delen' }, fields.map((part) => this.#field(part, record)), this.#adder(at, unused));
  }

  #table(field, { choices }) {
    const present = field.fields.map(({ at }) => at.at(-1));
    const known = choices ? this.#told.choices[choices].filter(({ id }) => !present.includes(id)) : null;
    const inner = field.fields.map((one) => this.#field(one));
    if (known) {
      return make('div', { class: 'delen' }, inner,
        this.#chooser('Voeg toe…', known.map(({ id, name }) => [id, name]), (name) => this.#set([...field.at, name], ''), field.at));
    }
    const name = make('input', { type: 'text', 'aria-label': 'Naam van wat erbij komt' });
    const add = make('button', { type: 'button', class: 'knop', onclick: () => name.value.trim() && this.#set([...field.at, name.value.trim()], '') },
      icon('erbij'), 'Voeg toe');
    return make('div', { class: 'delen' }, inner, make('div', { class: 'regel' }, name, add));
  }

  #point({ at, fields }) {
    const values = [0, 1].map((nth) => fields[nth]?.text ?? '50');
    const inputs = ['Van links, in procenten', 'Van boven, in procenten'].map((label, nth) => {
      const input = make('input', { type: 'number', min: 0, max: 100, step: 1, value: values[nth], 'data-veld': keyOf([...at, nth]) });
      input.addEventListener('input', () => this.#set([...at, nth], input.value, true));
      return make('label', {}, label, input);
    });
    return make('div', { class: 'regel' }, inputs);
  }

  /** Adds one of the keys that are not there. */
  #adder(at, unused) {
    if (unused.length === 0) return null;
    return this.#chooser('Voeg een gegeven toe…', unused.map(({ name, about }) => [name, `${words(name)}: ${about}`]), (name) => {
      this.#fresh = [...at, name];
      this.#begin(this.#fresh, unused.find((it) => it.name === name).control, false);
    }, at);
  }

  #chooser(title, options, then, at) {
    const select = make('select', { class: 'toevoegen', 'aria-label': title, 'data-veld': `nieuw ${keyOf(at)}` }, make('option', { value: '' }, title),
      options.map(([value, name]) => make('option', { value }, name.length > 90 ? `${name.slice(0, 88)}…` : name)));
    select.addEventListener('change', () => select.value && then(select.value));
    return select;
  }

  /** What can be done to a value as a whole: remove it, and move it if it is in a list. */
  #tools({ at, required, is_present: isPresent }, title) {
    const last = at.at(-1);
    const button = (drawing, said, onclick, name) => make('button', { type: 'button', class: 'gereedschap', title: said, onclick,
      'data-veld': `${name} ${keyOf(at)}` }, icon(drawing), aside(`${said}: ${title}`));
    const isItem = typeof last === 'number';
    const siblings = isItem ? this.#find(at.slice(0, -1))?.fields.length ?? 0 : 0;
    const move = (to) => this.#change({ value: { move: { at, to } } }, false);
    return make('span', { class: 'gereedschappen' },
      siblings > 1 && grip(move),
      isItem && last > 0 && button('op', 'Naar boven', () => move(last - 1), 'op'),
      isItem && last + 1 < siblings && button('neer', 'Naar beneden', () => move(last + 1), 'neer'),
      isPresent && !required && button('weg', 'Verwijder', () => this.#remove(at), 'weg'));
  }

  /** The field of a value, as the server told it last. */
  #find(at) {
    let fields = this.#told.fields;
    let found = null;
    for (let length = 1; length <= at.length; length += 1) {
      const key = keyOf(at.slice(0, length));
      found = fields.find((field) => keyOf(field.at) === key);
      if (!found) return null;
      fields = found.fields;
    }
    return found;
  }

  /** Gives fields their values, but that in which one types. */
  #fill(fields) {
    const active = this.element.getRootNode().activeElement;
    for (const { at, text, fields: inner } of fields) {
      const input = this.#at(keyOf(at));
      if (input && input !== active && input.type !== 'checkbox' && input.role !== 'combobox') input.value = text ?? '';
      this.#fill(inner);
    }
  }

  #judge(fields) {
    for (const { at, problems, fields: inner } of fields) {
      this.#problems.get(keyOf(at))?.replaceChildren(...problems.map((it) => this.#problem(it)));
      const input = this.#at(keyOf(at));
      if (problems.some(({ severity }) => severity === 'error')) input?.setAttribute('aria-invalid', 'true');
      else input?.removeAttribute('aria-invalid');
      this.#judge(inner);
    }
  }

  #problem({ severity, message, help, fix, line }) {
    const where = line !== null && [make('button', { type: 'button', class: 'knop', onclick: () => this.text.goTo(line) }, `Regel ${line}`), ' '];
    const mend = fix && make('button', { type: 'button', class: 'knop', onclick: () => send('fix', { id: fix }) }, 'Herstel dit');
    return make('p', { class: severity }, where, make('strong', {}, message), help && ` ${help}.`, mend);
  }
}

/** What the shared document says that this one adapts. */
const beside = (shared) => shared && make('details', { class: 'gedeeld' }, make('summary', {}, 'Wat er voor iedereen staat'), make('pre', { tabindex: '0' }, shared));

/** What makes other fields: where they are, what they are, and what is written in choices. */
function shapeOf({ at, is_present: isPresent, chosen, controls, text, fields, unused }) {
  const isTyped = !['words', 'reference', 'flag'].includes(controls[chosen].kind);
  return [at, isPresent, chosen, isTyped ? null : text, fields.map(shapeOf), unused.length];
}

/** What a new value begins with. */
function begun(control) {
  if (control.kind === 'record') return { [control.first]: '' };
  if (control.kind === 'table') return {};
  if (control.kind === 'list') return [begun(control.item[0])];
  return control.kind === 'flag' ? 'true' : '';
}
