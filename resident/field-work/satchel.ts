import type { Problem } from '../../contract/values.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { presentMs } from '../../ui/now.ts';
import {
  type Agreed,
  agreedBy,
  agreedNow,
  appended,
  changed,
  delivered,
  dropped,
  type Entry,
  noWork,
  type ReportFor,
  refused,
  takenNow,
  uploaded,
  type Work,
  waitingIn,
} from './entries.ts';
import type { KeptWork } from './kept-work.ts';

export interface SatchelView {
  work: Work;
  /** The phone’s own store has been read. */
  loaded: boolean;
  /** The server was asked, or could not be reached, since this page was opened. */
  asked: boolean;
  /** false: the last attempt did not reach the server. */
  reached: boolean;
  signedOut: boolean;
  sending: boolean;
  /** What waits gives many points: the second factor is shown before it goes out. */
  needsFactor: boolean;
}

export interface SatchelOptions {
  client: Client;
  kept: KeptWork;
}

/** What is written down: everything but what becomes of it. */
type Written<E> = E extends Entry ? Omit<E, 'state' | 'problem' | 'photos'> : never;
const isUnagreed = (written: NewEntry) => written.kind === 'report' && written.agreement === null;
export type NewEntry = Written<Entry>;

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;

/** What one step came to: on to the next, try later, or wait until somebody does something. */
type Outcome = 'next' | 'later' | 'stop';

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

  constructor(options: SatchelOptions) {
    this.#options = options;
  }

  /** Reads what the phone keeps and watches for the network; answers how to stop. */
  start(): () => void {
    const again = () => void this.#goOn();
    addEventListener('online', again);
    // The list is not asked for by the clock: a session that nobody uses shall rest.
    const timer = setInterval(() => void this.work(), longestRetryMs);
    void this.#load();
    return () => {
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
    void this.work();
  }

  async retry(id: string, to: Partial<Entry> = {}): Promise<void> {
    await this.#change((work) => changed(work, id, { ...to, state: 'waiting', problem: null }));
    await this.work();
  }

  async drop(id: string): Promise<void> {
    const entry = this.#view.work.entries.find((one) => one.id === id);
    await this.#change((work) => dropped(work, id));
    await this.#options.kept.dropPhotos(entry?.photos.map(({ key }) => key) ?? []);
  }

  /** Who stands beside the worker agreed; what they told before goes out. A phone without room forgets it sooner. */
  async agree(agreed: Agreed): Promise<void> {
    const by = (work: Work) => agreedBy(work, agreed);
    await this.#change(by).catch(() => this.#show({ work: by(this.#view.work) }));
    void this.work();
  }

  async endAgreement(): Promise<void> {
    await this.#change((work) => ({ ...work, agreed: null }));
  }

  /** Takes the list along anew. */
  async take(): Promise<void> {
    try {
      const taken = await this.#options.client.call('listFieldTasks', {});
      this.#show({ reached: true, signedOut: false });
      await this.#change((work) => ({ ...work, taken }));
    } catch (error) {
      if (!(error instanceof Refused)) this.#show({ reached: false });
      else if (error.problem.status === 401) this.#show({ signedOut: true });
    }
  }

  /** Sends what waits, one after the other in the order in which it was written. */
  async work(): Promise<void> {
    if (this.#working || waitingIn(this.#view.work).length === 0) return;
    this.#working = true;
    this.#show({ sending: true, needsFactor: false });
    clearTimeout(this.#timer);
    let outcome: Outcome = 'next';
    let sent = 0;
    try {
      while (outcome === 'next') {
        const [first] = waitingIn(this.#view.work);
        if (first === undefined) break;
        outcome = await this.#send(first);
        if (outcome === 'next') sent += 1;
      }
    } finally {
      this.#working = false;
      this.#show({ sending: false });
    }
    if (outcome === 'later') this.#tryLater();
    else this.#retryMs = firstRetryMs;
    if (sent > 0) await this.take();
  }

  async #goOn(): Promise<void> {
    await this.work();
    if (!this.#view.signedOut) await this.take();
  }

  async #load(): Promise<void> {
    const work = await this.#options.kept.load().catch(() => noWork);
    this.#show({ work, loaded: true });
    // What is too old to go by does not stay in the phone either.
    const now = presentMs();
    const lasting = (held: Work): Work => ({
      ...held,
      taken: takenNow(held, now),
      agreed: agreedNow(held, now),
    });
    const { taken, agreed } = lasting(work);
    if (taken !== work.taken || agreed !== work.agreed)
      await this.#change(lasting).catch(() => undefined);
    await this.#goOn().finally(() => this.#show({ asked: true }));
  }

  async #send({ id }: Entry): Promise<Outcome> {
    try {
      const entry = await this.#stillWaiting(id);
      for (const photo of entry?.photos ?? [])
        if (photo.id === null) await this.#upload(id, photo.key);
      const held = await this.#stillWaiting(id);
      if (held !== undefined) await this.#deliver(held);
      return 'next';
    } catch (error) {
      if (!(error instanceof Refused)) {
        this.#show({ reached: false });
        return 'later';
      }
      return await this.#refused(id, error.problem);
    }
  }

  /** As the phone’s store has it: another window may have sent it meanwhile. */
  async #stillWaiting(id: string): Promise<Entry | undefined> {
    await this.#change((work) => work);
    return waitingIn(this.#view.work).find((one) => one.id === id);
  }

  async #upload(id: string, key: string): Promise<void> {
    const { client, kept } = this.#options;
    const file = await kept.loadPhoto(key);
    if (file === undefined) return;
    const photo = await client.call('uploadStaffPhoto', { file, requestId: key });
    await this.#change((work) => uploaded(work, id, { key, id: photo.id }));
  }

  async #deliver(entry: Entry): Promise<void> {
    const { client, kept } = this.#options;
    const photoIds = entry.photos.flatMap(({ id }) => id ?? []);
    if (entry.kind === 'visit') {
      const { code, solved, note, position, seenAt, id: requestId } = entry;
      const body = { solved, note, position, seenAt, photoIds };
      await client.call('verifyOnSite', { params: { code }, body, requestId });
      await this.#change((work) => delivered(work, entry));
    } else {
      const { agreement, agreedBefore, toldBy, words, place, position, id: requestId } = entry;
      if (agreement === null) return;
      const body = {
        words,
        place,
        photoIds,
        ...(position === null ? {} : { position }),
        ...(agreedBefore === undefined ? {} : { agreedBefore }),
        ...(toldBy === undefined ? {} : { toldBy }),
      };
      const params = { id: agreement };
      const receipt = await client.call('reportFor', { params, body, requestId });
      const done: Partial<ReportFor> = { state: 'sent', problem: null, receipt };
      await this.#change((work) => changed(work, entry.id, done));
    }
    this.#show({ reached: true, signedOut: false });
    await kept.dropPhotos(entry.photos.map(({ key }) => key)).catch(() => undefined);
  }

  /** The session’s end and a missing factor say nothing of the entry: it waits for its owner. */
  async #refused(id: string, problem: Problem): Promise<Outcome> {
    this.#show({ reached: true });
    if (problem.status === 401) this.#show({ signedOut: true });
    else if (problem.code === 'step_up_needed') this.#show({ needsFactor: true });
    else if (isUndecided(problem)) return 'later';
    else {
      await this.#change((work) => refused(work, id, problem.title));
      return 'next';
    }
    return 'stop';
  }

  #tryLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.work(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  async #change(by: (work: Work) => Work): Promise<void> {
    this.#show({ work: await this.#options.kept.change(by) });
  }

  #show(change: Partial<SatchelView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
