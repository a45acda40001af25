// Hears the server out. A browser allows six connections to a host, and a line that stays open takes one of them; so one
// tab has the line, and tells the others. Whoever holds the lock is that tab; when it goes, the next one gets it.
import { ask } from './dom.js';

const pause = 1000;
const channel = new BroadcastChannel('vindplek');
const hearers = [];
/** The newest: `{ state, away }`. */
let newest = {};
/** Opens the line anew, in the tab that has it. */
let reopen = null;

/** Tells the newest, now and whenever there is something newer. */
export function listen(hear) {
  hearers.push(hear);
  if (newest.state) hear(newest);
}

function tell(news) {
  const isNew = news.away !== newest.away || JSON.stringify(news.state) !== JSON.stringify(newest.state);
  if (!isNew || isOlder(news.state, newest.state)) return;
  newest = news;
  for (const hear of hearers) hear(newest);
  if (newest.away && !document.hidden) setTimeout(look, pause);
}

/** What was sent earlier can come later. */
const isOlder = (state, than) => state && than && state.session === than.session && state.revision < than.revision;

function tellAll(news) {
  tell(news);
  channel.postMessage(news);
}

/** Looks by itself: in a tab that was asleep, or while the line is cut. */
async function look() {
  const state = await ask('state').catch(() => null);
  if (state) {
    tellAll({ state, away: false });
    if (reopen) reopen();
    else channel.postMessage('back');
  } else if (newest.away && !document.hidden) {
    setTimeout(look, pause);
  }
}

/** Has the line, until the tab closes. */
function lead() {
  let events = null;
  const open = () => {
    if (events && events.readyState !== EventSource.CLOSED) return;
    events = new EventSource('/__vindplek/events');
    events.addEventListener('state', ({ data }) => tellAll({ state: JSON.parse(data), away: false }));
    events.onerror = () => {
      events.close();
      tellAll({ state: newest.state, away: true });
      setTimeout(open, pause);
    };
  };
  reopen = open;
  open();
  return new Promise(() => {});
}

channel.onmessage = ({ data }) => {
  if (data === 'who') {
    if (reopen && newest.state) channel.postMessage(newest);
  } else if (data === 'back') {
    reopen?.();
  } else {
    tell(data);
  }
};
channel.postMessage('who');
// Locks are for pages that nobody can have tampered with: with --host, over plain HTTP, each tab has a line of its own.
if (navigator.locks) navigator.locks.request('vindplek', lead);
else lead();

for (const [target, event] of [[document, 'visibilitychange'], [window, 'pageshow'], [window, 'online']]) {
  target.addEventListener(event, () => {
    if (!document.hidden) look();
  });
}
