// The bar: the current page and site, problems, the date in use, and the source of the page.
import { askOfPage, copier, counted, icon, make, sheets } from './dom.js';
import { keep, kept } from './kept.js';

const away = 'vindplek.ingeklapt';
const [shared, own] = await sheets('shared', 'bar');
const room = new CSSStyleSheet();
/** Adds space below the page, so that the bar never covers its content. */
const below = `@media screen {
  html:root { padding-block-end: 2.75rem !important; scroll-padding-block-end: 3rem !important; }
}`;

const word = (text) => make('span', { class: 'woord' }, text);
const aside = (text) => make('span', { class: 'alleen-voorlezen' }, text);

/** A button that opens a menu. */
function opener(name, menu, ...words) {
  menu.opener = make('button', { type: 'button', class: name, popovertarget: menu.id }, ...words);
  return menu.opener;
}

export class Bar extends HTMLElement {
  #overlay;
  #why;
  #edit;
  #sending;
  #begin;
  #changes;
  /** What is known of the page: null if it is none of a site, undefined until an answer came. */
  #info;
  #isOld = false;
  /** Whether the form was asked for before it was known what can be edited. */
  #isFormWanted = false;
  #news = {};

  constructor({ overlay, why, edit, begin, changes, sending }) {
    super();
    this.#overlay = overlay;
    this.#why = why;
    this.#edit = edit;
    this.#begin = begin;
    this.#changes = changes;
    this.#sending = sending;
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [shared, own];
    this.shadowRoot.append(this.#build());
    document.adoptedStyleSheets.push(room);
    document.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyB') return;
      const isKnown = this.#info !== undefined;
      if (isKnown && this.form.hidden) return;
      event.preventDefault();
      if (isKnown) this.#open(this.#edit, this.form);
      else this.#isFormWanted = true;
    });
    this.#fold(kept(away) === 'ja');
    sending.addEventListener('counted', ({ detail: { isShown, count } }) => {
      this.parcel.hidden = !isShown;
      this.counted.textContent = count ? `Versturen: ${count}` : 'Versturen';
    });
    overlay.addEventListener('told', ({ detail }) => { this.status.textContent = detail; });
    const opened = [[overlay, this.problems], [why, this.reason], [edit, this.form], [begin, this.fresh],
      [changes, this.different], [sending, this.parcel]];
    for (const [panel, button] of opened) {
      panel.addEventListener('toggled', () => button.setAttribute('aria-expanded', String(panel.isOpen)));
    }
  }

  #build() {
    this.current = word('Sites');
    this.mark = make('span', { class: 'merkteken', hidden: true });
    this.old = make('span', { class: 'merkteken oud', hidden: true, title: 'laatste goede versie' },
      make('span', { class: 'lang' }, 'laatste goede versie'), make('span', { class: 'kort', 'aria-hidden': 'true' }, 'ouder'));
    this.status = make('span', { class: 'alleen-voorlezen', role: 'status' });
    this.folder = make('button', { type: 'button', class: 'klap', onclick: () => this.#fold(!this.classList.contains('klein')) });
    const home = make('a', { class: 'begin', href: '/', title: 'Begin van het voorbeeld' },
      icon('begin'), word('Begin'), aside(' van het voorbeeld'));
    this.menu = make('ul');
    const sites = make('nav', { id: 'sites', class: 'uitklap', popover: true,
      'aria-label': 'Dezelfde pagina op een andere site' }, this.menu);
    const travel = make('div', { id: 'reis', class: 'uitklap', popover: true, role: 'group',
      'aria-label': 'Welke dag, en concepten' }, make('vindplek-reis'));
    const more = make('button', { type: 'button', class: 'meer', popovertarget: 'rest' }, icon('meer'), aside('Meer'));
    for (const list of [sites, travel]) list.addEventListener('beforetoggle', () => this.#place(list));
    return make('aside', { 'aria-label': 'Voorbeeld' }, home,
      opener('site', sites, aside('Andere site kiezen. Nu: '), this.current, icon('kies')), sites,
      this.mark, this.old, make('span', { class: 'ruimte' }),
      this.#buildProblems(), this.#buildRest(travel), travel, more, this.folder, this.status);
  }

  #buildProblems() {
    this.count = make('span', { class: 'lang' });
    this.short = make('span', { class: 'kort', 'aria-hidden': 'true' });
    this.problems = make('button', { type: 'button', 'aria-expanded': 'false', onclick: () => this.#overlay.toggle(this.problems) },
      make('span', { class: 'stip' }), aside('Problemen: '), this.count, this.short);
    return this.problems;
  }

  /** Items that move into a separate menu on narrow screens. */
  #buildRest(travel) {
    this.day = word('');
    this.source = make('a', { class: 'bewerk' }, icon('schrijf'), word('Openen in editor'));
    this.copy = make('span', { class: 'kopieer' });
    this.formed = word('Bewerken');
    this.form = make('button', { type: 'button', class: 'formulier', 'aria-expanded': 'false', 'aria-keyshortcuts': 'Alt+B',
      onclick: () => this.#open(this.#edit, this.form) }, icon('schrijf'), this.formed);
    this.counted = word('Versturen');
    this.parcel = make('button', { type: 'button', class: 'stuur', hidden: true, 'aria-expanded': 'false',
      onclick: () => this.#open(this.#sending, this.parcel) }, icon('stuur'), this.counted);
    this.reason = make('button', { type: 'button', class: 'waarom', 'aria-expanded': 'false', title: 'Waarom zie ik dit?',
      onclick: () => this.#open(this.#why, this.reason) }, icon('vraag'), word('Waarom zie ik dit?'));
    this.different = make('button', { type: 'button', class: 'anders', 'aria-expanded': 'false', title: 'Wat verandert er?',
      onclick: () => this.#open(this.#changes, this.different) }, icon('anders'), word('Wat verandert er?'));
    this.fresh = make('button', { type: 'button', class: 'nieuw', 'aria-expanded': 'false',
      onclick: () => this.#open(this.#begin, this.fresh) }, icon('erbij'), word('Iets nieuws'));
    this.missing = make('a', { class: 'ontbreekt', href: '/__vindplek/ontbreekt' }, icon('lijst'), word('Wat ontbreekt?'));
    this.extra = make('div', { class: 'uitklap keuzes', id: 'keuzes', popover: true },
      this.fresh, this.different, this.missing, this.copy);
    this.extra.addEventListener('beforetoggle', () => this.#place(this.extra));
    this.rest = make('div', { class: 'rest', id: 'rest', popover: true }, opener('dag', travel, icon('dag'), this.day), this.form,
      this.parcel, this.source, this.reason, opener('overige', this.extra, word('Meer'), icon('kies')), this.extra);
    return this.rest;
  }

  /** Places the menu above its button, on the side with room. */
  #place(list) {
    const { left, right } = list.opener.getBoundingClientRect();
    const isLeft = left + right < innerWidth;
    list.style.left = isLeft ? `${Math.max(left, 8)}px` : 'auto';
    list.style.right = isLeft ? 'auto' : `${Math.max(document.documentElement.clientWidth - right, 8)}px`;
  }

  #fold(isSmall) {
    this.classList.toggle('klein', isSmall);
    keep(away, isSmall ? 'ja' : null);
    const label = isSmall ? 'Balk uitklappen' : 'Balk inklappen';
    this.folder.title = label;
    this.folder.setAttribute('aria-expanded', String(!isSmall));
    this.folder.replaceChildren(icon(isSmall ? 'uit' : 'in'), aside(label));
    room.replaceSync(isSmall ? '' : below);
  }

  #open(panel, button) {
    const menu = [this.rest, this.extra].find((it) => it.matches(':popover-open'));
    menu?.hidePopover();
    panel.toggle(menu ? this.shadowRoot.querySelector(menu === this.rest ? '.meer' : '.overige') : button);
  }

  hear(news) {
    this.#news = news;
    this.#draw();
  }

  /** Updates the bar after navigation or an update of the page. */
  async page(isOld) {
    this.#isOld = isOld;
    this.#info = await askOfPage('page').catch(() => this.#info);
    this.#draw();
    if (this.#isFormWanted && !this.form.hidden) this.#open(this.#edit, this.form);
    this.#isFormWanted = false;
  }

  #draw() {
    const { state, away } = this.#news;
    const info = this.#info;
    const here = state?.sites.find(({ id }) => id === info?.site);
    this.current.textContent = here?.short_name ?? 'Sites';
    const places = info?.elsewhere ?? state?.sites.map((site) => ({ ...site, exists: true })) ?? [];
    this.menu.replaceChildren(...places.map((place) => this.#entry(place)));
    const mark = info && [info.status_label, info.exists ? null : 'niet hier'].filter(Boolean).join(': ');
    this.mark.hidden = !mark;
    this.mark.textContent = mark ?? '';
    this.mark.title = mark ?? '';
    this.mark.classList.toggle('weg', Boolean(info && !info.exists));
    this.old.hidden = !this.#isOld;
    this.reason.hidden = !info;
    const mayEdit = state?.may_edit ?? true;
    this.form.hidden = !mayEdit || !info?.editable.length;
    this.fresh.hidden = !mayEdit;
    this.missing.search = info ? `?site=${encodeURIComponent(info.site)}` : '';
    const unsaved = state?.unsaved.length ?? 0;
    this.formed.textContent = unsaved ? `Bewerken: ${unsaved} niet bewaard` : 'Bewerken';
    this.form.classList.toggle('onbewaard', unsaved > 0);
    this.source.hidden = !info?.source;
    if (info?.source && this.source.getAttribute('href') !== info.source.open) {
      this.source.href = info.source.open;
      this.source.title = info.source.path;
      this.copy.replaceChildren(copier(info.source.file, 'Pad kopiëren'));
    }
    this.copy.hidden = !info?.source;
    if (state) this.day.textContent = (state.as_of ? '' : 'Vandaag, ') + state.today_label + (state.drafts ? ', met concepten' : '');
    this.#count(state, away);
  }

  #count(state, away) {
    const known = state?.problems?.revision === state?.revision ? state?.problems : null;
    const all = known && known.errors + known.warnings + known.hints;
    const [kind, text, short] = away ? ['fout', 'Geen verbinding: draait vindplek watch nog?', '×']
      : !known ? ['bezig', 'nog aan het nakijken…', '…']
        : all ? [known.errors ? 'fout' : 'let-op', counted(known), String(all)]
          : ['goed', 'geen problemen', '0'];
    this.problems.className = `problemen ${kind}`;
    this.count.textContent = text;
    this.short.textContent = short;
    this.problems.title = `Problemen: ${text}`;
  }

  #entry({ site, short_name: name, path, exists }) {
    const nearest = decodeURIComponent(path.slice(path.indexOf('/', 1)));
    const where = nearest === '/' ? 'de voorpagina' : nearest;
    return make('li', {}, make('a', { href: path, 'aria-current': site !== undefined && site === this.#info?.site && 'page' },
      name, !exists && make('small', {}, `Deze pagina staat daar niet. Wel: ${where}`)));
  }
}

customElements.define('vindplek-balk', Bar);
