import { Readable } from 'node:stream';
import type { LiveEvent } from '../../../contract/live.ts';
import { elapsedMs } from '../../platform/clock.ts';
import { comeAgain, eventLines, stillHere } from '../../platform/http/event-stream.ts';
import { Gathered } from '../../platform/live/gathered.ts';
import type { Scope } from '../../platform/scope.ts';
import { changedOf, isNothing, nothingUntold, type Untold } from './event.ts';

/** A browser asks for a new stream so soon after one has ended. */
const comeAgainMs = 2_000;
/** A burst is told once in so long. */
const tellEveryMs = 1_000;
/** Whoever has not taken so much is not there any more, or cannot keep up; a new stream begins afresh. */
const mostUnreadBytes = 64 * 1024;

/** One open page: what it may hear, and what it has still to be told. */
export class Line {
  readonly scope: Scope;
  readonly staff: string;
  readonly tokenHash: Buffer;
  readonly body: Readable;
  readonly begunMs = elapsedMs();
  readonly #gathered: Gathered;
  #untold = nothingUntold();

  constructor({ scope, staff, tokenHash }: Pick<Line, 'scope' | 'staff' | 'tokenHash'>) {
    this.scope = scope;
    this.staff = staff;
    this.tokenHash = tokenHash;
    this.body = new Readable({ read: () => {} });
    this.#gathered = new Gathered(tellEveryMs, () => this.#tellChanges());
    this.body.once('close', () => this.#gathered.stop());
    this.#write(comeAgain(comeAgainMs));
  }

  get isOpen(): boolean {
    return !this.body.destroyed && !this.body.readableEnded;
  }

  /** Notes what is to be told; it goes out with what else comes within the second. */
  tellSoon(add: (untold: Untold) => void): void {
    add(this.#untold);
    if (!isNothing(this.#untold)) this.#gathered.soon();
  }

  tell(event: LiveEvent, data: object = {}): void {
    this.#write(eventLines(event, data));
  }

  beat(): void {
    this.#write(stillHere);
  }

  end(): void {
    this.#gathered.stop();
    if (this.isOpen) this.body.push(null);
  }

  #tellChanges(): void {
    const changed = changedOf(this.#untold);
    this.#untold = nothingUntold();
    if (changed === 'everything') this.tell('ready');
    else this.tell('changed', changed);
  }

  #write(text: string): void {
    if (!this.isOpen) return;
    this.body.push(text);
    if (this.body.readableLength > mostUnreadBytes) this.body.destroy();
  }
}
