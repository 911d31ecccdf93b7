import { addDays, startOfDay } from '../../../server/platform/calendar.ts';
import { addPhoto, daysLater, type Planning, planCase, reportedAt, type YearCase } from './case.ts';
import type { Neighbour, Trick } from './people.ts';

interface Playing extends Planning {
  honest: readonly YearCase[];
}

/** Times in a year that somebody plays their trick. */
const timesAYear = 5;

/** What cheats and friends do beside their honest reports. */
export function planTricks(playing: Playing): YearCase[] {
  return playing.scope.people.flatMap((person, index) => {
    const times = Math.max(1, Math.round((timesAYear * playing.scope.days) / 366));
    return Array.from({ length: times }, (_, time) => {
      const key = `${playing.scope.seed}/trick/${index}/${time}`;
      if (person.trick !== null) return plays[person.trick](playing, person, key);
      return person.friend === null ? [] : followFriend(playing, person, key);
    }).flat();
  });
}

type Play = (playing: Playing, person: Neighbour, key: string) => YearCase[];

const plays: Record<Trick, Play> = {
  same_words: (playing, person, key) =>
    after(playing, person, { key, days: [0.2, 40], trick: 'same_words' }, (copy, first) => {
      copy.words = first.words;
    }),
  same_photo: (playing, person, key) =>
    after(playing, person, { key, days: [0.2, 120], trick: 'same_photo' }, (copy, first) => {
      if (first.before.length === 0) addPhoto(first, first.key);
      copy.before = [...first.before];
    }),
  same_place: (playing, person, key) =>
    after(playing, person, { key, days: [0.3, 6], trick: 'same_place' }, (copy, first) => {
      copy.spot = first.spot;
    }),
  too_many: ({ chance, draw, scope }, person, key) => {
    const on = addDays(scope.from, chance.whole(0, scope.days - 1));
    return Array.from({ length: 11 }, (_, place) => {
      const given = draw(`${key}/${place}`, person);
      const at = startOfDay(on, 8 + place + chance.share() / 2);
      return { ...planCase(chance, given, at), trick: 'too_many' as const };
    });
  },
  elsewhere: ({ chance, draw, scope }, person, key) => {
    const given = draw(key, person);
    const { position } = given.spot;
    const spot = { ...given.spot, position: { ...position, lng: position.lng + 3 } };
    const at = startOfDay(addDays(scope.from, chance.whole(0, scope.days - 1)), 12);
    return [{ ...planCase(chance, { ...given, spot }, at), trick: 'elsewhere' as const }];
  },
};

interface Following {
  key: string;
  days: readonly [number, number];
  trick: YearCase['trick'];
  /** Whose reports are followed; anybody's unless given. */
  of?: (one: YearCase) => boolean;
}

type Copy = (copy: YearCase, first: YearCase) => void;

/** A report after somebody's, made to look like it; none where there is nothing to follow. */
function after(
  { chance, draw, honest }: Playing,
  person: Neighbour,
  { key, days, trick, of = () => true }: Following,
  copyFrom: Copy,
): YearCase[] {
  const fit = honest.filter((one) => of(one) && (trick !== 'same_photo' || one.story.scene));
  if (fit.length === 0) return [];
  const untrue = fit.filter(isUntrue);
  // Whoever follows a report that falls away moves up: that is to happen, too.
  const first = chance.pick(untrue.length > 0 && chance.happens(0.4) ? untrue : fit);
  const given = draw(key, person, first.story);
  const copy = planCase(chance, given, daysLater(chance, reportedAt(first), days));
  copyFrom(copy, first);
  return [{ ...copy, trick }];
}

const isUntrue = ({ steps }: YearCase): boolean =>
  steps.some((step) => step.do === 'dispatch') && steps.some((step) => step.do === 'refuse');

/** The same place in other words, within the days in which a place counts once. */
function followFriend(playing: Playing, person: Neighbour, key: string): YearCase[] {
  const of = ({ resident }: YearCase) => resident.phone === person.friend;
  const following: Following = { key, days: [0.5, 6], trick: 'friends', of };
  return after(playing, person, following, (copy, first) => {
    copy.spot = first.spot;
  });
}
