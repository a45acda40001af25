// A colour with its sample, and the contrast of the pairs that it is in.
import { make } from './dom.js';

const figure = (ratio) => (Math.floor(ratio * 100) / 100).toLocaleString('nl', { minimumFractionDigits: 1 });

/** A sample beside the field of a colour, from which another can be chosen. */
export function sample(input, title) {
  const picker = make('input', { type: 'color', class: 'staal', 'aria-label': `${title}: kies een kleur` });
  const follow = () => { if (/^#[0-9a-f]{6}$/i.test(input.value)) picker.value = input.value; };
  picker.addEventListener('input', () => {
    input.value = picker.value;
    input.dispatchEvent(new Event('input'));
  });
  input.addEventListener('input', follow);
  follow();
  return make('div', { class: 'kleur' }, input, picker);
}

/** What the theme’s pairs of a colour measure, too little first: `at` is the way to it, `kleuren`, a scheme and its name. */
export function contrastsOf(at, contrasts) {
  const [, scheme, token] = at;
  const isOf = (colour) => colour.token === token && colour.own === scheme;
  const pairs = contrasts.filter(({ front, back }) => isOf(front) || isOf(back));
  return pairs.sort((a, b) => a.is_enough - b.is_enough).map((pair) => {
    const words = make('span', { class: 'proef', 'aria-hidden': 'true' }, 'Aa');
    words.style.color = pair.front.value;
    words.style.background = pair.back.value;
    const verdict = pair.is_enough ? 'genoeg' : `te weinig, minstens ${figure(pair.needed)}`;
    return make('li', { class: pair.is_enough ? '' : 'te-weinig' }, words,
      make('span', {}, `${pair.front.token} op ${pair.back.token} (${pair.scheme}): ${figure(pair.ratio)}, ${verdict}`));
  });
}
