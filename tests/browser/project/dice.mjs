// Pseudo-random choices, the same in every run. Each document has its own generator, seeded with
// its name, so that a change in one document does not affect the others.

export class Dice {
  #state;

  constructor(name) {
    this.#state = [...name].reduce((sum, sign) => Math.imul(sum ^ sign.codePointAt(0), 0x01000193), 0x811c9dc5);
  }

  /** A number in [0, 1) (mulberry32). */
  #roll() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from `least` to `most`, inclusive. */
  between(least, most) {
    return least + Math.floor(this.#roll() * (most - least + 1));
  }

  /** True with a probability of `percent` per cent. */
  chance(percent) {
    return this.#roll() * 100 < percent;
  }

  of(list) {
    return list[this.between(0, list.length - 1)];
  }

  /** `number` different items, in the order of the list. */
  some(list, number) {
    const left = list.map((_, at) => at);
    const taken = Array.from({ length: Math.min(number, list.length) }, () =>
      left.splice(this.between(0, left.length - 1), 1)[0]);
    return taken.sort((a, b) => a - b).map((at) => list[at]);
  }
}
