import { dayMs, hourMs, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import type { Chance } from '../chance.ts';
import { categories } from '../county/categories.ts';
import type { Step } from './plan.ts';
import { notes, refusals } from './staff-words.ts';
import type { Story } from './stories.ts';

/** How a case goes; relapsed: opened again after it was closed; untrue: the unit finds nothing there. */
export type Ending =
  | 'confirmed'
  | 'silent'
  | 'sent_back'
  | 'reopened'
  | 'relapsed'
  | 'returned'
  | 'refused'
  | 'untrue';

/** Of a hundred cases. */
export const usualEndings: readonly (readonly [weight: number, ending: Ending])[] = [
  [56, 'confirmed'],
  [16, 'silent'],
  [7, 'sent_back'],
  [7, 'reopened'],
  [6, 'returned'],
  [8, 'refused'],
];

/** The same day at an hour of the clock on the wall. */
export function atHour(day: Date, hour: number): Date {
  return startOfDay(localDate(day), hour);
}

export const resolveDaysOf = ({ category }: Pick<Story, 'category'>) =>
  categories.find(({ code }) => code === category)?.resolveDays ?? 7;

interface Road {
  story: Story;
  reportedAt: Date;
  ending: Ending;
}

/** The steps of one case from report to end, however far in the future. */
export function roadOf(chance: Chance, { story, reportedAt, ending }: Road): Step[] {
  const steps: Step[] = [{ do: 'report', at: reportedAt }];
  let now = reportedAt;
  const wait = createWait(chance);
  const go = (hours: number) => {
    now = wait(now, hours);
    return now;
  };
  if (ending === 'returned') {
    steps.push({ do: 'return', note: chance.pick(notes.returned), at: go(1.5) });
    steps.push({ do: 'supplement', note: chance.pick(notes.supplemented), at: go(14) });
  }
  if (ending === 'refused') {
    steps.push({ do: 'refuse', ...chance.pick(refusals), at: go(7) });
    return steps;
  }
  steps.push({ do: 'accept', at: go(0.8) }, { do: 'dispatch', at: go(0.4) });
  if (ending === 'untrue') {
    steps.push({ do: 'refuse', ...refusals[0], at: go(90) });
    return steps;
  }
  work();
  if (ending === 'sent_back') {
    steps.push({ do: 'verify', solved: false, note: chance.pick(notes.sentBack), at: go(7) });
    steps.push({ do: 'answer', words: chance.pick(story.handled), handled: true, at: go(20) });
  }
  steps.push({ do: 'verify', solved: true, note: chance.pick(notes.verified), at: go(7) });
  if (ending === 'reopened') again();
  if (ending === 'silent') {
    const at = atHour(new Date(now.getTime() + 8 * dayMs), chance.between(9, 11));
    steps.push({ do: 'close', note: chance.pick(notes.closed), at });
    return steps;
  }
  const rating = chance.weighted([
    [1, 2],
    [3, 3],
    [9, 4],
    [12, 5],
  ]);
  steps.push({ do: 'confirm', rating, words: chance.pick(notes.confirmed), at: go(16) });
  if (ending === 'relapsed') {
    now = new Date(now.getTime() + chance.between(2, 20) * dayMs);
    again();
    steps.push({ do: 'confirm', rating, words: chance.pick(notes.confirmed), at: go(16) });
  }
  return steps;

  function work() {
    const days = resolveDaysOf(story);
    const late = chance.happens(0.07);
    // What takes long is answered first, so that the reporter is not left waiting.
    const quick = !late && days <= 3 && chance.happens(0.3);
    const answer = chance.pick(story.answers);
    if (!quick) steps.push({ do: 'answer', words: answer, handled: false, at: go(1.6) });
    const hours = days * (late ? chance.between(26, 36) : chance.between(2, 13));
    steps.push({
      do: 'answer',
      words: chance.pick(story.handled),
      handled: true,
      at: go(quick ? 4 : hours),
    });
  }

  function again() {
    steps.push({ do: 'reopen', note: chance.pick(notes.reopened), at: go(22) });
    const words = chance.pick(notes.reopenedAgain);
    steps.push({ do: 'answer', words, handled: true, at: go(30) });
    steps.push({ do: 'verify', solved: true, note: chance.pick(notes.verified), at: go(9) });
  }
}

/** Waiting about so many hours, long waits being rare, and never acting in the night. */
function createWait(chance: Chance) {
  return (from: Date, hours: number): Date => {
    const waited = hours * Math.min(2.2, -Math.log(1 - chance.share() * 0.97) + 0.12);
    const at = new Date(from.getTime() + Math.max(0.05, waited) * hourMs);
    const hour = (at.getTime() - startOfDay(localDate(at)).getTime()) / hourMs;
    if (hour < 8) return atHour(at, chance.between(8.1, 9.6));
    if (hour > 20.5) return atHour(new Date(at.getTime() + dayMs), chance.between(8.1, 10.2));
    return at;
  };
}
