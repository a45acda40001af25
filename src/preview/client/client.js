// Starts the preview's client on a page.
import { Bar } from './bar.js';
import { listen } from './connection.js';
import { me } from './dom.js';
import { Begin, justBegun } from './begin.js';
import { Edit } from './edit.js';
import './frame.js';
import { Live } from './live.js';
import { Overlay } from './overlay.js';
import { Why } from './why.js';
import './travel.js';

const overlay = new Overlay();
const why = new Why();
const edit = new Edit();
const begin = new Begin();
const bar = new Bar({ overlay, why, edit, begin });
const live = new Live();

// Added after the body and not inside it, where the selectors of a theme would match it.
for (const part of [overlay, why, edit, begin, bar]) {
  part.setAttribute('data-vindplek', '');
  document.documentElement.append(part);
}

listen((news) => {
  if (news.state && news.state.session !== me.session) {
    location.reload();
    return;
  }
  bar.hear(news);
  if (!news.state) return;
  overlay.hear(news.state);
  edit.hear(news.state);
  live.hear(news.state);
});

live.addEventListener('updated', ({ detail: { isOld } }) => {
  bar.page(isOld);
  overlay.page(isOld);
  why.page();
  edit.page();
});
why.addEventListener('edit', ({ detail: { opener, ...place } }) => edit.show(opener, place));
begin.addEventListener('begun', ({ detail }) => {
  if (!detail.isElsewhere) edit.show(null, detail);
});

// Buttons of the preview's own pages, which need this script.
const buttons = () => document.querySelectorAll('[data-vindplek-toon]').forEach((button) => { button.hidden = false; });
document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-vindplek-toon]')) overlay.show(target);
});
live.addEventListener('updated', buttons);
buttons();
live.begin();
const begun = justBegun();
if (begun) edit.show(null, begun);
