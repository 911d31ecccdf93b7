import { lessons } from '../../../server/features/mediations/lessons.ts';
import * as mediations from '../../../server/features/mediations/service.ts';
import { localDate } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import type { SeedResident } from './people.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten, residentAt, type Shop } from './shop.ts';
import { residentId } from './write.ts';

interface Story {
  key: string;
  /** Days ago on which it was opened. */
  opened: number;
  parties: readonly [SeedResident, SeedResident];
  kind: 'neighbours' | 'property_management' | 'house_plot';
  grade: number;
  facts: string;
  wishes: string;
  session: string;
  terms: string;
  /** How far it came. */
  until: 'session' | 'proposed' | 'reviewed' | 'kept';
}

const isGrown = ({ ageGroup }: SeedResident) => ageGroup === '35_59' || ageGroup === '60_plus';
const townOf = (grid: string) => `${grid.slice(0, 9)}000`;

/** Files of mediation at several stages, their mediator, somebody who has applied, and a team. */
export async function writeMediations(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'mediators', county)) return;
  await inOneTransaction(deps, async (within) => {
    const shop: Shop = { deps: within, county, residents, staff, now: deps.clock.now() };
    const people = cast(residents);
    if (people === undefined) return;
    await certify(shop, people.mediator);
    await apply(shop, people.applicant, daysBefore(shop.now, 2));
    const team = await setUpTeam(shop, people);
    for (const story of storiesOf(people.parties)) await tell(shop, { story, ...people, team });
  });
}

interface Cast {
  mediator: SeedResident;
  applicant: SeedResident;
  helpers: readonly SeedResident[];
  parties: readonly SeedResident[];
}

/** The first resident to sign in as is a party; all others are grown-ups of other households. */
function cast(residents: readonly SeedResident[]): Cast | undefined {
  const [first, ...others] = residents;
  if (first === undefined) return undefined;
  const town = townOf(first.grid);
  const taken = new Set([first.household]);
  const grown = others.filter((one) => {
    if (!isGrown(one) || townOf(one.grid) !== town || taken.has(one.household)) return false;
    taken.add(one.household);
    return true;
  });
  const [mediator, applicant, helper, second, ...rest] = grown;
  if (!mediator || !applicant || !helper || !second || rest.length < 7) return undefined;
  return { mediator, applicant, helpers: [helper, second], parties: [first, ...rest] };
}

async function apply(shop: Shop, who: SeedResident, at: Date): Promise<void> {
  const act = residentAt(shop, who);
  for (const { id, questions } of lessons) {
    const { deps, ask } = act(`lesson/${who.phone}/${id}`, at);
    const answers = questions.map(({ right }) => right);
    done(await mediations.passLesson(deps, ask, { lesson: id, answers }));
  }
  const { deps, ask } = act(`mediator/${who.phone}`, at);
  const application = {
    area: townOf(who.grid),
    employer: '',
    stateEmployee: false,
    words: '在这里住了很多年，邻里的事愿意出一份力。',
  };
  done(await mediations.applyAsMediator(deps, ask, application));
}

async function certify(shop: Shop, who: SeedResident): Promise<void> {
  await apply(shop, who, daysBefore(shop.now, 90));
  const { deps, ask } = actingAt(shop, 'tiaojie')('certify', daysBefore(shop.now, 88));
  const decision = { verdict: 'certify', tier: 1, note: '课程合格，社区推荐。' } as const;
  const id = residentId(shop.county, who.phone);
  done(await mediations.decideMediator(deps, ask, { id, ...decision }));
}

async function setUpTeam(shop: Shop, { helpers, mediator }: Cast): Promise<string> {
  const { deps, ask } = actingAt(shop, 'tiaojie')('team', daysBefore(shop.now, 80));
  const members = helpers.map(({ phone }, place) => ({
    phone,
    role: place === 0 ? ('lead' as const) : ('volunteer' as const),
    stateEmployee: false,
  }));
  const team = { id: null, name: '老街坊调解队', area: townOf(mediator.grid), members };
  return done(await mediations.saveTeam(deps, ask, team)).id;
}

