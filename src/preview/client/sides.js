// What two editors made of one thing, beside each other, of which one is chosen.
import { make } from './dom.js';

let count = 0;

/** A choice between two texts; null is for what is removed. `choose` takes the side: `mine` or `theirs`. */
export function sides({ label, mine, theirs, chosen = null }, choose) {
  const name = `kant-${count += 1}`;
  const side = (value, whose, text) => make('label', { class: 'kant' },
    make('input', { type: 'radio', name, value, required: true, checked: value === chosen, onchange: () => choose(value) }),
    make('span', {}, make('strong', {}, whose), text === null ? make('em', {}, 'weggehaald') : make('span', { class: 'versie' }, text || '(leeg)')));
  return make('fieldset', { class: 'verschil' }, make('legend', {}, label),
    make('div', { class: 'kanten' }, side('mine', 'Van u', mine), side('theirs', 'Van de ander', theirs)));
}
