// Choices that look random and are the same at every run. Each document throws dice of its own,
// named after it, so that a change in one leaves the others as they were.

export class Dice {
  #state;

  constructor(name) {
    this.#state = [...name].reduce((sum, sign) => Math.imul(sum ^ sign.codePointAt(0), 0x01000193), 0x811c9dc5);
  }

  /** A number from 0 up to and without 1 (mulberry32). */
  #roll() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least, most) {
    return least + Math.floor(this.#roll() * (most - least + 1));
  }

  /** True in so many of a hundred cases. */
  chance(percent) {
    return this.#roll() * 100 < percent;
  }

  of(list) {
    return list[this.between(0, list.length - 1)];
  }

  /** So many different ones, in the order of the list. */
  some(list, number) {
    const left = list.map((_, at) => at);
    const taken = Array.from({ length: Math.min(number, list.length) }, () =>
      left.splice(this.between(0, left.length - 1), 1)[0]);
    return taken.sort((a, b) => a - b).map((at) => list[at]);
  }
}
