// The dialogs that insert something in a text. `place` is where: the shadow root, the file, its text with what is selected,
// and how to replace a part of it.
import { Combobox } from './combobox.js';
import { openDialog } from './dialog.js';
import { ask, make } from './dom.js';
import { block, component, inline, link, linkAt, picture } from './markdown.js';
import { PictureChoice } from './picture.js';

let count = 0;
const insertions = ({ file }) => ask(`insertions?file=${encodeURIComponent(file)}`).catch(() => null);
const isAddress = (text) => /^(https?:\/\/|mailto:|tel:|\/|#|\.{0,2}\/)\S/.test(text);

/** A field with its label and help. */
function field(name, control, about) {
  const id = control.id ||= `invoer-${count += 1}`;
  const help = about && make('p', { class: 'uitleg', id: `${id}-uitleg` }, about);
  if (help) control.setAttribute('aria-describedby', help.id);
  return make('div', { class: 'veld' }, make('label', { for: id }, name), help, control.closest('.zoekkeuze') ?? control);
}

const input = (value = '') => {
  const made = make('input', { type: 'text', lang: 'nl', spellcheck: 'true' });
  made.value = value;
  return made;
};

/** A link to a document by its title, to a page of the site, or to an address. */
export async function insertLink(place) {
  const known = await insertions(place);
  if (!known) return;
  const there = linkAt(place.text, place.from, place.to);
  const words = input(there.words);
  const options = [
    ...known.documents.map(({ title, kind, path }) => [path, title, kind]),
    ...known.pages.map((address) => [address, address, 'pagina van de site']),
    ...known.downloads.map(({ name, path }) => [path, name, 'download']),
  ];
  const where = new Combobox({
    options, value: there.target, isFree: true, label: 'Waarheen', attributes: { id: `invoer-${count += 1}` },
    choose: (path) => { if (words.value.trim() === '') words.value = options.find(([id]) => id === path)[1]; },
  });
  openDialog(place.root, {
    title: there.target ? 'Link aanpassen' : 'Link', agree: there.target ? 'Pas aan' : 'Voeg in', back: place.back,
    content: [
      field('Waarheen', where.input, 'Typ een deel van de titel en kies, of vul een adres in: https://…, mailto:… of /aanbod/.'),
      field('Tekst van de link', words, 'Zeg waar de link heen gaat. “Klik hier” zegt niets.'),
    ],
    done: () => {
      if (!options.some(([path]) => path === where.value) && !isAddress(where.value) && where.value !== there.target) return 'Kies een pagina, of vul een heel adres in.';
      if (where.value === '') return 'Kies waar de link heen gaat.';
      if (words.value.trim() === '') return 'Vul de tekst van de link in.';
      place.replace(inline(there.from, there.to, link(words.value, where.value)));
      return null;
    },
  });
}

/** A picture; `place.path` is one that is chosen already, with `place.said` about it. */
export async function insertPicture(place) {
  const known = await insertions(place);
  if (!known) return;
  const choice = new PictureChoice({ file: place.file, pictures: known.pictures, folder: known.folder, chosen: place.path, said: place.said });
  const words = input(place.text.slice(place.from, place.to));
  openDialog(place.root, {
    title: 'Beeld', agree: 'Voeg in', back: place.back,
    content: [choice.element, field('Beschrijving', words, 'Wat er te zien is, voor wie het beeld niet ziet. Bijvoorbeeld: Vier kinderen voetballen op een plein.')],
    done: () => {
      if (!choice.path) return 'Kies een beeld.';
      if (words.value.trim() === '') return 'Beschrijf wat er te zien is.';
      const insert = picture(words.value, choice.path);
      place.replace(place.from === place.to ? block(place.text, place.to, insert, insert.length) : inline(place.from, place.to, insert));
      return null;
    },
  });
}

/** A component around what is selected, with what stands after its name. */
export async function insertComponent(place) {
  const known = await insertions(place);
  if (!known) return;
  const name = `onderdeel-${count += 1}`;
  const after = make('div', { class: 'veld' });
  const example = make('pre', { class: 'voorbeeld' });
  let chosen = null;
  let argument = null;
  const opening = (given) => ['::: ' + chosen.name, given].filter(Boolean).join(' ');
  const choose = (it) => {
    chosen = it;
    argument = it.choices ? make('select', {}, it.choices.map(({ id, name: label }) => make('option', { value: id }, label)))
      : it.argument ? input() : null;
    after.replaceChildren(argument ? field(it.choices ? 'Welke' : `${it.argument} (mag leeg blijven)`, argument) : '');
    const given = it.choices?.[0]?.id ?? it.argument ?? '';
    example.textContent = [opening(given), ...(it.content === null ? [] : [`${it.content}Uw tekst`, ':::'])].join('\n');
  };
  const boxes = known.components.map((it, nth) => {
    const box = make('input', { type: 'radio', name, checked: nth === 0, onchange: () => choose(it) });
    return make('label', {}, box, make('span', {}, make('strong', {}, it.name), make('span', { class: 'uitleg' }, it.about.replaceAll('`', ''))));
  });
  choose(known.components[0]);
  openDialog(place.root, {
    title: 'Onderdeel', agree: 'Voeg in', back: place.back,
    content: [make('fieldset', { class: 'veld keus' }, make('legend', {}, 'Welk onderdeel'), boxes), after,
      make('div', { class: 'veld' }, make('p', { class: 'uitleg' }, 'Zo staat het in de tekst:'), example)],
    done: () => {
      if (chosen.choices && !argument.value) return 'Hiervan is er nog geen.';
      place.replace(component(place.text, place.from, place.to, opening(argument?.value.trim()), chosen.content));
      return null;
    },
  });
}

/** A term: written as it is, the site links it to its definition. */
export async function insertTerm(place) {
  const known = await insertions(place);
  if (!known) return;
  const about = make('p', { class: 'uitleg', role: 'status' });
  const tell = (term) => { about.textContent = known.terms.find((it) => it.term === term)?.definition ?? ''; };
  const which = new Combobox({ options: known.terms.map(({ term, definition }) => [term, term, definition]), label: 'Begrip',
    attributes: { id: `invoer-${count += 1}` }, choose: tell });
  openDialog(place.root, {
    title: 'Begrip', agree: 'Voeg in', back: place.back,
    content: [field('Begrip', which.input, 'De eerste keer dat een begrip in een tekst staat, linkt de site het naar de uitleg.'), about],
    done: () => {
      if (!which.value) return known.terms.length ? 'Kies een begrip.' : 'De begrippenlijst is leeg.';
      place.replace(inline(place.from, place.to, which.value));
      return null;
    },
  });
}
