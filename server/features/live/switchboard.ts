import { elapsedMs } from '../../platform/clock.ts';
import { EventStream } from '../../platform/http/event-stream.ts';
import type { Change } from '../../platform/live/changes.ts';
import type { Hearing } from '../../platform/live/hearing.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { hashToken, listUnended } from '../../platform/sessions.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
import { addOnlookers, addStep } from './event.ts';
import { Line } from './line.ts';
import { refuse } from './refusals.ts';

export interface LivePatience {
  /** How often a stream on which nothing happens says that it is there, and its session is looked at. */
  beatMs: number;
  /** After so long a stream ends and its page comes again by the door: shorter than an answer may take. */
  lifeMs: number;
  mostOfPerson: number;
  most: number;
}

export const usualLivePatience: LivePatience = {
  beatMs: 15_000,
  lifeMs: 9 * 60_000,
  mostOfPerson: 6,
  most: 2_000,
};

type SwitchboardDeps = Pick<Deps, 'database' | 'clock' | 'log'>;

/**
 * The open pages of one process. It listens to the database only while there is one; what it hears is looked
 * up once for all of them, and each is told what its scope reads.
 */
export class Switchboard {
  readonly #deps: SwitchboardDeps;
  readonly #patience: LivePatience;
  readonly #lines = new Set<Line>();
  #hearing: Hearing | undefined;
  #hears = false;
  #stopped = false;
  #beating: NodeJS.Timeout | undefined;

  constructor(deps: SwitchboardDeps, patience: LivePatience = usualLivePatience) {
    this.#deps = deps;
    this.#patience = patience;
  }

  /** How many pages listen, and whether the process hears what others commit. */
  get state(): { lines: number; hears: boolean } {
    return { lines: this.#lines.size, hears: this.#hears };
  }

  open(scope: Scope, token: string): EventStream | Refusal {
    // Who comes while the server stops finds another one, or none.
    if (this.#stopped || this.#lines.size >= this.#patience.most)
      return refuse('too_many_listening', { retryAfterSeconds: 60 });
    const staff = staffOf(scope).id;
    this.#makeRoomFor(scope.county, staff);
    const line = new Line({ scope, staff, tokenHash: hashToken(token) });
    this.#lines.add(line);
    line.body.once('close', () => this.#lines.delete(line));
    this.#listen();
    if (this.#hears) line.tell('ready');
    return new EventStream(line.body);
  }

  /** Ends every stream: a server that stops waits for none. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#beating);
    this.#beating = undefined;
    this.#endEach([...this.#lines]);
    await this.#hush();
  }

  /** The oldest page of somebody gives way to the newest. */
  #makeRoomFor(county: number, staff: string): void {
    const theirs = this.#linesOf(county).filter((line) => line.staff === staff);
    for (const line of theirs.slice(
      0,
      Math.max(0, theirs.length + 1 - this.#patience.mostOfPerson),
    )) {
      line.tell('crowded');
      this.#endEach([line]);
    }
  }

  #linesOf(county: number): Line[] {
    return [...this.#lines].filter(({ scope }) => scope.county === county);
  }

  #endEach(lines: readonly Line[]): void {
    for (const line of lines) {
      this.#lines.delete(line);
      line.end();
    }
  }

  #listen(): void {
    this.#beating ??= setInterval(() => void this.#beat(), this.#patience.beatMs).unref();
    this.#hearing ??= this.#deps.database.hear({
      onHearing: () => {
        this.#hears = true;
        for (const line of this.#lines) line.tell('ready');
      },
      onDeaf: () => {
        this.#hears = false;
        // What is told meanwhile is missed, a role that was taken too: they come in by the door again, and
        // refresh by the clock until they are `ready`.
        this.#endEach([...this.#lines]);
      },
      onChanges: (changes) =>
        void this.#pass(changes).catch((error: unknown) => {
          this.#deps.log.error({ err: error }, 'pages were not told of changes');
          for (const line of this.#lines) line.tell('ready');
        }),
    });
  }

  async #hush(): Promise<void> {
    const hearing = this.#hearing;
    this.#hearing = undefined;
    this.#hears = false;
    await hearing?.close();
  }

  async #pass(changes: readonly Change[]): Promise<void> {
    for (const [county, ofCounty] of Map.groupBy(changes, (change) => change.county)) {
      const people = new Set(idsOf(ofCounty, 'person'));
      // The door says anew what they may hear, or that they have left.
      this.#endEach(this.#linesOf(county).filter(({ staff }) => people.has(staff)));
      this.#passNotices(county, new Set(idsOf(ofCounty, 'told')));
      await this.#passCases(county, ofCounty);
    }
  }

  /** Nobody hears what another was told, nor that they were. */
  #passNotices(county: number, told: ReadonlySet<string>): void {
    for (const line of this.#linesOf(county).filter(({ staff }) => told.has(staff)))
      line.tellSoon((untold) => {
        untold.told = true;
      });
  }

  async #passCases(county: number, changes: readonly Change[]): Promise<void> {
    const [stepped, looked] = [idsOf(changes, 'case'), new Set(idsOf(changes, 'onlookers'))];
    if (this.#linesOf(county).length === 0 || stepped.length + looked.size === 0) return;
    const ids = [...new Set([...stepped, ...looked])];
    const changed = await cases.changedCases(this.#deps.database.read, county, ids);
    const withStep = new Set(stepped);
    for (const line of this.#linesOf(county))
      line.tellSoon((untold) => {
        for (const one of changed) {
          const { code, seq } = one;
          const said = { code, seq, heard: cases.heardAt(line.scope, one) };
          if (withStep.has(one.id)) addStep(untold, said);
          if (looked.has(one.id)) addOnlookers(untold, said);
        }
      });
  }

  async #beat(): Promise<void> {
    const oldMs = elapsedMs() - this.#patience.lifeMs;
    this.#endEach([...this.#lines].filter(({ begunMs }) => begunMs <= oldMs));
    for (const line of this.#lines) line.beat();
    if (this.#lines.size === 0) {
      clearInterval(this.#beating);
      this.#beating = undefined;
      await this.#hush();
      return;
    }
    await this.#endOver().catch((error: unknown) => {
      // Whether anybody has left is not known: all come in by the door again.
      this.#deps.log.error({ err: error }, 'sessions of open pages were not found');
      this.#endEach([...this.#lines]);
    });
  }

  /** Ends the streams whose session has ended by itself; what ends one at once is told by `person`. */
  async #endOver(): Promise<void> {
    const { database, clock } = this.#deps;
    for (const [county, lines] of Map.groupBy(this.#lines, ({ scope }) => scope.county)) {
      const hashes = lines.map(({ tokenHash }) => tokenHash);
      const unended = await listUnended(database.read, { county, hashes, now: clock.now() });
      this.#endEach(lines.filter(({ tokenHash }) => !unended.has(tokenHash.toString('hex'))));
    }
  }
}

const idsOf = (changes: readonly Change[], kind: Change['kind']): string[] =>
  changes.filter((change) => change.kind === kind).map(({ id }) => id);
