import type { EntryOutcome } from '../../contract/counter.ts';
import type { JournalEntry } from '../../contract/counter-journal.ts';
import { areDigits, readShown } from '../../contract/counter-pass.ts';
import type { Presented, RefusalReason } from '../../contract/redemptions.ts';
import type { Problem } from '../../contract/values.ts';
import { type Client, isUndecided, Refused, Unreachable } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { type Checked, check, type Found, type Verify } from './check.ts';
import { confirmed } from './confirmed.ts';
import {
  answered,
  appended,
  doneHere,
  emptyJournal,
  firstWaiting,
  type Journal,
  restarted,
  type Sha256Hex,
} from './journal.ts';
import type { Kept, KeptTill } from './kept-till.ts';
import { patiently } from './patiently.ts';
import type { Serving } from './remembered.ts';

export interface TillView extends Kept {
  /** The device's own store has been read. */
  loaded: boolean;
  /** false: the last attempt did not reach the server. */
  reached: boolean;
  signedOut: boolean;
  sending: boolean;
  /** Why the server does not take what waits. */
  problem: Problem | null;
}

export interface TillOptions {
  client: Client;
  kept: KeptTill;
  serving: Serving;
  sha256: Sha256Hex;
  verify: Verify;
  /** The device's clock, in milliseconds. */
  clock: () => number;
}

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;
/** A list is taken anew after so long. */
const sheetAgeMs = 5 * 60_000;

/** Another window of this device has just written the same down. */
export class DoneBefore extends Error {}

/** Refusals that mean that the server knows another end of this journal. */
const otherEnd = ['journal_broken', 'till_unknown', 'till_elsewhere'];

/**
 * One device at a counter: keeps its list and its journal, checks what is shown, writes down what is done
 * before it says so, and sends it as soon as there is a network.
 */
