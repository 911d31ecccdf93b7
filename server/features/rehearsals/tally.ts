import { stopKinds } from '../../../contract/rehearsals.ts';
import type { DeedKind, Rule } from '../../../contract/rules.ts';
import { Grown, grown } from './grown.ts';
import type { LotPerson } from './lot.ts';
import type { Played, Scene } from './play.ts';
import type { Books } from './rehearse.ts';

/** More days than a year has, for deeds from the first to the last day of it. */
export const mostDays = 370;

/** Bits of what somebody did in the year. */
export const roleBits = { volunteer: 1, mediator: 2 } as const;

/** Who pays, in this order, and whether awards wait once all of them are used up. */
export interface Chain {
  pools: readonly string[];
  queues: boolean;
}

/** One book's figures over all deeds so far. */
export class BookTally {
  readonly rules: readonly Rule[];
  /** The lists of pools that rules name, each once with and without a queue, and which each rule has. */
  readonly chains: Chain[] = [];
  private readonly chainOf: number[];
  /** Points by list of pools and day: `chain × mostDays + day`. */
  readonly daily: Float64Array;
  /** By rule. */
  readonly points: Float64Array;
  readonly awards: Uint32Array;
  readonly stopped: Uint32Array;
  /** Deeds by limit. */
  readonly stops = new Uint32Array(stopKinds.length);
  /** By person. */
  readonly earned = new Grown(Int32Array);
  readonly hits = new Grown(Uint16Array);

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    this.chainOf = rules.map((rule) => this.numberChain(rule));
    this.daily = new Float64Array(this.chains.length * mostDays);
    this.points = new Float64Array(rules.length);
    this.awards = new Uint32Array(rules.length);
    this.stopped = new Uint32Array(rules.length);
  }

  private numberChain({ pools, whenUsedUp }: Rule): number {
    const queues = whenUsedUp === 'queue';
    const known = this.chains.findIndex(
      (chain) => chain.queues === queues && chain.pools.join() === pools.join(),
    );
    return known >= 0 ? known : this.chains.push({ pools, queues }) - 1;
  }

  add({ rule, points, stop }: Readonly<Played>, person: number, day: number): void {
    if (rule < 0) return;
    if (stop >= 0) {
      this.stops[stop] = (this.stops[stop] ?? 0) + 1;
      const hits = grown(this.hits, person);
      hits[person] = (hits[person] ?? 0) | (1 << stop);
    }
    if (points === 0) {
      this.stopped[rule] = (this.stopped[rule] ?? 0) + 1;
      return;
    }
    this.points[rule] = (this.points[rule] ?? 0) + points;
    this.awards[rule] = (this.awards[rule] ?? 0) + 1;
    const earned = grown(this.earned, person);
    earned[person] = (earned[person] ?? 0) + points;
    const cell = (this.chainOf[rule] ?? 0) * mostDays + day;
    this.daily[cell] = (this.daily[cell] ?? 0) + points;
  }
}

const volunteering: readonly DeedKind[] = ['patrol.hour', 'activity.hour'];
const mediating: readonly DeedKind[] = ['mediation.part', 'mediation.lead'];

/** Both books' figures, and what is known of the people and days that they are about. */
export class Tally {
  readonly current: BookTally;
  readonly draft: BookTally;
  readonly people: LotPerson[] = [];
  readonly roles = new Grown(Uint8Array);
  deeds = 0;
  affected = 0;
  /** Days since 1970 in the county's calendar. */
  firstDay = -1;
  lastDay = -1;

  constructor({ current, draft }: Books) {
    this.current = new BookTally(current.document.rules);
    this.draft = new BookTally(draft.document.rules);
  }

  meet(people: readonly LotPerson[]): void {
    for (const person of people) this.people.push(person);
  }

  count({ facts, counted }: Scene, current: Readonly<Played>, draft: Readonly<Played>): void {
    const { person } = counted;
    const { day } = counted.day;
    if (this.firstDay < 0) this.firstDay = day;
    if (day < this.lastDay) throw new RangeError('deeds must come in the order of time');
    this.lastDay = day;
    this.deeds++;
    if (current.points !== draft.points) this.affected++;
    const place = Math.min(day - this.firstDay, mostDays - 1);
    this.current.add(current, person, place);
    this.draft.add(draft, person, place);
    const bit = bitOf(facts.kind);
    const roles = grown(this.roles, person);
    if (bit !== 0) roles[person] = (roles[person] ?? 0) | bit;
  }
}

function bitOf(kind: DeedKind): number {
  if (mediating.includes(kind)) return roleBits.mediator;
  return volunteering.includes(kind) ? roleBits.volunteer : 0;
}
