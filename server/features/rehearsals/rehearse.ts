import { deedKinds, type Outcome, outcomes, type Rule } from '../../../contract/rules.ts';
import { dayMs } from '../../platform/calendar.ts';
import type { CompiledBook } from '../rules/service.ts';
import { createCalendar, usualMetres } from './counters.ts';
import { joinedAs, type Lot } from './lot.ts';
import { type PlacedAt, PlaceIndex } from './places.ts';
import { Player, type Scene } from './play.ts';
import { Tally } from './tally.ts';

export interface Books {
  current: CompiledBook;
  draft: CompiledBook;
}

/** Takes lots in the order of time and plays both books over them. */
export interface Rehearsing {
  take(lot: Lot): void;
  /** What was counted so far. */
  tally: Tally;
}

/** Plays both books over all deeds. Pure: the same deeds and books give the same figures. */
export async function rehearse(
  books: Books,
  lots: AsyncIterable<Lot> | Iterable<Lot>,
): Promise<Tally> {
  const { take, tally } = beginRehearsal(books);
  for await (const lot of lots) take(lot);
  return tally;
}

/** Begins a rehearsal that is fed lot by lot. */
export function beginRehearsal(books: Books): Rehearsing {
  const widest = widestMetres(books);
  const players = {
    current: new Player(books.current, widest),
    draft: new Player(books.draft, widest),
  };
  const tally = new Tally(books);
  const stage = createStage(widest);
  return {
    tally,
    take(lot) {
      stage.open(lot);
      tally.meet(lot.newPeople);
      for (let place = 0; place < lot.count; place++) {
        const scene = stage.show(lot, place);
        tally.count(scene, players.current.play(scene), players.draft.play(scene));
        stage.remember();
      }
    },
  };
}

function widestMetres({ current, draft }: Books): number {
  const rules = [...current.document.rules, ...draft.document.rules];
  return Math.max(usualMetres, ...rules.map(({ samePlace }) => samePlace?.metres ?? 0));
}

/** Every set of outcomes as a list, by its bits. */
const outcomeSets: readonly (readonly Outcome[])[] = Array.from(
  { length: 2 ** outcomes.length },
  (_, bits) => outcomes.filter((_, place) => (bits & (1 << place)) !== 0),
);

/** Turns the columns back into one deed at a time, in one object that both books look at. */
function createStage(widest: number) {
  const calendar = createCalendar();
  const categories: string[] = [];
  const grids: string[] = [];
  const seen = new PlaceIndex(widest);
  const here: PlacedAt = { group: 0, lng: 0, lat: 0, at: 0 };
  const answered = { days: 0, metres: 0, is: false };
  let isPlaced = false;
  let isJoined = false;

  const scene: Scene = {
    facts: {
      kind: 'report.verified',
      category: null,
      grid: null,
      quantity: 1,
      grade: 1,
      outcomes: [],
      recovered: 0,
      on: '',
      inHousehold: false,
    },
    counted: {
      at: 0,
      day: calendar(0),
      person: 0,
      household: -1,
      counterpart: -1,
      rule: -1,
      lng: Number.NaN,
      lat: Number.NaN,
    },
    source: 0,
    samePlace,
  };

  /** Both books mostly ask for the same days and metres: the answer is kept until the next deed. */
  function samePlace({ days, metres }: NonNullable<Rule['samePlace']>): boolean {
    if (isJoined) return true;
    if (!isPlaced) return false;
    if (answered.days === days && answered.metres === metres) return answered.is;
    const question = { metres, since: here.at - days * dayMs, enough: 1 };
    answered.is = seen.count(here, question) > 0;
    answered.days = days;
    answered.metres = metres;
    return answered.is;
  }

  return {
    open(lot: Lot): void {
      categories.push(...lot.newCategories);
      grids.push(...lot.newGrids);
    },
    show(lot: Lot, place: number): Scene {
      const { facts, counted } = scene;
      const at = lot.at[place] ?? 0;
      const kind = lot.kind[place] ?? 0;
      const category = lot.category[place] ?? -1;
      const household = lot.household[place] ?? -1;
      facts.kind = deedKinds[kind] ?? facts.kind;
      facts.category = categories[category] ?? null;
      facts.grid = grids[lot.grid[place] ?? -1] ?? null;
      facts.quantity = lot.quantity[place] ?? 1;
      facts.grade = lot.grade[place] ?? 1;
      facts.outcomes = outcomeSets[lot.outcomes[place] ?? 0] ?? [];
      facts.recovered = lot.recovered[place] ?? 0;
      facts.inHousehold = household >= 0;
      counted.at = at;
      counted.day = calendar(at);
      facts.on = counted.day.on;
      counted.person = lot.person[place] ?? 0;
      counted.household = household;
      counted.counterpart = lot.counterpart[place] ?? -1;
      counted.lng = lot.lng[place] ?? Number.NaN;
      counted.lat = lot.lat[place] ?? Number.NaN;
      scene.source = lot.source[place] ?? 0;
      const joined = joinedAs[(lot.joined[place] ?? 0) - 1];
      isJoined = joined !== undefined;
      facts.merged = joined === 'said' ? null : (joined ?? null);
      // What has no category is compared with nothing, as on the live road.
      isPlaced = category >= 0 && !Number.isNaN(counted.lat);
      here.group = category * deedKinds.length + kind;
      here.lng = counted.lng;
      here.lat = counted.lat;
      here.at = at;
      answered.days = 0;
      return scene;
    },
    /** Enters the deed for those that come after it. */
    remember(): void {
      if (isPlaced) seen.add(here);
    },
  };
}
