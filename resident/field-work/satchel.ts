import type { WhomToAsk } from '../../contract/unmaskings.ts';
import { type Client, Refused } from '../../ui/client.ts';
import { deviceMs, heardAheadMs, presentMs } from '../../ui/now.ts';
import { holdAsPage } from '../report/one-at-a-time.ts';
import { sendWhenClosed } from '../report/send-when-closed.ts';
import { type Done, noted } from './done.ts';
import {
  type Agreed,
  agreedBy,
  appended,
  changed,
  doneNow,
  dropped,
  type Entry,
  lookedAt,
  noWork,
  shownNow,
  takenAnew,
  takenNow,
  type Work,
  waitingIn,
  withPhotos,
} from './entries.ts';
import type { KeptWork } from './kept-work.ts';
import { type Heard, sendAll } from './sending.ts';
import { isFull, passed, setOut, type Walk } from './walks.ts';

export interface SatchelView extends Heard {
  work: Work;
  /** The phone’s own store has been read. */
  loaded: boolean;
  /** The server was asked, or could not be reached, since this page was opened. */
  asked: boolean;
  sending: boolean;
}

export interface SatchelOptions {
  client: Client;
  kept: KeptWork;
  /** false: the page shows no list of tasks, and only what waits goes out. */
  isListShown?: boolean;
}

/** What is written down: everything but what becomes of it. */
type Written<E> = E extends Entry ? Omit<E, 'state' | 'problem' | 'photos'> : never;
const isUnagreed = (written: NewEntry) => written.kind === 'report' && written.agreement === null;
export type NewEntry = Written<Entry>;

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;

/**
 * What a grid worker carries along: the tasks that were taken, and what was done at them. It is written
 * down before anything says so, and goes out under its request id as soon as there is a network.
 */
