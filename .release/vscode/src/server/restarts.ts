/** How often a process may end in a while before it is given up. */
const MOST = 3;

/** The while, in ms. */
const WHILE = 180_000;

/** Whether a process that ended is worth starting again. */
export class Restarts {
  #times: number[] = [];

  /** Counts an end at a time in ms, and returns whether to start again. */
  allow(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time < WHILE), now];
    return this.#times.length <= MOST;
  }
}
