// Elements and requests.

const script = document.querySelector('script[data-vindplek][data-session]');

/** The data of the page and the server in the script element of the page. */
export const me = {
  session: script.dataset.session,
  token: script.dataset.token,
  revision: Number(script.dataset.revision),
  isOld: 'old' in script.dataset,
};

/** The same data in the script element of another page. */
export function about(page) {
  const { dataset } = page.querySelector('script[data-vindplek][data-session]') ?? {};
  return dataset && { session: dataset.session, revision: Number(dataset.revision), isOld: 'old' in dataset };
}

/** Creates an element: `make('a', { href, onclick }, 'text', child)`. Null and false are omitted. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const drawings = {
  begin: 'M3 11 12 4l9 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  kies: 'm7 14 5-5 5 5',
  dag: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  schrijf: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  kopie: 'M9 9h11v11H9zM5 15H4V4h11v1',
  gedaan: 'm5 12 5 5L20 7',
  vraag: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
  meer: 'M5 12h.01M12 12h.01M19 12h.01',
  in: 'm7 10 5 5 5-5',
  uit: 'm7 14 5-5 5 5',
  sluit: 'm6 6 12 12M18 6 6 18',
  op: 'M12 19V5M6 11l6-6 6 6',
  neer: 'M12 5v14M6 13l6 6 6-6',
  weg: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  erbij: 'M12 5v14M5 12h14',
  lijst: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  stuur: 'M21 3 10 14M21 3l-7 18-4-7-7-4z',
  greep: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  anders: 'M4 8h14l-4-4M20 16H6l4 4',
};

/** A decorative icon, hidden from screen readers. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', drawings[name]);
  svg.append(path);
  return svg;
}

/** The client's style sheets with the given names, for a shadow root. */
export async function sheets(...names) {
  return Promise.all(names.map(async (name) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(`/__vindplek/${name}.css`)).text());
    return sheet;
  }));
}

/** Fetches data from the server: null when there is none; throws when the server is unreachable. */
export async function ask(what) {
  const answer = await fetch(`/__vindplek/${what}`);
  return answer.ok ? answer.json() : null;
}

/** Fetches data about the current page. */
export const askOfPage = (what) => ask(`${what}?path=${encodeURIComponent(location.pathname)}`);

/** Calls a function once nothing has asked for it for some ms: `wait` asks; `now` calls it at once if it is waiting. */
export function calm(work, pause) {
  let timer = null;
  const run = () => {
    clearTimeout(timer);
    timer = null;
    return work();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  };
  return { wait, now: () => (timer === null ? null : run()) };
}

/** Sends a request for a change. Returns an error message, or nothing on success. */
export const send = async (what, body) => (await exchange(what, body)).problem;

/** Sends a request for a change. Returns the `answer`, or else the `problem`: a message. */
export async function exchange(what, body) {
  const answer = await fetch(`/__vindplek/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Vindplek-Token': me.token },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (answer?.ok) return { problem: null, answer: answer.status === 204 ? null : await answer.json() };
  return { problem: await problemOf(answer), answer: null };
}

function problemOf(answer) {
  if (!answer) return 'Er is geen verbinding met vindplek.';
  if (answer.status === 403) return 'Dit kan alleen op de computer waarop vindplek draait, of als die met --edit is gestart.';
  if (answer.status === 404) return 'Dit is al veranderd. Kijk nog eens.';
  return answer.json().then(({ message }) => message, () => 'Dat lukte niet.');
}

/** A button that copies a text and confirms it. */
export function copier(text, label) {
  const words = make('span', { class: 'woord' }, label);
  const button = make('button', { type: 'button', class: 'kopie', onclick: copy, title: `${label}: ${text}` }, icon('kopie'), words);
  async function copy() {
    await navigator.clipboard.writeText(text).catch(() => prompt('Kopieer dit:', text));
    words.textContent = 'Gekopieerd';
    button.replaceChild(icon('gedaan'), button.firstChild);
    setTimeout(() => {
      words.textContent = label;
      button.replaceChild(icon('kopie'), button.firstChild);
    }, 2000);
  }
  return button;
}

/** `1 fout`, `3 fouten`; nothing for zero. */
export const amount = (number, one, more) => (number ? `${number} ${number === 1 ? one : more}` : null);

/** The counts of problems in words: `1 fout, 2 tips`. */
export const counted = ({ errors, warnings, hints }) => [
  amount(errors, 'fout', 'fouten'), amount(warnings, 'waarschuwing', 'waarschuwingen'), amount(hints, 'tip', 'tips'),
].filter(Boolean).join(', ');