export class Satchel {
  #view: SatchelView = {
    work: noWork,
    loaded: false,
    asked: false,
    reached: true,
    signedOut: false,
    sending: false,
    needsFactor: false,
  };
  #options: SatchelOptions;
  #listeners = new Set<() => void>();
  #working = false;
  #retryMs = firstRetryMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(options: SatchelOptions) {
    this.#options = options;
  }

  /** Reads what the phone keeps and watches for the network; answers how to stop. */
  start(): () => void {
    const again = () => void this.#goOn();
    addEventListener('online', again);
    // The list is not asked for by the clock: a session that nobody uses shall rest.
    const timer = setInterval(() => void this.work(), longestRetryMs);
    // What went out while no page was open has to have ended first.
    const { held, release } = holdAsPage();
    void held.then(() => this.#load());
    return () => {
      this.#isStopped = true;
      release();
      removeEventListener('online', again);
      clearInterval(timer);
      clearTimeout(this.#timer);
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): SatchelView => this.#view;

  /** Writes down what was done, with its photos first. @throws where the phone cannot keep it */
  async write(written: NewEntry, photos: readonly { key: string; file: Blob }[]): Promise<void> {
    const { kept } = this.#options;
    for (const { key, file } of photos) await kept.savePhoto(key, file);
    const entry = {
      ...written,
      photos: photos.map(({ key }) => ({ key, id: null })),
      state: isUnagreed(written) ? 'unagreed' : 'waiting',
      problem: null,
    } as Entry;
    await this.#change((work) => appended(work, entry));
    sendWhenClosed();
    void this.work();
  }

  async retry(id: string, to: Partial<Entry> = {}): Promise<void> {
    const again = { state: 'waiting', problem: null, photosAnew: false } as const;
    await this.#change((work) => changed(work, id, { ...to, ...again }));
    await this.work();
  }

  async drop(id: string): Promise<void> {
    const entry = this.#view.work.entries.find((one) => one.id === id);
    await this.#change((work) => dropped(work, id));
    await this.#options.kept.dropPhotos(entry?.photos.map(({ key }) => key) ?? []);
  }

  /** One more photo for what was not taken, in the phone before it is listed. @throws where the phone cannot keep it */
  async addPhoto(id: string, { key, file }: { key: string; file: Blob }): Promise<void> {
    await this.#options.kept.savePhoto(key, file);
    await this.changePhotos(id, (keys) => [...keys, key]);
  }

  /** Takes photos out of what was not taken, or puts others in. @throws where the phone cannot keep it */
  async changePhotos(
    id: string,
    by: (keys: readonly string[]) => readonly string[],
  ): Promise<void> {
    await this.#change((work) => withPhotos(work, id, by));
  }

  /** Who stands beside the worker agreed; what they told before goes out. A phone without room forgets it sooner. */
  async agree(agreed: Agreed): Promise<void> {
    await this.#keepOrShow((work) => agreedBy(work, agreed));
    void this.work();
  }

  /** Somebody sets out beside the worker. @throws where the phone cannot keep it */
  async setOut(walk: Walk): Promise<void> {
    const aheadMs = heardAheadMs();
    await this.#change((work) => setOut(work, { ...walk, aheadMs }));
  }

  /** A point on the wall is passed. @throws where the phone cannot keep it */
  async pass(code: string): Promise<'kept' | 'full'> {
    const passing = { code, nowMs: deviceMs(), heardMs: heardAheadMs() };
    if (isFull(this.#view.work, passing)) return 'full';
    await this.#change((work) => passed(work, passing));
    return 'kept';
  }

  /** Something was done for who agreed; a phone without room forgets it sooner. */
  async note(done: Done): Promise<void> {
    await this.#keepOrShow((work) => noted(work, done));
  }

  async endAgreement(): Promise<void> {
    await this.#change((work) => ({ ...work, agreed: null, done: [] }));
  }

  /** Takes the list along anew. */
  async take(): Promise<void> {
    try {
      const taken = await this.#options.client.call('listFieldTasks', {});
      this.#show({ reached: true, signedOut: false });
      await this.#change((work) => takenAnew(work, taken));
    } catch (error) {
      if (!(error instanceof Refused)) this.#show({ reached: false });
      else if (error.problem.status === 401) {
        await this.#change((work) => ({ ...work, shown: [] })).catch(() => undefined);
        this.#show({ signedOut: true });
      }
    }
  }

  /** Whom to ask, to know it where there is no network; a phone without room forgets it sooner. */
  async keepShown(code: string, whom: WhomToAsk): Promise<void> {
    const shown = { code, whom, at: new Date(presentMs()).toISOString() };
    await this.#keepOrShow((work) => lookedAt(work, shown));
  }

  /** Sends what waits, one after the other in the order in which it was written. */
  async work(): Promise<void> {
    if (this.#working || waitingIn(this.#view.work).length === 0) return;
    this.#working = true;
    this.#show({ sending: true, needsFactor: false });
    clearTimeout(this.#timer);
    const { client, kept } = this.#options;
    const change = (by: (work: Work) => Work) => this.#change(by);
    const hear = (heard: Partial<Heard>) => this.#show(heard);
    const { outcome, settled } = await sendAll({ client, kept, change, hear }).finally(() => {
      this.#working = false;
      this.#show({ sending: false });
    });
    if (outcome === 'later') this.#tryLater();
    else this.#retryMs = firstRetryMs;
    if (settled > 0 && !this.#isStopped) await this.#takeHere();
  }

  /** Where no list is shown none is asked for: each is a look, and on record. */
  async #takeHere(): Promise<void> {
    if (this.#options.isListShown !== false) await this.take();
  }

  async #goOn(): Promise<void> {
    await this.work();
    if (!this.#view.signedOut) await this.#takeHere();
  }

  async #load(): Promise<void> {
    const work = await this.#options.kept.load().catch(() => noWork);
    this.#show({ work, loaded: true });
    await this.#forgetOld();
    await this.#goOn().finally(() => this.#show({ asked: true }));
  }

  /** What is too old to go by does not stay in the phone either. */
  async #forgetOld(): Promise<void> {
    const now = presentMs();
    const { work } = this.#view;
    const lasting = (held: Work): Work => ({
      ...held,
      taken: takenNow(held, now),
      shown: shownNow(held, now),
      ...doneNow(held, now),
    });
    const { taken, shown, agreed } = lasting(work);
    if (taken !== work.taken || shown !== work.shown || agreed !== work.agreed)
      await this.#change(lasting).catch(() => undefined);
  }

  #tryLater(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.work(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  async #change(by: (work: Work) => Work): Promise<Work> {
    const work = await this.#options.kept.change(by);
    this.#show({ work });
    return work;
  }

  /** As above; where the phone cannot keep it, it stands as long as the page is open. */
  async #keepOrShow(by: (work: Work) => Work): Promise<void> {
    await this.#change(by).catch(() => this.#show({ work: by(this.#view.work) }));
  }

  #show(change: Partial<SatchelView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
