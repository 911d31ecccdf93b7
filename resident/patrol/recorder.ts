import type { MyPatrol, ProvedPatrol } from '../../contract/patrols.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { deviceMs, heardAheadMs } from '../../ui/now.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { rememberWalk } from '../session.ts';
import type { KeptWalk } from './kept-walk.ts';
import { type Locator, Receiver } from './receiver.ts';
import { atFirst, type RecorderView } from './recorder-view.ts';
import {
  aheadOn,
  begun,
  dropped,
  type Fix,
  hereAs,
  isSameWalk,
  isToHandIn,
  isWorthKeeping,
  nextStep,
  pieceLength,
  pointOf,
  takenAt,
  together,
  told,
  type Walk,
  withScan,
} from './walk.ts';

export interface RecorderOptions {
  client: Client;
  kept: KeptWalk;
  locator: Locator | undefined;
  /** The server has heard of the end of a patrol. */
  onEnded: (patrol: MyPatrol) => void;
  onProved: (proved: ProvedPatrol) => void;
}

/** noWalk: nobody is out on one · full: a walk takes no more of them. */
export type ScanEnd = 'kept' | 'noWalk' | 'full';

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;

/**
 * Carries one walk from its beginning to the verdict: keeps every position in the phone, goes on after a restart,
 * and sends what was recorded under one request id until there is an answer.
 */
