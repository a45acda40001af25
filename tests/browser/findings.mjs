// What checks found.

export class Findings {
  passed = 0;
  #failed = new Map();

  /** Records a check; `sentence` states the expectation, and how it was not met. */
  expect(fine, where, sentence) {
    if (fine) this.passed++;
    else if (this.#failed.has(sentence)) this.#failed.get(sentence).push(where);
    else this.#failed.set(sentence, [where]);
    return fine;
  }

  /** The failed checks, each with the first three of its places. */
  get problems() {
    return [...this.#failed].map(([sentence, places]) => {
      const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
      return `${sentence}\n    at ${places.slice(0, 3).join(", ")}${more}`;
    });
  }
}
