// The text of a document: an editor for Markdown, with the tools to write it. Without CodeMirror it is a plain field.
import { make } from './dom.js';
import { insertComponent, insertLink, insertPicture, insertTerm } from './insert.js';
import * as markdown from './markdown.js';
import { add, isPicture } from './picture.js';

let loaded = null;
/** CodeMirror, or null if it cannot be loaded. It is large, and not needed before a text is shown. */
const codemirror = () => (loaded ??= import('./codemirror.js').catch(() => null));

/** The editor that was made last. One is used at a time. */
let latest = null;

const help = 'Ctrl+B maakt vet, Ctrl+I schuin, Ctrl+K een link. Alt+F10 gaat naar de knoppen, Tab naar het volgende veld.';
let count = 0;

export class TextField {
  #file = null;
  #change;
  #cm = null;
  #view = null;

  /** `change` takes the text whenever it is edited. */
  constructor(change) {
    this.#change = change;
    const id = count += 1;
    this.name = make('label', { id: `tekstnaam-${id}`, for: `tekst-${id}`, onclick: () => this.focus() }, 'Tekst (Markdown)');
    this.help = make('p', { class: 'uitleg', id: `tekstuitleg-${id}`, hidden: true }, help);
    this.area = make('textarea', { id: `tekst-${id}`, class: 'tekst', rows: 16, 'data-veld': '"body"', spellcheck: 'true', lang: 'nl',
      oninput: () => this.#change(this.area.value) });
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    this.problems = make('div', { class: 'problemen' });
    this.tools = this.#toolbar();
    this.tools.hidden = true;
    /** For what can be read beside it. */
    this.beside = make('div');
    this.element = make('div', { class: 'veld', 'data-plek': '"body"' }, this.name, this.help, this.beside, this.tools, this.area,
      this.message, this.problems);
  }

  /** Shows the text of a file, once the element is in its place. What one is typing stays. */
  show(file, text) {
    if (this.#file === null) this.#begin();
    this.#file = file;
    if (!this.hasFocus) this.#write(text);
  }

  get hasFocus() {
    const { activeElement } = this.element.getRootNode();
    return activeElement === this.area || Boolean(this.#view?.hasFocus);
  }

  focus() {
    (this.#view ?? this.area).focus();
  }

  /** Puts the cursor at the begin of a line, counted from 1. */
  goTo(line) {
    if (this.#view) {
      const { doc } = this.#view.state;
      this.#view.dispatch({ selection: { anchor: doc.line(Math.min(line, doc.lines)).from }, scrollIntoView: true });
    } else {
      const at = this.area.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      this.area.setSelectionRange(at, at);
    }
    this.focus();
  }

  async #begin() {
    this.#cm = await codemirror();
    if (!this.#cm || !this.element.isConnected) return;
    const { EditorSelection } = this.#cm;
    const { value, selectionStart, selectionEnd } = this.area;
    const hadFocus = this.hasFocus;
    if (latest && !latest.dom.isConnected) latest.destroy();
    this.#view = this.#editor(value);
    latest = this.#view;
    this.#view.dispatch({ selection: EditorSelection.single(selectionStart, selectionEnd) });
    this.area.replaceWith(this.#view.dom);
    this.name.removeAttribute('for');
    this.help.hidden = false;
    this.tools.hidden = false;
    if (hadFocus) this.#view.focus();
  }

  #editor(doc) {
    const { Annotation, EditorState, EditorView, keymap, history, historyKeymap, defaultKeymap, deleteMarkupBackward, insertNewlineContinueMarkup } = this.#cm;
    this.told = Annotation.define();
    const key = (name, run) => ({ key: name, run: () => { run(); return true; } });
    const pictures = (data) => [...data?.files ?? []].filter(isPicture);
    const take = (event, data) => {
      const [file] = pictures(data);
      if (!file) return false;
      event.preventDefault();
      this.#takePicture(file);
      return true;
    };
    return new EditorView({
      root: this.element.getRootNode(),
      state: EditorState.create({
        doc,
        extensions: [
          // Other ends of lines are characters: the text stays as it is.
          EditorState.lineSeparator.of('\n'),
          EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
          history(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-labelledby': this.name.id, 'aria-describedby': this.help.id, 'data-veld': '"body"', lang: 'nl',
            spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences',
          }),
          languageOf(this.#cm),
          keymap.of([
            key('Mod-b', () => this.#edit(markdown.emphasis, true)), key('Mod-i', () => this.#edit(markdown.emphasis, false)),
            key('Mod-k', () => insertLink(this.#place())), key('Alt-F10', () => this.tools.querySelector('[tabindex="0"]').focus()),
            { key: 'Enter', run: insertNewlineContinueMarkup }, { key: 'Backspace', run: deleteMarkupBackward },
            ...historyKeymap, ...defaultKeymap,
          ]),
          EditorView.domEventHandlers({
            drop: (event) => take(event, event.dataTransfer),
            // Office puts a picture of a text beside it.
            paste: (event) => !event.clipboardData?.types.includes('text/plain') && take(event, event.clipboardData),
          }),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            if (docChanged && !transactions.some((it) => it.annotation(this.told))) this.#change(state.doc.toString());
          }),
        ],
      }),
    });
  }

  /** Replaces what differs, so that the cursor and the history stay. */
  #write(text) {
    if (!this.#view) {
      this.area.value = text;
      return;
    }
    const now = this.#view.state.doc.toString();
    if (now === text) return;
    const most = Math.min(now.length, text.length);
    let from = 0;
    while (from < most && now[from] === text[from]) from += 1;
    let same = 0;
    while (same < most - from && now[now.length - 1 - same] === text[text.length - 1 - same]) same += 1;
    this.#view.dispatch({ changes: { from, to: now.length - same, insert: text.slice(from, text.length - same) }, annotations: this.told.of(true) });
  }

  /** Edits what is selected, by a function of `markdown.js`. */
  #edit(how, ...more) {
    const { from, to } = this.#view.state.selection.main;
    this.#replace(how(this.#view.state.doc.toString(), from, to, ...more));
  }

  #replace({ from, to, insert, anchor, head }) {
    const { EditorSelection, isolateHistory } = this.#cm;
    this.#view.dispatch({
      changes: { from, to, insert }, selection: EditorSelection.single(anchor, head), scrollIntoView: true,
      userEvent: 'input', annotations: isolateHistory.of('full'),
    });
    this.#view.focus();
  }

  /** What the dialogs need to know, and how they insert. */
  #place(given = {}) {
    const { doc, selection } = this.#view.state;
    const { from, to } = selection.main;
    return { root: this.element.getRootNode(), file: this.#file, text: doc.toString(), from, to, replace: (edit) => this.#replace(edit),
      back: () => this.#view.focus(), ...given };
  }

  async #takePicture(file) {
    const { problem, path, said } = await add(file, this.#file);
    this.message.hidden = !problem;
    this.message.textContent = problem ?? '';
    if (!problem) insertPicture(this.#place({ path, said }));
  }

  /** The tools: one stop of the tab key, with arrows between them. */
  #toolbar() {
    const tool = (name, about, onclick) => make('button', { type: 'button', class: 'knop', tabindex: '-1', title: about, onclick,
      // The selection in the text stays.
      onpointerdown: (event) => event.preventDefault() }, name);
    const buttons = [
      tool('Kop 2', 'Kop van een deel', () => this.#edit(markdown.heading, 2)),
      tool('Kop 3', 'Kop binnen een deel', () => this.#edit(markdown.heading, 3)),
      tool('Vet', 'Vet (Ctrl+B)', () => this.#edit(markdown.emphasis, true)),
      tool('Schuin', 'Schuin (Ctrl+I)', () => this.#edit(markdown.emphasis, false)),
      tool('Opsomming', 'Een lijst met streepjes', () => this.#edit(markdown.list, false)),
      tool('Nummers', 'Een genummerde lijst', () => this.#edit(markdown.list, true)),
      tool('Tabel', 'Een tabel invoegen', () => this.#edit((text, from, to) => markdown.table(text, to))),
      tool('Link…', 'Een link naar een pagina of adres (Ctrl+K)', () => insertLink(this.#place())),
      tool('Beeld…', 'Een foto of tekening invoegen', () => insertPicture(this.#place())),
      tool('Onderdeel…', 'Een kader, citaat, grafiek of ander onderdeel', () => insertComponent(this.#place())),
      tool('Begrip…', 'Een begrip uit de begrippenlijst', () => insertTerm(this.#place())),
    ];
    const point = (nth) => {
      for (const [at, button] of buttons.entries()) button.setAttribute('tabindex', at === nth ? '0' : '-1');
    };
    point(0);
    const move = (event) => {
      const at = buttons.indexOf(event.target);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      buttons.at(to % buttons.length).focus();
    };
    return make('div', { class: 'werkbalk', role: 'toolbar', 'aria-label': 'Opmaak van de tekst', onkeydown: move,
      onfocusin: ({ target }) => point(buttons.indexOf(target)) }, buttons);
  }
}

/** Our Markdown: CommonMark with tables, tasks, deleted text and components. It has the colours of the panel. */
function languageOf({ commonmarkLanguage, HighlightStyle, Language, Strikethrough, syntaxHighlighting, Table, tags, TaskList }) {
  const components = {
    defineNodes: [{ name: 'ComponentFence', style: tags.special(tags.processingInstruction) }],
    parseBlock: [{
      name: 'ComponentFence',
      before: 'FencedCode',
      parse(context, line) {
        if (!line.text.startsWith(':::', line.pos)) return false;
        const from = context.lineStart + line.pos;
        context.nextLine();
        context.addElement(context.elt('ComponentFence', from, context.prevLineEnd()));
        return true;
      },
      endLeaf: (context, line) => line.text.startsWith(':::', line.pos),
    }],
  };
  const parser = commonmarkLanguage.parser.configure([Table, TaskList, Strikethrough, components]);
  const colours = HighlightStyle.define([
    { tag: tags.heading, class: 'md-kop' },
    { tag: tags.strong, class: 'md-vet' },
    { tag: tags.emphasis, class: 'md-schuin' },
    { tag: tags.strikethrough, class: 'md-weg' },
    { tag: [tags.link, tags.url], class: 'md-link' },
    { tag: [tags.monospace, tags.labelName, tags.string], class: 'md-code' },
    { tag: tags.quote, class: 'md-citaat' },
    { tag: tags.special(tags.processingInstruction), class: 'md-onderdeel' },
    { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], class: 'md-teken' },
  ]);
  return [new Language(commonmarkLanguage.data, parser, [], 'markdown'), syntaxHighlighting(colours)];
}
