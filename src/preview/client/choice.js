// The fields of what is chosen from a list: short ones show all there is, long ones are searched by name.
import { Combobox } from './combobox.js';
import { icon, make } from './dom.js';

/** How many choices are shown at once. */
const few = 12;

/** One choice. `options` are `[value, name]`; a value that is none of them is shown as it is. */
export function choiceOf({ options, value, title, attributes, choose }) {
  if (options.length > few) {
    const named = options.map(([id, name]) => [id, name, id === name ? '' : id]);
    return new Combobox({ options: named, value, label: title, choose, attributes: { placeholder: 'Zoek op naam…', ...attributes } }).element;
  }
  const known = options.some(([it]) => it === value);
  const all = [...(known ? [] : [[value, value ? `${value} (onbekend)` : 'Kies…']]), ...options];
  const select = make('select', attributes, all.map(([it, name]) => make('option', { value: it, selected: it === value }, name)));
  select.addEventListener('change', () => choose(select.value));
  return select;
}

/** Several choices, of which `present` are chosen: boxes to tick, or what is chosen with a search for more. */
export function ticks({ options, present, title, key, described, add, remove }) {
  const strange = present.filter((it) => !options.some(([value]) => value === it));
  const all = [...options, ...strange.map((it) => [it, `${it} (onbekend)`])];
  if (options.length > few) return searched({ all, present, title, key, described, add, remove });
  return make('div', { class: 'vakjes', 'aria-describedby': described }, all.map(([value, name]) => {
    const box = make('input', { type: 'checkbox', 'data-veld': `${key} ${value}`, checked: present.includes(value) });
    box.addEventListener('change', () => (box.checked ? add(value) : remove(value)));
    return make('label', {}, box, name);
  }));
}

function searched({ all, present, title, key, described, add, remove }) {
  const nameOf = (value) => all.find(([it]) => it === value)[1];
  const chosen = present.map((value) => make('li', {}, nameOf(value), make('button', { type: 'button', class: 'gereedschap',
    title: `Verwijder ${nameOf(value)}`, 'data-veld': `weg ${key} ${value}`, onclick: () => remove(value) },
  icon('sluit'), make('span', { class: 'alleen-voorlezen' }, `Verwijder ${nameOf(value)}`))));
  const others = all.filter(([value]) => !present.includes(value)).map(([value, name]) => [value, name, value === name ? '' : value]);
  const search = new Combobox({ options: others, label: `${title}: zoek op naam`, choose: add,
    attributes: { placeholder: 'Zoek op naam…', 'data-veld': `zoek ${key}`, 'aria-describedby': described } });
  return make('div', {}, make('ul', { class: 'gekozen', 'aria-label': `${title}: gekozen` }, chosen), search.element);
}