function storiesOf(parties: readonly SeedResident[]): Story[] {
  const pair = (one: number, other: number) =>
    [parties[one], parties[other]] as [SeedResident, SeedResident];
  return [
    {
      key: 'balcony',
      opened: 50,
      parties: pair(1, 2),
      kind: 'neighbours',
      grade: 3,
      facts: '楼上阳台漏水，楼下天花板起皮，两家吵了两个月。',
      wishes: '修好漏水，补偿粉刷。',
      session: '到两家看了现场。楼上愿意修，楼下只要补粉刷的材料钱。',
      terms: '楼上十天内请师傅修好防水，并付粉刷费 600 元。',
      until: 'kept',
    },
    {
      key: 'corridor',
      opened: 20,
      parties: pair(3, 4),
      kind: 'property_management',
      grade: 2,
      facts: '楼道里放鞋柜和电动车，对门进出不便。',
      wishes: '把楼道腾出来。',
      session: '量了楼道宽度，说清消防通道不能占。两家同意各退一步。',
      terms: '三天内搬走鞋柜，电动车停到车棚。',
      until: 'reviewed',
    },
    {
      key: 'piano',
      opened: 6,
      parties: pair(0, 5),
      kind: 'neighbours',
      grade: 1,
      facts: '晚上练琴到十点以后，楼下休息不好。',
      wishes: '商量一个练琴的时间。',
      session: '双方都说了自己的难处，愿意定一个时间。',
      terms: '晚上八点半以后不练琴；周末上午九点以前不练。',
      until: 'proposed',
    },
    {
      key: 'wall',
      opened: 3,
      parties: pair(6, 7),
      kind: 'house_plot',
      grade: 4,
      facts: '翻修院墙，对方说占了自家半尺地。',
      wishes: '按老界石量一次。',
      session: '看了宅基地证，约好请村里的老人一起量。',
      terms: '',
      until: 'session',
    },
  ];
}

const details = (grid: string) => ({
  sex: null,
  ethnicity: '汉族',
  age: null,
  occupation: '',
  employer: '',
  address: `网格 ${grid.slice(9)}`,
});

interface Telling {
  story: Story;
  mediator: SeedResident;
  helpers: readonly SeedResident[];
  team: string;
}

/** Takes one file along its road, each step by whoever takes it. */
async function tell(shop: Shop, { story, mediator, helpers, team }: Telling): Promise<void> {
  const { key, opened, parties, until } = story;
  // The second one opens files: whoever comes first to the demo as the mediator in charge can review them.
  const desk = actingAt(shop, 'tiaojie2');
  const day = (after: number) => daysBefore(shop.now, opened - after);
  const [grid] = parties.map((party) => party.grid);
  const opening = desk(`mediation/${key}`, day(0));
  const { id } = done(
    await mediations.openMediation(opening.deps, opening.ask, {
      caseCode: null,
      grid: grid ?? '',
      kind: story.kind,
      source: 'application',
      grade: story.grade,
      facts: story.facts,
      wishes: story.wishes,
      concerns: [],
      parties: parties.map(({ name, phone, grid: home }) => ({ name, phone, ...details(home) })),
    }),
  );
  for (const [side, party] of parties.entries()) {
    const { deps, ask } = residentAt(shop, party)(`mediation/${key}/rights${side}`, day(0));
    done(await mediations.acknowledgeRights(deps, ask, id));
  }
  for (const side of [1, 2]) {
    const { deps, ask } = desk(`mediation/${key}/identity${side}`, day(0));
    const paper = {
      kind: 'identity',
      side,
      heldOn: localDate(day(0)),
      words: '居民身份证，已核对。',
    };
    done(await mediations.addPaper(deps, ask, { id, ...paper, kind: 'identity' }));
  }
  const assigning = desk(`mediation/${key}/assign`, day(1));
  const chosen = { mediator: residentId(shop.county, mediator.phone), team, grade: story.grade };
  done(await mediations.assignMediator(assigning.deps, assigning.ask, { id, ...chosen }));
  const leads = residentAt(shop, mediator);
  const recording = leads(`mediation/${key}/session`, day(2));
  done(
    await mediations.recordSession(recording.deps, recording.ask, {
      id,
      kind: 'session',
      heldOn: localDate(day(2)),
      words: story.session,
      helpers: helpers.map(({ phone }) => residentId(shop.county, phone)),
    }),
  );
  if (until === 'session') return;
  const proposing = leads(`mediation/${key}/agreement`, day(3));
  const agreement = { form: 'written', terms: story.terms, performBy: null } as const;
  const proposed = done(
    await mediations.proposeAgreement(proposing.deps, proposing.ask, { id, ...agreement }),
  );
  const answering = { id, key, proposedAt: proposed.proposedAt ?? '', at: day(4) };
  if (until === 'proposed') return answer(shop, { ...answering, party: parties[1] });
  for (const party of parties) await answer(shop, { ...answering, party });
  const reviewing = actingAt(shop, 'tiaojie')(`mediation/${key}/review`, day(6));
  const review = { wellDone: true, subsidised: false, note: '记录完整，双方满意。' };
  done(await mediations.reviewMediation(reviewing.deps, reviewing.ask, { id, ...review }));
  if (until === 'reviewed') return;
  const visiting = desk(`mediation/${key}/visit`, day(36));
  const visit = { kept: true, words: '防水修好了，钱也付了，两家现在见面打招呼。', referTo: null };
  done(await mediations.visitMediation(visiting.deps, visiting.ask, { id, ...visit }));
}

interface Answering {
  id: string;
  key: string;
  party: SeedResident;
  proposedAt: string;
  at: Date;
}

async function answer(shop: Shop, { id, key, party, proposedAt, at }: Answering): Promise<void> {
  const act = residentAt(shop, party)(`mediation/${key}/answer/${party.phone}`, at);
  done(await mediations.answerAgreement(act.deps, act.ask, { id, agreed: true, proposedAt }));
}