export class Recorder {
  #view: RecorderView = atFirst;
  #fixes: Fix[] = [];
  #listeners = new Set<() => void>();
  #options: RecorderOptions;
  #receiver: Receiver;
  #working = false;
  #retryMs = firstRetryMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSave: Promise<void> = Promise.resolve();
  /** Pieces whose write has not begun. */
  #waiting = new Set<number>();
  #loading: Promise<void>;
  /** The walk lies in the phone’s store: where it is gone from there, another page has forgotten it. */
  #isKept = false;
  /** Grows as often as a walk is begun or forgotten here. */
  #turn = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#receiver = new Receiver({
      locator: options.locator,
      onFix: (fix) => this.#take(fix),
      onNone: (place) => this.#show({ place }),
    });
    addEventListener('online', () => void this.work());
    // Whoever looks at something else gives the screen back to the phone: asked for anew when they return.
    addEventListener('visibilitychange', () => {
      void this.#receiver.stayAwake();
      void this.#readAgain();
    });
    this.#loading = this.#load();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): RecorderView => this.#view;

  /** Whether a walk of this phone has still to be handed in: another one would take its place. */
  async isUnderWay(): Promise<boolean> {
    await this.#readAgain();
    return isToHandIn(this.#view.walk);
  }

  /** From here on the way is recorded; a walk that has to be handed in stays. */
  async begin(patrol: MyPatrol): Promise<void> {
    if (await this.isUnderWay()) return;
    this.#fixes = [];
    const clock = { nowMs: deviceMs(), aheadMs: heardAheadMs() };
    const walk = begun(patrol, { ...clock, proofRequestId: newRequestId() });
    this.#show({ count: 0, last: null, lastAt: null, place: 'waiting', problem: null });
    await this.#clear();
    await this.#keep(walk);
    this.#receiver.start();
  }

  /** Keeps what was scanned off a wall, with the time. */
  scan(code: string): ScanEnd {
    const { walk } = this.#view;
    if (walk?.phase !== 'walking') return 'noWalk';
    const aheadMs = aheadOn(walk, heardAheadMs());
    const scans = withScan(walk.scans, code, deviceMs() - (aheadMs ?? 0));
    if (scans === undefined) return 'full';
    if (scans !== walk.scans) void this.#keep({ ...walk, aheadMs, scans });
    return 'kept';
  }

  async end(): Promise<void> {
    await this.#readAgain();
    const { walk } = this.#view;
    if (walk?.phase !== 'walking') return;
    this.#receiver.stop();
    await this.#keep({ ...walk, phase: 'ended', endedAt: new Date(deviceMs()).toISOString() });
    await this.work();
  }

  /**
   * It will not be handed in: nothing of the way stays in the phone. That it is over the server hears now, or as soon
   * as there is a network.
   */
  async drop(): Promise<void> {
    await this.#readAgain();
    const { walk } = this.#view;
    if (walk === null || !isToHandIn(walk)) return;
    this.#receiver.stop();
    this.#show({ problem: null });
    await this.#keep(dropped(walk));
    await this.#clearWay();
    await this.work();
  }

  /**
   * The server hears of the end of a walk that is open there: whoever walked is about to sign out, or to begin another
   * one. @throws where it does not hear
   */
  async tellEnd(): Promise<void> {
    await this.#readAgain();
    const { walk } = this.#view;
    if (walk === null || walk.phase === 'answered') return;
    if (!walk.endTold) await this.#tellEnd(walk);
    if (walk.phase === 'dropped') await this.forget();
  }

  /** The verdict was read, or whoever walked leaves this phone. */
  async forget(): Promise<void> {
    // What is being read would begin again.
    await this.#loading;
    this.#drop();
    await this.#clear();
  }

  #clear(): Promise<void> {
    this.#turn += 1;
    return this.#save(async () => {
      this.#isKept = false;
      await this.#options.kept.clear();
    });
  }

  #drop(): void {
    this.#receiver.stop();
    clearTimeout(this.#timer);
    this.#fixes = [];
    this.#isKept = false;
    rememberWalk(null);
    this.#show({ walk: null, count: 0, last: null, lastAt: null, problem: null });
  }

  /** Sends what can be sent. One round at a time. */
  async work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    clearTimeout(this.#timer);
    try {
      while (await this.#step());
    } finally {
      this.#working = false;
    }
  }

  async #step(): Promise<boolean> {
    const { walk } = this.#view;
    if (walk === null) return false;
    const step = nextStep(walk);
    if (step === 'rest') return false;
    try {
      if (step === 'tell_end') await this.#tellEnd(walk);
      else if (step === 'prove') await this.#prove(walk);
      else await this.forget();
      this.#retryMs = firstRetryMs;
      this.#show({ reached: true, problem: null });
      return true;
    } catch (error) {
      // It was dropped meanwhile: what was refused is asked for no more, and its end is.
      if (this.#view.walk?.phase !== walk.phase) return true;
      if (this.#isStill(walk)) this.#failed(error);
      return false;
    }
  }

  /** An answer that comes when a walk is forgotten brings nothing of it back. */
  #isStill(walk: Walk): boolean {
    return isSameWalk(this.#view.walk, walk);
  }

  async #tellEnd(walk: Walk): Promise<void> {
    try {
      const params = { id: walk.patrol };
      this.#options.onEnded(await this.#options.client.call('endPatrol', { params }));
    } catch (error) {
      // An end that is refused is none of theirs, or lies far back: there is nothing more to tell.
      if (!(error instanceof Refused) || isUndecided(error.problem)) throw error;
    }
    const { walk: now } = this.#view;
    if (now === null || !isSameWalk(now, walk)) return;
    this.#receiver.stop();
    await this.#keep(told(now, new Date(deviceMs()).toISOString()));
  }

  async #prove(walk: Walk): Promise<void> {
    const proved = await this.#options.client.call('provePatrol', {
      params: { id: walk.patrol },
      body: {
        datum: 'wgs84',
        points: this.#fixes.map(pointOf),
        scans: [...walk.scans],
      },
      requestId: walk.proofRequestId,
    });
    this.#options.onProved(proved);
    const { walk: now } = this.#view;
    if (!isSameWalk(now, walk) || now?.phase !== 'ended') return;
    const { proof } = proved.patrol;
    await this.#keep({ ...walk, phase: 'answered', scans: [], proof, award: proved.award });
    await this.#clearWay();
  }

  /** It has been judged: the phone need not hold it any longer. */
  async #clearWay(): Promise<void> {
    this.#fixes = [];
    this.#show({ last: null, lastAt: null });
    await this.#save(() => this.#options.kept.clearPieces());
  }

  #failed(error: unknown): void {
    if (!(error instanceof Refused)) this.#show({ reached: false });
    else this.#show({ reached: true, problem: error.problem });
    if (error instanceof Refused && !isUndecided(error.problem)) return;
    this.#timer = setTimeout(() => void this.work(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #take({ at, ...place }: Fix): void {
    const { walk } = this.#view;
    if (walk?.phase !== 'walking') return;
    const aheadMs = aheadOn(walk, heardAheadMs());
    const fix = { at: takenAt(at, { nowMs: deviceMs(), aheadMs }), ...place };
    if (!isWorthKeeping(this.#fixes.at(-1), fix, this.#fixes.length)) return;
    this.#fixes.push(fix);
    this.#show({ count: this.#fixes.length, last: fix, lastAt: deviceMs(), place: 'found' });
    this.#savePiece(Math.floor((this.#fixes.length - 1) / pieceLength));
    const pieces = Math.floor(this.#fixes.length / pieceLength);
    if (pieces > walk.pieces || aheadMs !== walk.aheadMs)
      void this.#keep({ ...walk, aheadMs, pieces });
  }

  /** Positions that come at once, after a tunnel, are one write: what waits for its turn takes them along. */
  #savePiece(piece: number): void {
    if (this.#waiting.has(piece)) return;
    this.#waiting.add(piece);
    void this.#save(async () => {
      this.#waiting.delete(piece);
      const fixes = this.#fixes.slice(piece * pieceLength, (piece + 1) * pieceLength);
      // A walk that was forgotten meanwhile has none.
      if (fixes.length > 0) await this.#options.kept.savePiece(piece, fixes);
    });
  }

  #keep(walk: Walk): Promise<void> {
    rememberWalk(hereAs(walk));
    this.#show({ walk });
    return this.#save(async () => {
      // Forgotten while this waited for its turn.
      if (!this.#isStill(walk)) return;
      const isKept = this.#isKept;
      await this.#options.kept.change((kept) => {
        if (kept === undefined) return isKept ? undefined : walk;
        return isSameWalk(kept, walk) ? together(kept, walk) : kept;
      });
      this.#isKept = true;
    });
  }

  /** One after the other, so that none overwrites a newer one; a full store spoils nothing of this visit. */
  #save(save: () => Promise<void>): Promise<void> {
    this.#lastSave = this.#lastSave.then(save).catch(() => undefined);
    return this.#lastSave;
  }

  async #load(): Promise<void> {
    const found = await this.#options.kept.load().catch(() => undefined);
    if (found !== undefined) this.#goOn(found);
    this.#show({ loaded: true });
    void this.work();
  }

  /** Another page may have gone on with the walk, or with the next one, while nobody looked at this one. */
  async #readAgain(): Promise<void> {
    await this.#loading;
    const turn = this.#turn;
    await this.#save(async () => {
      const found = await this.#options.kept.load();
      // One was begun or forgotten here since this was asked for: what lies there is about to go.
      if (this.#turn !== turn) return;
      if (found !== undefined) this.#goOn(found);
      else if (this.#isKept) this.#drop();
    });
  }

  #goOn(found: { walk: Walk; fixes: Fix[] }): void {
    const mine = this.#view.walk;
    const isSame = isSameWalk(mine, found.walk);
    const walk = mine !== null && isSame ? together(found.walk, mine) : found.walk;
    this.#isKept = true;
    this.#show({ walk });
    // Of two pages the one that is looked at hears the receiver.
    if (!isSame || found.fixes.length > this.#fixes.length) {
      this.#fixes = found.fixes;
      this.#show({ count: found.fixes.length, last: found.fixes.at(-1) ?? null, lastAt: null });
    }
    if (walk.phase !== 'walking') this.#receiver.stop();
    else if (!this.#receiver.isOn) this.#receiver.start();
    if (!isToHandIn(walk)) void this.#clearWay();
    void this.work();
  }

  #show(change: Partial<RecorderView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