export class Till {
  #view: TillView;
  #options: TillOptions;
  #listeners = new Set<() => void>();
  #working = false;
  #retryMs = firstRetryMs;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TillOptions) {
    this.#options = options;
    this.#view = {
      journal: this.#newJournal(),
      sheet: null,
      offsetMs: 0,
      loaded: false,
      reached: true,
      signedOut: false,
      sending: false,
      problem: null,
    };
  }

  /** Reads what the device keeps and watches for the network; answers how to stop. */
  start(): () => void {
    const again = () => void this.work();
    addEventListener('online', again);
    const timer = setInterval(again, 60_000);
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

  view = (): TillView => this.#view;

  get staffName(): string {
    return this.#options.serving.staff.name;
  }

  now = (): Date => new Date(this.#options.clock() + this.#view.offsetMs);

  /** What was scanned or typed: asked of the server where it is reached, otherwise checked here. */
  async look(text: string): Promise<Checked> {
    const { code, pass } = readShown(text);
    try {
      const { client, serving } = this.#options;
      const params = { id: serving.counter };
      const presented = await patiently((signal) =>
        client.call('presentVoucher', { params, body: { code }, signal }),
      );
      this.#show({ reached: true });
      return this.#confirmed(presented);
    } catch (error) {
      this.#noteReach(error);
      // A phone without a network shows a code that has run out, and a pass that is still good.
      const tryHere =
        error instanceof Unreachable ||
        (error instanceof Refused &&
          (isUndecided(error.problem) ||
            (error.problem.code === 'code_not_valid' && pass !== null)));
      if (tryHere) return check(text, this.#knowing());
      if (areDigits(code)) throw error;
      // Paper and cards look alike: what is no voucher may be somebody's card.
      return this.lookAtCard(code).catch((other: unknown) => {
        throw other instanceof Unreachable ? other : error;
      });
    }
  }

  /** What waits here for whoever shows a card. */
  async lookAtCard(card: string): Promise<Checked> {
    try {
      const { client, serving } = this.#options;
      const params = { id: serving.counter };
      const { waiting } = await patiently((signal) =>
        client.call('presentCard', { params, body: { card }, signal }),
      );
      this.#show({ reached: true });
      const found = waiting.flatMap((one) => {
        const confirmed = this.#confirmed(one);
        return confirmed.kind === 'found' ? confirmed.found : [];
      });
      return { kind: 'found', found };
    } catch (error) {
      this.#noteReach(error);
      if (!(error instanceof Unreachable)) throw error;
      return check(card, this.#knowing());
    }
  }

  /**
   * Writes down what is done, and only then answers: whatever happens to network, page and device from here
   * on, it will be sent.
   */
  async record(found: Found, reason: RefusalReason | null): Promise<string> {
    const { redemption, shown, proof, code, offer, line } = found;
    const id = newRequestId(this.now().getTime());
    const written = {
      id,
      at: this.now().toISOString(),
      staff: this.#options.serving.staff.id,
      kind: reason === null ? 'handed_over' : 'refused',
      reason,
      redemption,
      shown,
      proof,
      code,
    } as const;
    const about = {
      name: offer.name,
      residentName: line?.residentName ?? null,
      points: line?.points ?? null,
    };
    await this.#keep((kept) => {
      // Another window of this device may have been quicker.
      if (doneHere(kept.journal, redemption) !== undefined) throw new DoneBefore();
      return { ...kept, journal: appended(kept.journal, { written, about }, this.#options.sha256) };
    });
    void this.work();
    return id;
  }

  /** Sends what waits, in its order, and then takes a new list. One round at a time. */
  async work({ fresh = false } = {}): Promise<void> {
    if (this.#working || !this.#view.loaded) return;
    this.#working = true;
    clearTimeout(this.#timer);
    try {
      if (firstWaiting(this.#view.journal) !== undefined) {
        this.#show({ sending: true });
        while (await this.#sendNext());
      }
      if (firstWaiting(this.#view.journal) === undefined && (fresh || this.#isStale()))
        await this.#takeSheet(this.#view.journal.till);
      this.#retryMs = firstRetryMs;
    } catch (error) {
      this.#noteReach(error);
      this.#tryLater();
    } finally {
      this.#working = false;
      this.#show({ sending: false });
    }
  }

  /** Somebody signed in again. */
  signedIn(): void {
    this.#show({ signedOut: false, problem: null });
    void this.work({ fresh: true });
  }

  #newJournal(): Journal {
    const { client, serving } = this.#options;
    const place = { county: client.county, counter: serving.counter };
    return emptyJournal({ ...place, till: newRequestId() });
  }

  async #load(): Promise<void> {
    const kept = await this.#options.kept.load().catch(() => undefined);
    this.#show({ ...kept, loaded: true });
    await this.work({ fresh: true });
  }

  /** @returns whether there may be more to send */
  async #sendNext(): Promise<boolean> {
    const next = firstWaiting(this.#view.journal);
    if (next === undefined) return false;
    try {
      const outcome = await this.#send(next.entry);
      await this.#keep((kept) => ({ ...kept, journal: answered(kept.journal, outcome) }));
      this.#show({ reached: true, problem: null });
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || !otherEnd.includes(error.problem.code)) throw error;
      await this.#beginAgain();
      return true;
    }
  }

  #send(entry: JournalEntry): Promise<EntryOutcome> {
    const { client, serving } = this.#options;
    const params = { id: serving.counter };
    const { till } = this.#view.journal;
    // The schema knows each reason; a journal keeps what was chosen from the same list.
    const reason = entry.reason as RefusalReason | null;
    const body = { till, entry: { ...entry, reason } };
    return patiently((signal) =>
      client.call('recordEntry', { params, body, requestId: entry.id, signal }),
    );
  }

  /** Another till from here on: the server must know it before its first entry. */
  async #beginAgain(): Promise<void> {
    const till = newRequestId();
    await this.#takeSheet(till);
    await this.#keep((kept) => ({
      ...kept,
      journal: restarted(kept.journal, till, this.#options.sha256),
    }));
  }

  async #takeSheet(till: string): Promise<void> {
    const { client, serving, clock } = this.#options;
    const params = { id: serving.counter };
    const sheet = await patiently((signal) =>
      client.call('takeSheet', { params, body: { till }, signal }),
    );
    const offsetMs = new Date(sheet.issuedAt).getTime() - clock();
    await this.#keep((kept) => ({ ...kept, sheet, offsetMs }));
    this.#show({ reached: true, signedOut: false, problem: null });
  }

  #isStale(): boolean {
    const { sheet } = this.#view;
    return sheet === null || this.now().getTime() - new Date(sheet.issuedAt).getTime() > sheetAgeMs;
  }

  async #keep(by: (kept: Kept) => Kept): Promise<void> {
    const { journal, sheet, offsetMs } = this.#view;
    const changed = await this.#options.kept.change((kept) =>
      by(kept ?? { journal, sheet, offsetMs }),
    );
    this.#show(changed);
  }

  #knowing() {
    const { client, sha256, verify } = this.#options;
    const { sheet, journal } = this.#view;
    return { county: client.county, sheet, journal, now: this.now(), sha256, verify };
  }

  /** The server has just said whose code it is. */
  #confirmed(presented: Presented): Checked {
    const earlier = doneHere(this.#view.journal, presented.id);
    if (earlier !== undefined) return { kind: 'done', earlier };
    const known = this.#view.sheet?.lines.find(({ redemption }) => redemption === presented.id);
    return { kind: 'found', found: [confirmed(presented, { known, now: this.now() })] };
  }

  #noteReach(error: unknown): void {
    if (error instanceof Unreachable) this.#show({ reached: false });
    if (!(error instanceof Refused)) return;
    const { problem } = error;
    this.#show({ reached: true, ...(problem.status === 401 ? { signedOut: true } : { problem }) });
  }

  #tryLater(): void {
    if (this.#view.signedOut) return;
    this.#timer = setTimeout(() => void this.work(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #show(change: Partial<TillView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
