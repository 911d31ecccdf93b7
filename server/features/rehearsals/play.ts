import { type StopKind, stopKinds } from '../../../contract/rehearsals.ts';
import type { DeedKind, Rule } from '../../../contract/rules.ts';
import type { CompiledBook, CompiledRule, CountedBefore, DeedFacts } from '../rules/service.ts';
import { type CountedDeed, Counters } from './counters.ts';
import { Grown, grown } from './grown.ts';

/** What one book made of one deed. */
export interface Played {
  /** Place of the rule in the book; −1: no rule pays such a deed. */
  rule: number;
  points: number;
  /** Place in `stopKinds` of the limit that stopped or cut it; −1: none did. */
  stop: number;
}

/** A deed as both books see it; the same object is filled in anew for every deed. */
export interface Scene {
  facts: DeedFacts;
  counted: CountedDeed;
  source: number;
  /** Whether it joined an earlier deed, or one of the kind lies within these days and metres. */
  samePlace: (rule: NonNullable<Rule['samePlace']>) => boolean;
}

/** Deeds that earn only where the deed they go with did, from the same source. */
const leads: Partial<Record<DeedKind, DeedKind>> = { 'report.solved': 'report.verified' };
const leading = new Set(Object.values(leads));
const [unknown, paid, empty] = [0, 1, 2] as const;

const stopPlaces = new Map<string, number>(stopKinds.map((kind, place) => [kind, place]));
const stopPlace = (stop: StopKind) => stopPlaces.get(stop) ?? -1;
const follows = stopPlace('follows');
const tooMany = stopPlace('awardsPerPersonDay');

/**
 * Plays one book over deeds in the order of time, counting what its own caps need. The same steps as
 * the live road takes: find the rule, count what was before, judge, enter what was earned.
 */
export class Player {
  private readonly book: CompiledBook;
  private readonly counters: Counters;
  private readonly places = new Map<Rule, number>();
  private readonly led = new Grown(Uint8Array);
  private readonly played: Played = { rule: -1, points: 0, stop: -1 };
  private readonly before: CountedBefore = {
    today: 0,
    thisMonth: 0,
    thisYear: 0,
    ever: 0,
    pointsToday: 0,
    pointsThisMonth: 0,
    householdThisMonth: 0,
    placeThisMonth: 0,
    counterpartThisYear: 0,
    hoursSince: null,
    samePlace: false,
  };

  constructor(book: CompiledBook, widestMetres: number) {
    this.book = book;
    this.counters = new Counters(book.document.rules, widestMetres);
    for (const [place, rule] of book.document.rules.entries()) this.places.set(rule, place);
  }

  /** @returns an object that is filled in anew by the next call */
  play(scene: Scene): Readonly<Played> {
    const { facts, counted, source } = scene;
    const found = this.book.find(facts);
    const { played } = this;
    played.points = 0;
    played.stop = -1;
    played.rule = found === undefined ? -1 : (this.places.get(found.rule) ?? -1);
    if (found !== undefined) this.judge(scene, found);
    if (played.points > 0) this.counters.enter(counted, played.points);
    if (leading.has(facts.kind)) grown(this.led, source)[source] = played.points > 0 ? paid : empty;
    return played;
  }

  private judge(scene: Scene, { rule }: CompiledRule): void {
    const { facts, counted } = scene;
    const { played, before } = this;
    counted.rule = played.rule;
    if (this.goesWithNothing(scene)) {
      played.stop = follows;
      return;
    }
    const most = this.book.document.awardsPerPersonDay;
    if (most !== null && this.counters.awardsToday(counted) >= most) {
      played.stop = tooMany;
      return;
    }
    this.counters.read(counted, before);
    before.samePlace = rule.samePlace !== null && scene.samePlace(rule.samePlace);
    const evaluation = this.book.evaluate(facts, before);
    if (evaluation === undefined) return;
    played.points = evaluation.points;
    if (evaluation.limit !== undefined) played.stop = stopPlace(evaluation.limit);
  }

  private goesWithNothing({ facts, source }: Scene): boolean {
    if (leads[facts.kind] === undefined) return false;
    return (this.led.array[source] ?? unknown) === empty;
  }
}
