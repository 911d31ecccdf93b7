import { elapsedMs } from '../clock.ts';

/** What comes with the first is done with it. */
const firstMs = 10;

/** Does something soon after it was asked for, and however often that is, once in so long. */
export class Gathered {
  readonly #work: () => void;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, work: () => void) {
    this.#everyMs = everyMs;
    this.#work = work;
  }

  soon(): void {
    const waitMs = Math.max(firstMs, this.#lastMs + this.#everyMs - elapsedMs());
    this.#timer ??= setTimeout(() => this.now(), waitMs).unref();
  }

  /** Does what was asked for and has not been done; nothing where that is nothing. */
  now(): void {
    if (this.#timer === undefined) return;
    this.stop();
    this.#lastMs = elapsedMs();
    this.#work();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
