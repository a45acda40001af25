// Pictures: choosing one of the media or from the computer, seeing it, and the point that a crop keeps.
import { me, make } from './dom.js';

/** The largest picture, in bytes. */
const most = 30_000_000;
/** How many pictures are chosen from without a search. */
const few = 12;
let count = 0;

export const isPicture = ({ type }) => type.startsWith('image/');

/** The address at which the preview shows a picture that a file names. */
export const shown = (file, path) => `/__vindplek/picture?file=${encodeURIComponent(file)}&path=${encodeURIComponent(path)}`;

/** Adds a picture of the computer to the media. Returns its path as written in the file, and a sentence; or what is wrong. */
export async function add(picture, file) {
  if (picture.size > most) return { problem: 'Dit beeld is te groot: hoogstens 30 MB.' };
  const answer = await fetch('/__vindplek/medium', {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-Vindplek-Token': me.token },
    body: new Blob([JSON.stringify({ file, name: picture.name }), '\n', picture]),
  }).catch(() => null);
  if (!answer) return { problem: 'Er is geen verbinding met vindplek.' };
  if (answer.status === 403) return { problem: 'Dit kan alleen op de computer waarop vindplek draait.' };
  if (answer.status === 413) return { problem: 'Dit beeld is te groot: hoogstens 30 MB.' };
  const told = await answer.json().catch(() => null);
  if (!answer.ok) return { problem: told?.message ?? 'Dat lukte niet.' };
  const said = told.is_there ? `Dit beeld was er al: ${told.file}.` : `Staat nu in ${told.file}, ook als u verder niets bewaart.`;
  return { path: told.path, said };
}

