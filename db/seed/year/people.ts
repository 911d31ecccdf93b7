import { chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import { frequencies } from '../history/plan.ts';

/** What somebody tries to get more points than their due. */
export const tricks = ['same_words', 'same_photo', 'same_place', 'too_many', 'elsewhere'] as const;
export type Trick = (typeof tricks)[number];

/** A made-up person with habits; names tell nothing, since nobody is meant. */
export interface Neighbour extends SeedResident {
  /** How often beside the others. */
  frequency: number;
  /** Hours of the day in which this person writes. */
  hours: readonly [from: number, until: number];
  /** Writes three times as often while a campaign runs. */
  joinsCampaigns: boolean;
  trick: Trick | null;
  /** Reports the same places as this one, a few days later; a phone. */
  friend: string | null;
  /** Purchases in a year. */
  buys: number;
  /** Goes on patrol so many times in a year. */
  patrols: number;
  /** Registers while the year runs. */
  newcomer: boolean;
}

export interface PeopleWanted {
  seed: string;
  count: number;
  grids: readonly string[];
}

const peoplePerHousehold = 2.5;
/** One in so many plays a trick, one has a friend: by turns, so that a small county has all of them. */
const turns = 8;
/** Mornings, the noon break, evenings. */
const hours = [
  [6.5, 10],
  [11.5, 14],
  [17, 21.5],
  [7, 22],
] as const;

/** Draws the people of a county; each kind of trick has somebody, and so have friends. */
export function drawPeople({ seed, count, grids }: PeopleWanted): Neighbour[] {
  const chance = chanceOf(`${seed}/people`);
  const homes = Math.max(1, Math.floor(count / peoplePerHousehold));
  const grid = Array.from({ length: homes }, () => chance.pick(grids));
  return Array.from({ length: count }, (_, place): Neighbour => {
    const household = place < homes ? place : chance.whole(0, homes - 1);
    const turn = place % turns;
    const newcomer = chance.happens(0.1) && turn !== 3 && turn !== 7;
    return {
      phone: phoneOf(place),
      name: `居民 ${place + 1}`,
      grid: newcomer ? chance.pick(grids) : (grid[household] ?? ''),
      household,
      ageGroup: null,
      frequency: chance.weighted([
        [1, frequencies.often],
        [3, frequencies.sometimes],
        [5, frequencies.rarely],
        [1, 0],
      ]),
      hours: chance.pick(hours),
      joinsCampaigns: chance.happens(0.5),
      trick: turn === 3 ? (tricks[Math.floor(place / turns) % tricks.length] ?? null) : null,
      friend: turn === 7 ? phoneOf(place - 1) : null,
      buys: chance.weighted([
        [4, 0],
        [4, 2],
        [3, 6],
      ]),
      patrols: chance.weighted([
        [6, 0],
        [3, 4],
        [1, 20],
      ]),
      newcomer,
    };
  });
}

/** A block of numbers that stands for nobody. */
const phoneOf = (place: number) => `199${String(place + 1).padStart(8, '0')}`;
