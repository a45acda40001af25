// What somebody else saved meanwhile of a file that is being edited: both versions, of which one is chosen.
import { make } from './dom.js';
import { sides } from './sides.js';

/** Where a conflict is, in words. */
function placeOf({ value, passage }) {
  const words = (step) => (typeof step === 'number' ? step + 1 : String(step).replaceAll('_', ' '));
  if (value) return value.map(words).join(' › ').replace(/^./u, (letter) => letter.toUpperCase());
  return passage === undefined ? 'Het hele bestand' : 'In de tekst';
}

/** The versions of a file; `settle` takes the choices. */
export function conflictsOf(conflicts, settle) {
  const chosen = conflicts.map(() => null);
  const rows = conflicts.map(({ at, mine, theirs }, nth) => sides({ label: placeOf(at), mine, theirs }, (side) => { chosen[nth] = side; }));
  const go = (event) => {
    event.preventDefault();
    settle(conflicts.map(({ at }, nth) => [at, chosen[nth]]));
  };
  return make('form', { class: 'verschillen', onsubmit: go, 'aria-labelledby': 'verschillen-titel' },
    make('h3', { id: 'verschillen-titel' }, 'Iemand anders heeft dit ook veranderd'),
    make('p', {}, 'Kies bij elk verschil wat blijft. De rest van wat die ander bewaarde staat er al bij.'),
    rows, make('button', { class: 'knop hoofd' }, 'Neem dit over'));
}
