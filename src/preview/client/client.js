// Starts the preview's client on a page.
import { asked } from './asked.js';
import { Bar } from './bar.js';
import { Begin } from './begin.js';
import { Changes } from './changes.js';
import './compare.js';
import { listen } from './connection.js';
import { me } from './dom.js';
import { Edit } from './edit.js';
import './frame.js';
import { Live } from './live.js';
import { Overlay } from './overlay.js';
import { Send } from './send.js';
import { Why } from './why.js';
import './travel.js';

const overlay = new Overlay();
const why = new Why();
const edit = new Edit();
const begin = new Begin();
const changes = new Changes();
const sending = new Send();
const bar = new Bar({ overlay, why, edit, begin, changes, sending });
const live = new Live();

// Added after the body and not inside it, where the selectors of a theme would match it.
for (const part of [overlay, why, edit, begin, changes, sending, bar]) {
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
  changes.hear(news.state);
  sending.hear();
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
edit.addEventListener('changes', ({ detail: { opener } }) => changes.show(opener));

// Buttons of the preview's own pages, which need this script.
const buttons = () => document.querySelectorAll('[data-vindplek-toon]').forEach((button) => { button.hidden = false; });
document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-vindplek-toon]')) overlay.show(target);
});
live.addEventListener('updated', buttons);
buttons();
live.begin();
const place = asked();
if (place) edit.show(null, place);
