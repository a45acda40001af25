// Updates the page after a save: fetches the new version and applies the server's changes to the current page.
import { about, me } from './dom.js';
import { keep, kept } from './kept.js';
import { fetched, newScripts, pictures, styles } from './media.js';
import { clashes, differs, merge } from './merge.js';

const back = 'vindplek.terug';
/** The page as requested; one of its scripts may have changed the URL since. */
const served = location.pathname + location.search;

export class Live extends EventTarget {
  #shown = me.revision;
  #isStale = false;
  #isBusy = false;

  begin() {
    putBack();
    fetched.watch();
    pictures(document);
    this.#tell(me.isOld);
  }

  hear(state) {
    // The preview's own pages depend on more than the revision.
    const isOwn = document.body.classList.contains('vindplek-pagina');
    if (isOwn || state.revision > this.#shown) this.#isStale = true;
    this.#update();
  }

  async #update() {
    if (this.#isBusy || !this.#isStale) return;
    this.#isBusy = true;
    this.#isStale = false;
    // An unreachable server sends its state when it is back.
    const answer = await fetch(served, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer?.redirected) location.replace(answer.url);
    else if (answer) await this.#show(await answer.text()).catch(leaveAndComeBack);
    this.#isBusy = false;
    this.#update();
  }

  async #show(text) {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const { revision, isOld } = about(page);
    const isChanged = differs(page);
    await styles(page);
    const isElsewhere = location.pathname !== served.split('?')[0];
    const isForScripts = newScripts(page) || await fetched.haveChanged();
    if (isForScripts || (isChanged && (isElsewhere || clashes(page)))) {
      leaveAndComeBack();
      return;
    }
    if (isChanged) merge(page);
    pictures(document);
    this.#shown = revision;
    this.#tell(isOld);
  }

  #tell(isOld) {
    this.dispatchEvent(new CustomEvent('updated', { detail: { isOld } }));
  }
}

/** Reloads the page and restores its scroll position, open details and focus: for changes that cannot be merged. */
function leaveAndComeBack() {
  const { activeElement: active } = document;
  keep(back, JSON.stringify({
    at: location.href,
    scroll: [scrollX, scrollY],
    open: [...document.querySelectorAll('details')].map((it) => it.open),
    focus: active && active !== document.body ? wayTo(active) : null,
    selection: active && 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : null,
  }));
  location.reload();
}

function putBack() {
  const { at, scroll, open, focus, selection } = JSON.parse(kept(back) ?? '{}');
  keep(back, null);
  if (at !== location.href) return;
  document.querySelectorAll('details').forEach((it, nth) => { it.open = open[nth] ?? it.open; });
  const active = focus && follow(focus);
  active?.focus({ preventScroll: true });
  if (selection?.[0] !== undefined && selection?.[0] !== null) active?.setSelectionRange?.(...selection);
  // Content added by a script of the page may come later, so the page may be too short until then.
  const scrollBack = () => scrollTo({ left: scroll[0], top: scroll[1], behavior: 'instant' });
  const growing = new ResizeObserver(scrollBack);
  const stop = () => growing.disconnect();
  growing.observe(document.documentElement);
  for (const event of ['wheel', 'keydown', 'pointerdown']) addEventListener(event, stop, { once: true });
  setTimeout(stop, 3000);
  scrollBack();
}

/** The path to an element from the root, or from the nearest ancestor with an id. */
function wayTo(element) {
  const way = [];
  for (let at = element; at.parentElement; at = at.parentElement) {
    if (at.id) return [at.id, ...way];
    way.unshift([...at.parentElement.children].indexOf(at));
  }
  return way;
}

function follow(way) {
  const next = (at, step) => (typeof step === 'string' ? document.getElementById(step) : at?.children[step]);
  return way.reduce(next, document.documentElement);
}
