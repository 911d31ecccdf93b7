import type { RehearsalSummary } from '../../../contract/rehearsals.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { createPacker } from './pack.ts';
import * as store from './store.ts';
import { daysOfYear } from './synthetic.ts';
import { type Figures, startThread, type Thread } from './thread.ts';
import type { Task } from './worker.ts';

/** Rehearsals under way in this process. */
export interface Rehearser {
  /** Plays in the background what stands in the table as running. */
  begin(scope: Scope, id: string, task: Task): void;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
  /** Ends those under way; they are marked as interrupted. */
  stop(): Promise<void>;
}

/** A sign of life this often; a much longer silence means that the process ended. */
const beatMs = 1_000;
export const silentMs = 15_000;

/** One plays at a time, whatever the draft: a year of a million deeds takes half a gigabyte. */
export function createRehearser(deps: Deps): Rehearser {
  const under = new Map<Run, Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  return {
    begin(scope, id, task) {
      const run = new Run(deps, scope, id);
      last = run.play(task, last).finally(() => under.delete(run));
      under.set(run, last);
    },
    idle: async () => {
      await Promise.all(under.values());
    },
    stop: async () => {
      const ending = [...under];
      await Promise.all(ending.map(([run]) => run.stop()));
      await Promise.all(ending.map(([, played]) => played));
    },
  };
}

/** One rehearsal from its first sign of life to its result. */
class Run {
  private readonly deps: Deps;
  private readonly scope: Scope;
  private readonly id: string;
  private thread: Thread | undefined;
  private stopped = false;
  private deeds = 0;
  private played = 0;

  constructor(deps: Deps, scope: Scope, id: string) {
    this.deps = deps;
    this.scope = scope;
    this.id = id;
  }

  /** @param turn resolves when the one before has ended; signs of life are given while waiting */
  async play(task: Task, turn: Promise<void>): Promise<void> {
    const started = this.deps.clock.now();
    const beats = setInterval(() => void this.beat(), beatMs);
    try {
      await turn;
      if (this.stopped) throw new Error('stopped before its turn');
      this.thread = startThread(task, (played) => this.show(played));
      const figures = task.year === null ? await this.playPast(this.thread) : undefined;
      if (task.year !== null) this.deeds = task.year.size;
      await this.finish(figures ?? (await this.thread.figures()), started);
    } catch (error) {
      if (!this.stopped)
        this.deps.log.error({ err: error, rehearsal: this.id }, 'a rehearsal failed');
      await this.fail(this.stopped ? 'interrupted' : 'broken');
    } finally {
      clearInterval(beats);
      await this.thread?.end();
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.thread?.end();
  }

  /** The last twelve months of whole days, from one snapshot. */
  private async playPast(thread: Thread): Promise<Figures> {
    const { database, clock } = this.deps;
    const today = localDate(clock.now());
    const stretch = { from: startOfDay(addDays(today, -daysOfYear)), before: startOfDay(today) };
    await database.transact(async (tx) => {
      this.deeds = await store.countStanding(tx, this.scope, stretch);
      const packer = createPacker();
      // One lot is played while the next is read, and no more than these two are ever in memory.
      let playing = Promise.resolve();
      for await (const deeds of store.readStanding(tx, this.scope, stretch)) {
        const lot = packer.pack(deeds);
        await playing;
        playing = thread.play(lot);
        // Looked at in the next turn; until then a failure must not end the process.
        playing.catch(() => {});
      }
      await playing;
    });
    return thread.figures();
  }

  private show(played: number): void {
    this.played = played;
  }

  private get progress(): number {
    return this.deeds === 0 ? 0 : Math.min(99, Math.floor((this.played * 100) / this.deeds));
  }

  private async beat(): Promise<void> {
    const { progress, id } = this;
    const now = this.deps.clock.now();
    await this.deps.database
      .transact((tx) => store.beat(tx, this.scope, { id, progress, now }))
      .catch((error: unknown) => this.deps.log.warn({ err: error }, 'no sign of life was written'));
  }

  private async finish({ figures, fingerprint }: Figures, started: Date): Promise<void> {
    if (figures === null) return this.fail('no_deeds');
    const now = this.deps.clock.now();
    const result = { ...figures, tookMs: now.getTime() - started.getTime() };
    const { id, scope } = this;
    await this.deps.database.transact((tx) =>
      store.finish(tx, scope, { id, now, result, fingerprint }),
    );
  }

  private async fail(failure: NonNullable<RehearsalSummary['failure']>): Promise<void> {
    const { id, scope } = this;
    const now = this.deps.clock.now();
    await this.deps.database
      .transact((tx) => store.fail(tx, scope, { id, now, failure }))
      .catch((error: unknown) => this.deps.log.error({ err: error }, 'a failure was not recorded'));
  }
}