/** A button to choose a picture of the computer; pictures can be dropped on `zone` as well. */
function fromComputer(zone, take) {
  const input = make('input', { type: 'file', accept: 'image/*', hidden: true, onchange: () => {
    const [picture] = input.files;
    input.value = '';
    if (picture) take(picture);
  } });
  const isOver = ({ dataTransfer }) => dataTransfer.types.includes('Files');
  zone.addEventListener('dragover', (event) => {
    if (!isOver(event)) return;
    event.preventDefault();
    zone.classList.add('hierheen');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('hierheen'));
  zone.addEventListener('drop', (event) => {
    if (!isOver(event)) return;
    event.preventDefault();
    zone.classList.remove('hierheen');
    const picture = [...event.dataTransfer.files].find(isPicture);
    if (picture) take(picture);
  });
  return [input, make('button', { type: 'button', class: 'knop', onclick: () => input.click() }, 'Van deze computer…')];
}

/** A choice from the pictures of the media, to which one of the computer can be added. */
export class PictureChoice {
  #file;
  #name = `beelden-${count += 1}`;

  constructor({ file, pictures, folder, chosen = null, said = '' }) {
    this.#file = file;
    this.path = chosen;
    this.said = make('p', { class: 'stand', role: 'status' }, said);
    this.message = make('p', { class: 'melding', role: 'alert', hidden: true });
    this.list = make('div', { class: 'beelden' }, pictures.map((it) => this.#box(it)));
    this.none = make('p', { class: 'uitleg', hidden: pictures.length > 0 || Boolean(chosen) }, 'Er zijn nog geen beelden. Kies er een van uw computer.');
    const search = pictures.length > few && make('input', { type: 'search', 'aria-label': 'Zoek een beeld op naam', placeholder: 'Zoek op naam…',
      oninput: ({ target }) => this.#filter(target.value.toLowerCase()) });
    this.element = make('fieldset', { class: 'veld keus' }, make('legend', {}, 'Welk beeld'), this.none, search, this.list);
    const about = make('p', { class: 'uitleg' }, `Een beeld van uw computer komt meteen in ${folder}.`);
    this.element.append(make('div', { class: 'regel' }, fromComputer(this.element, (it) => this.#take(it))), about, this.said, this.message);
    if (chosen) this.#choose(chosen);
  }

  #box({ name, path }) {
    const box = make('input', { type: 'radio', name: this.#name, value: path, onchange: () => { this.path = path; } });
    return make('label', {}, box, make('img', { src: shown(this.#file, path), alt: '', loading: 'lazy' }), make('span', {}, name));
  }

  #filter(words) {
    for (const label of this.list.children) label.hidden = !label.textContent.toLowerCase().includes(words);
  }

  #choose(path) {
    const find = () => [...this.list.querySelectorAll('input')].find(({ value }) => value === path);
    if (!find()) this.list.prepend(this.#box({ name: path.split('/').at(-1), path }));
    find().checked = true;
    this.path = path;
    this.none.hidden = true;
  }

  async #take(picture) {
    const { problem, path, said } = await add(picture, this.#file);
    this.message.hidden = !problem;
    this.message.textContent = problem ?? '';
    this.said.textContent = said ?? '';
    if (path) this.#choose(path);
  }
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A picture that a file names, as it looks, with the point that a crop keeps. */
export class PictureView {
  #file;
  #path = null;
  #name;
  #set;
  #point = [50, 50];

  /**
   * `name` names it among the fields. `choose` opens the choice, and `take` gets a picture of the computer. `set` takes
   * another point, as `[x, y]` in hundredths; it is null where there is none.
   */
  constructor({ file, name, choose, take, set }) {
    this.#file = file;
    this.#name = name;
    this.#set = set;
    this.seen = make('div', {});
    this.said = make('p', { class: 'stand', role: 'status' });
    this.element = make('div', { class: 'beeld' }, this.seen);
    this.element.append(make('div', { class: 'regel' }, make('button', { type: 'button', class: 'knop', onclick: choose, 'data-veld': `kies ${name}` },
      'Kies een beeld…'), fromComputer(this.element, take)), this.said);
  }

  /** Shows what is written. */
  show(path, point) {
    if (path !== this.#path) {
      this.#path = path;
      this.seen.replaceChildren(path ? this.#picture() : '');
    }
    this.#point = (point ?? ['50', '50']).map(Number);
    this.#mark();
  }

  #picture() {
    const image = make('img', { src: shown(this.#file, this.#path), alt: '', draggable: 'false', onerror: () => this.seen.replaceChildren() });
    if (!this.#set) return make('div', { class: 'vlak' }, image);
    this.dot = make('span', { class: 'punt', 'aria-hidden': 'true' });
    this.spot = make('button', { type: 'button', class: 'vlak', 'data-veld': `punt ${this.#name}`,
      onpointerdown: (event) => event.button === 0 && (this.spot.setPointerCapture(event.pointerId), this.#follow(event)),
      onpointermove: (event) => this.spot.hasPointerCapture(event.pointerId) && this.#follow(event),
      onpointerup: (event) => event.button === 0 && this.#tell(),
      onkeydown: (event) => this.#key(event),
    }, image, this.dot);
    return this.spot;
  }

  #mark() {
    if (!this.spot) return;
    const [x, y] = this.#point;
    this.dot.style.left = `${x}%`;
    this.dot.style.top = `${y}%`;
    this.spot.setAttribute('aria-label', `Blijft altijd in beeld: ${x} procent van links, ${y} procent van boven. Klik, of gebruik de pijltjes.`);
  }

  #move(to) {
    this.#point = to.map((value) => Math.round(Math.min(100, Math.max(0, value))));
    this.#mark();
  }

  #tell() {
    this.#set(this.#point.map(String));
  }

  #follow({ clientX, clientY }) {
    const { left, top, width, height } = this.spot.getBoundingClientRect();
    this.#move([(clientX - left) / width * 100, (clientY - top) / height * 100]);
  }

  #key(event) {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    this.#move(this.#point.map((value, nth) => value + step[nth] * far));
    this.#tell();
  }
}
