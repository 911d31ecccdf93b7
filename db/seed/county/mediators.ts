import { lessons } from '../../../server/features/mediations/lessons.ts';
import * as mediations from '../../../server/features/mediations/service.ts';
import { type SeedResident, townOf } from './people.ts';
import { actingAt, daysBefore, done, residentAt, type Shop } from './shop.ts';
import { residentId } from './write.ts';

interface Certificate {
  /** Days ago. */
  applied: number;
  tier: number;
  words: string;
  note: string;
  /** Employed by the state, which pays for the work: they earn nothing by it. */
  stateEmployee?: boolean;
  /** Had one before, and gave it back. */
  again?: true;
}

/** What each of the mediators can do, beside one another in the order in which they came. */
export const certificates: readonly Certificate[] = [
  {
    applied: 90,
    tier: 1,
    words: '在这里住了很多年，邻里的事愿意出一份力。',
    note: '课程合格，社区推荐。',
  },
  {
    applied: 75,
    tier: 2,
    words: '退休前在镇司法所做了二十年调解，愿意接着做。',
    note: '课程合格，县司法局推荐，有多年办件经历，按二级发证。',
  },
  {
    applied: 70,
    tier: 1,
    words: '外地带孙子半年，现在回来了，想接着做。',
    note: '暂停期满，课程重新合格，再发一期。',
    again: true,
  },
  {
    applied: 66,
    tier: 1,
    words: '在镇里管综治，平时就跟着调解，补一个证。',
    note: '在编人员，课程合格。办件不计积分。',
    stateEmployee: true,
  },
];

/** When somebody had a certificate before, in days ago, and why it ended. */
const before = { applied: 330, ended: 250, note: '本人说明要去外地半年，申请停证。' } as const;

export async function apply(
  shop: Shop,
  who: SeedResident,
  {
    applied,
    words,
    stateEmployee = false,
  }: Pick<Certificate, 'applied' | 'words' | 'stateEmployee'>,
): Promise<void> {
  const act = residentAt(shop, who);
  const at = daysBefore(shop.now, applied);
  for (const { id, questions } of lessons) {
    const { deps, ask } = act(`lesson/${who.phone}/${id}/${applied}`, at);
    const answers = questions.map(({ right }) => right);
    done(await mediations.passLesson(deps, ask, { lesson: id, answers }));
  }
  const { deps, ask } = act(`mediator/${who.phone}/${applied}`, at);
  const application = { area: townOf(who.grid), employer: '', stateEmployee, words };
  done(await mediations.applyAsMediator(deps, ask, application));
}

type Verdict = Parameters<typeof mediations.decideMediator>[2]['verdict'];

interface Decision {
  verdict: Verdict;
  tier: number;
  note: string;
  /** Days ago. */
  days: number;
}

export async function decide(shop: Shop, who: SeedResident, { days, ...decision }: Decision) {
  const key = `mediator/${who.phone}/${decision.verdict}/${days}`;
  const { deps, ask } = actingAt(shop, 'tiaojie')(key, daysBefore(shop.now, days));
  const id = residentId(shop.county, who.phone);
  done(await mediations.decideMediator(deps, ask, { id, ...decision }));
}

/** Each of them applies and is certified; one had a certificate before, and gave it back. */
export async function certify(shop: Shop, people: readonly SeedResident[]): Promise<void> {
  for (const [place, certificate] of certificates.entries()) {
    const who = people[place];
    if (who === undefined) continue;
    const { applied, tier, note, again } = certificate;
    if (again) {
      await apply(shop, who, { ...certificate, applied: before.applied });
      const first = { tier: 1, note: '课程合格。', days: before.applied - 2 };
      await decide(shop, who, { verdict: 'certify', ...first });
      await decide(shop, who, { verdict: 'end', tier: 1, note: before.note, days: before.ended });
    }
    await apply(shop, who, certificate);
    await decide(shop, who, { verdict: 'certify', tier, note, days: applied - 2 });
  }
}

interface Team {
  name: string;
  /** The first of them leads it. */
  members: readonly SeedResident[];
  area: string;
  /** Days ago on which it was set up. */
  days: number;
}

export async function setUpTeam(
  shop: Shop,
  { name, members: people, area, days }: Team,
): Promise<string> {
  const { deps, ask } = actingAt(shop, 'tiaojie')(`team/${name}`, daysBefore(shop.now, days));
  const members = people.map(({ phone }, place) => ({
    phone,
    role: place === 0 ? ('lead' as const) : ('volunteer' as const),
    stateEmployee: false,
  }));
  const team = { id: null, name, area, members };
  return done(await mediations.saveTeam(deps, ask, team)).id;
}
