// Receives server events. A browser allows six connections per host, and an open event stream takes one of them; so the
// tab that holds the lock has the stream and forwards events to the others. When it closes, the next one gets the lock.
import { ask } from './dom.js';

const pause = 1000;
const channel = new BroadcastChannel('vindplek');
const hearers = [];
/** The newest message: `{ state, away }`. */
let newest = {};
/** Reopens the stream, in the tab that has it. */
let reopen = null;

/** Calls the listener with the newest message, now and on every new one. */
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

/** Messages can arrive out of order. */
const isOlder = (state, than) => state && than && state.session === than.session && state.revision < than.revision;

function tellAll(news) {
  tell(news);
  channel.postMessage(news);
}

/** Fetches the state directly: in a tab that was suspended, or while the connection is broken. */
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

/** Keeps the stream open until the tab closes. */
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
// The Web Locks API exists only in secure contexts: with --host, over plain HTTP, each tab has its own stream.
// So has a page in a frame to which a browser denies locks.
if (navigator.locks) navigator.locks.request('vindplek', lead).catch(lead);
else lead();

for (const [target, event] of [[document, 'visibilitychange'], [window, 'pageshow'], [window, 'online']]) {
  target.addEventListener(event, () => {
    if (!document.hidden) look();
  });
}
