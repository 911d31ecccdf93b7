import { hourMs } from '../../../server/platform/calendar.ts';
import type { Chance } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Draw } from './draw.ts';
import type { CasePlan, HistoryScope, Step } from './plan.ts';
import { notes, refusals } from './staff-words.ts';
import { type Story, stories } from './stories.ts';

/** Where a case stands when the demo is opened; some were solved just now. */
type Standing =
  | 'reported'
  | 'returned'
  | 'accepted'
  | 'dispatched'
  | 'in_hand'
  | 'answered'
  | 'awaiting'
  | 'reopened'
  | 'solved';

/**
 * Hours since the report, some of them too many for the clock that runs; and which of the residents
 * to sign in as wrote the first two, so that the first of them is asked to confirm something.
 */
const standings: readonly [Standing, hours: readonly number[], writer: number][] = [
  ['reported', [0.3, 0.9, 2.2, 5.1, 22.4, 27], 4],
  ['accepted', [1.4, 3.6, 7.5, 20, 31], 2],
  ['dispatched', [4.6, 9, 15, 22.8, 29], 0],
  ['in_hand', [11, 27, 44, 61, 190, 330], 3],
  ['returned', [19, 52], 1],
  ['answered', [16, 33, 50, 74], 4],
  ['awaiting', [30, 41, 58, 86, 120, 230], 0],
  ['reopened', [150, 260], 2],
  ['solved', Array.from({ length: 28 }, (_, index) => 12 + index * 11), 1],
];

/** The share of the time since the report at which each step was taken. */
const shares = {
  accept: 0.05,
  dispatch: 0.09,
  answer: 0.2,
  handled: 0.55,
  verify: 0.72,
  reopen: 0.85,
  confirm: 0.95,
};

interface Context {
  chance: Chance;
  scope: HistoryScope;
  draw: Draw;
}

/** Cases at every stage for today's queue, among them some whose evidence looks copied. */
export function openCases({ chance, scope, draw }: Context): CasePlan[] {
  const known = scope.residents.slice(0, 5);
  const others = chance.shuffled(scope.residents.slice(5)).slice(0, 60);
  let index = 0;
  const plans = standings.flatMap(([standing, ages, writer]) =>
    ages.map((hours, place) => {
      const writers = place < 2 ? known.slice(writer, writer + 1) : others;
      const resident = chance.pick(index % 5 === 4 ? known : writers);
      const story = index % 2 === 0 ? pictured(chance) : undefined;
      const plan = draw(`open/${index++}`, resident, story);
      return { ...plan, steps: stepsTo(standing, { chance, story: plan.story, hours, scope }) };
    }),
  );
  for (const plan of plans.filter(({ story }) => story.scene).slice(0, 9)) addPhoto(plan, plan.key);
  return [...plans, ...copied({ chance, scope, draw }, others)];
}

const pictured = (chance: Chance): Story => chance.pick(stories.filter(({ scene }) => scene));

function addPhoto(plan: Omit<CasePlan, 'steps'>, seed: string) {
  if (plan.story.scene) plan.before.push({ scene: plan.story.scene, seed, done: false });
}

interface Reaching {
  chance: Chance;
  story: Story;
  hours: number;
  scope: HistoryScope;
}

function stepsTo(standing: Standing, { chance, story, hours, scope }: Reaching): Step[] {
  // What was solved did not all wait until now for its last step.
  const span = standing === 'solved' ? Math.min(hours, chance.between(18, 52)) : hours;
  const at = (share: number, atMostHours = span) =>
    new Date(scope.until.getTime() - (hours - Math.min(atMostHours, span * share)) * hourMs);
  const report: Step = { do: 'report', at: at(0) };
  const accept: Step = { do: 'accept', at: at(shares.accept, 1.5) };
  const dispatch: Step = { do: 'dispatch', at: at(shares.dispatch, 2.2) };
  const answer = (handled: boolean): Step => ({
    do: 'answer',
    words: chance.pick(handled ? story.handled : story.answers),
    handled,
    at: handled ? at(shares.handled) : at(shares.answer, chance.between(2.5, 7)),
  });
  const verify: Step = {
    do: 'verify',
    solved: true,
    note: chance.pick(notes.verified),
    at: at(shares.verify),
  };
  const sent = [report, accept, dispatch];
  const handled = [...sent, answer(false), answer(true)];
  switch (standing) {
    case 'reported':
      return [report];
    case 'returned':
      return [report, { do: 'return', note: chance.pick(notes.returned), at: at(0.3) }];
    case 'accepted':
      return [report, accept];
    case 'dispatched':
      return sent;
    case 'in_hand':
      return [...sent, answer(false)];
    case 'answered':
      return handled;
    case 'awaiting':
      return [...handled, verify];
    case 'solved': {
      const words = chance.pick(notes.confirmed);
      return [...handled, verify, { do: 'confirm', rating: 5, words, at: at(shares.confirm) }];
    }
    case 'reopened':
      return [
        ...handled,
        verify,
        { do: 'reopen', note: chance.pick(notes.reopened), at: at(shares.reopen) },
      ];
  }
}

/** Reports whose evidence repeats somebody else's: their points wait for a reviewer's decision. */
function copied({ chance, scope, draw }: Context, people: readonly SeedResident[]): CasePlan[] {
  const ages = [5, 12, 22, 33];
  const held = ages.flatMap((hours, index) => {
    // One of them can be looked at from the resident's side, too.
    const [first, copier] = [people[index * 2], people[index * 2 + 1]];
    const second = index === 1 ? scope.residents[3] : copier;
    if (first === undefined || second === undefined) return [];
    const story = pictured(chance);
    const original = draw(`held/${index}/first`, first, story);
    const copy = draw(`held/${index}/second`, second, story);
    const sameWords = index === 3;
    if (sameWords) copy.words = original.words;
    else for (const plan of [original, copy]) addPhoto(plan, `held/${index}`);
    const reach = (age: number) => stepsTo('in_hand', { chance, story, hours: age, scope });
    return [
      { ...original, steps: reach(hours + 20) },
      { ...copy, steps: reach(hours) },
    ];
  });
  return [...held, ...decided({ chance, scope, draw }, people)];
}

/** Two that a reviewer has decided on: one released, one taken back. */
function decided({ chance, scope, draw }: Context, people: readonly SeedResident[]): CasePlan[] {
  return (['release', 'take_back'] as const).flatMap((verdict, index) => {
    const [first, second] = [people[20 + index * 2], people[21 + index * 2]];
    if (first === undefined || second === undefined) return [];
    const story = pictured(chance);
    const original = draw(`decided/${index}/first`, first, story);
    const copy = { ...draw(`decided/${index}/second`, second, story), words: original.words };
    const hours = 300 + index * 90;
    const at = (share: number) => new Date(scope.until.getTime() - hours * hourMs * (1 - share));
    const solved = stepsTo('solved', { chance, story, hours, scope });
    const early: Step = { do: 'report', at: at(-0.1) };
    const after: Step[] =
      verdict === 'release'
        ? [...solved, { do: 'release', note: notes.released[1], at: at(0.3) }]
        : [
            ...solved.slice(0, 1),
            { do: 'take_back', note: notes.takenBack, at: at(0.06) },
            { do: 'refuse', ...refusals[1], at: at(0.08) },
          ];
    return [
      { ...original, steps: [early, ...solved.slice(1)] },
      { ...copy, steps: after },
    ];
  });
}
