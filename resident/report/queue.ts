import type { MyCase } from '../../contract/case-views.ts';
import type { Client } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { type Draft, type DraftChange, emptyReply, isBlank } from './draft.ts';
import { type KeptDrafts, type SentMeanwhile, toldOf } from './kept-draft.ts';
import { holdAsPage } from './one-at-a-time.ts';
import { isUnsent, Outbox } from './outbox.ts';
import { isSameReply, type ReplyTo } from './reply.ts';

export interface QueueView {
  /** The phone's own store has been read. */
  loaded: boolean;
  /** The report on the page, or the one that the page would open. */
  current: Outbox;
  /** Everything that is written and not sent, the oldest first. */
  unsent: readonly Outbox[];
  /** What went out since somebody last looked. */
  reported: readonly SentMeanwhile[];
}

export interface QueueOptions {
  client: Client;
  kept: KeptDrafts;
  /** Whether whoever wrote them is the one who is signed in, as far as this phone knows. */
  isTheirs: () => boolean;
  /** Called once per report and per reply with the server's case, and the id that it had here. */
  onReported: (reported: MyCase, id: string) => void;
  /** Something waits: it is to go out even when the app is closed. */
  onWaiting: () => void;
}

/**
 * The reports that this phone has not sent yet, and the replies to cases: any number half written, any number
 * waiting for a network.
 */
export class Queue {
  #options: QueueOptions;
  #outboxes: Outbox[];
  #current: Outbox;
  #view: QueueView;
  #loaded = false;
  #reported: readonly SentMeanwhile[] = [];
  #listeners = new Set<() => void>();
  #stopped = false;
  #lastTurn: Promise<void> = Promise.resolve();

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#current = this.#outbox();
    this.#outboxes = [this.#current];
    this.#view = this.#look();
  }

  /** Reads what the phone keeps, once no worker sends from it any more; answers how to stop. */
  start(): () => void {
    const { held, release } = holdAsPage();
    void held.then(() => this.#load());
    return () => {
      this.#stopped = true;
      for (const outbox of this.#outboxes) outbox.stop();
      release();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): QueueView => this.#view;

  /**
   * Opens the report of this id; without one, or where it is no longer here, the newest that is half
   * written, else a blank one.
   */
  open(id?: string): Outbox {
    const writing = this.#reports().filter(({ view }) => view().draft.phase === 'writing');
    const begun = writing.filter(({ view }) => isUnsent(view()));
    const newest = begun[begun.length - 1] ?? writing[0];
    const asked = this.#reports().find((outbox) => outbox.id === id);
    this.#current = asked ?? newest ?? this.#add();
    this.#tell();
    return this.#current;
  }

  /** Begins another one beside those that are there. */
  begin(change?: DraftChange): Outbox {
    const blank = this.#reports().find(({ view }) => !isUnsent(view()));
    this.#current = blank ?? this.#add();
    if (change !== undefined) this.#current.change(change);
    this.#tell();
    return this.#current;
  }

  /** The reply that was begun in this phone; its case has perhaps gone on since. */
  findReply(to: ReplyTo): Outbox | undefined {
    return this.#outboxes.find(({ view }) => isSameReply(view().draft.replyTo, to));
  }

  /** The same, begun now where there is none. Not to be asked before the phone's store is read. */
  reply(to: ReplyTo): Outbox {
    return this.findReply(to) ?? this.#add(emptyReply(newRequestId(), to));
  }

  async discard(outbox: Outbox): Promise<void> {
    await outbox.discard();
    this.#remove(outbox);
  }

  /** Takes everything of this resident out of the phone. */
  async discardAll(): Promise<void> {
    await Promise.all(this.#outboxes.map((outbox) => outbox.discard()));
    await this.#options.kept.clearAll().catch(() => undefined);
    this.#outboxes = [];
    this.#reported = [];
    this.#current = this.#add();
    this.#tell();
  }

  /** Somebody looked: at this one, or at all of them. */
  forgetReported(code?: string): void {
    const others = this.#reported.filter((one) => code !== undefined && one.code !== code);
    if (others.length === this.#reported.length) return;
    this.#reported = others;
    this.#tell();
  }

  #reports(): Outbox[] {
    return this.#outboxes.filter(({ view }) => view().draft.replyTo === undefined);
  }

  #find(id: string | undefined): Outbox | undefined {
    return this.#outboxes.find((outbox) => outbox.id === id);
  }

  async #load(): Promise<void> {
    const { kept } = this.#options;
    const [drafts, reported] = await Promise.all([
      kept.list().catch(() => []),
      kept.takeSent().catch(() => []),
    ]);
    if (this.#stopped) return;
    // What was begun while the store was read is here already.
    const found = drafts
      .filter((draft) => !isBlank(draft) && this.#find(draft.id) === undefined)
      .map((draft) => this.#outbox(draft));
    this.#outboxes = [...found, ...this.#outboxes];
    this.#reported = reported;
    this.#loaded = true;
    for (const outbox of this.#outboxes) outbox.start();
    if (found.some(({ view }) => view().draft.phase === 'sending')) this.#options.onWaiting();
    this.#tell();
  }

  #add(draft?: Draft): Outbox {
    const outbox = this.#outbox(draft);
    this.#outboxes = [...this.#outboxes, outbox];
    if (this.#loaded) outbox.start();
    return outbox;
  }

  #outbox(draft?: Draft): Outbox {
    const outbox: Outbox = new Outbox({
      client: this.#options.client,
      kept: this.#options.kept,
      isTheirs: this.#options.isTheirs,
      ...(draft === undefined ? {} : { draft }),
      turn: () => this.#turn(),
      onWaiting: this.#options.onWaiting,
      onReported: (reported, earlier) => this.#finish(outbox, reported, earlier),
    });
    outbox.subscribe(() => this.#tell());
    return outbox;
  }

  /** One report at a time goes over the line, in the order in which they ask. */
  async #turn(): Promise<() => void> {
    const before = this.#lastTurn;
    let done = () => {};
    this.#lastTurn = new Promise((next) => {
      done = next;
    });
    await before;
    return done;
  }

  #finish(outbox: Outbox, reported: MyCase, earlier: boolean): void {
    const { draft } = outbox.view();
    this.#reported = [...this.#reported, toldOf(draft, reported.code, earlier)];
    this.#remove(outbox);
    // Where one reply has arrived, what else was begun about the same case is said too late.
    const { replyTo } = draft;
    if (replyTo)
      for (const other of this.#outboxes.filter(
        ({ view }) => view().draft.replyTo?.code === replyTo.code,
      ))
        void this.discard(other);
    this.#options.onReported(reported, outbox.id);
  }

  #remove(outbox: Outbox): void {
    this.#outboxes = this.#outboxes.filter((one) => one !== outbox);
    if (this.#current === outbox) this.begin();
    else this.#tell();
  }

  #look(): QueueView {
    return {
      loaded: this.#loaded,
      current: this.#current,
      unsent: this.#outboxes.filter(({ view }) => isUnsent(view())),
      reported: this.#reported,
    };
  }

  #tell(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
