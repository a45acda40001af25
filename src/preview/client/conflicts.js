// What somebody else saved meanwhile of a file that is being edited: both versions, of which one is chosen.
import { make } from './dom.js';

/** Where a conflict is, in words. */
function placeOf({ value, passage }) {
  if (value) return value.map((step) => (typeof step === 'number' ? step + 1 : String(step).replaceAll('_', ' '))).join(' › ');
  return passage === undefined ? 'Het hele bestand' : 'In de tekst';
}

const version = (text) => (text === null ? make('em', {}, 'weggehaald') : make('pre', {}, text || '(leeg)'));

/** The versions of a file; `settle` takes the choices. */
export function conflictsOf(conflicts, settle) {
  const rows = conflicts.map(({ at, mine, theirs }, nth) => {
    const side = (value, label, text) => make('label', {},
      make('input', { type: 'radio', name: `verschil-${nth}`, value, required: true }), make('span', {}, make('strong', {}, label), version(text)));
    const row = make('fieldset', { class: 'verschil' }, make('legend', {}, placeOf(at)),
      make('div', { class: 'naast' }, side('mine', 'Van u', mine), side('theirs', 'Van de ander', theirs)));
    return { at, row };
  });
  const go = (event) => {
    event.preventDefault();
    settle(rows.map(({ at, row }) => [at, row.querySelector(':checked').value]));
  };
  return make('form', { class: 'verschillen', onsubmit: go, 'aria-labelledby': 'verschillen-titel' },
    make('h3', { id: 'verschillen-titel' }, 'Iemand anders heeft dit ook veranderd'),
    make('p', {}, 'Kies bij elk verschil wat blijft. De rest van wat die ander bewaarde staat er al bij.'),
    rows.map(({ row }) => row), make('button', { class: 'knop hoofd' }, 'Neem dit over'));
}
