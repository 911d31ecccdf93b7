import type { DisputeKind, Mediation } from '../contract/mediations.ts';
import type { Rule } from '../contract/rules.ts';
import { lessons } from '../server/features/mediations/lessons.ts';
import { localDate } from '../server/platform/calendar.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from './app.ts';
import { grids } from './county.ts';
import { rule } from './example-book.ts';
import { idOf } from './holders.ts';
import { enforce } from './rulebooks.ts';
import { always } from './settlements.ts';

/** What the book of the demo gives for mediation. */
export const mediationRules: Rule[] = [
  rule({ id: '4.1', deed: 'mediation.part', base: { kind: 'fixed', points: 5 } }),
  rule({
    id: '4.2',
    deed: 'mediation.lead',
    base: { kind: 'graded', points: [5, 6, 8, 10] },
    multipliers: [
      { when: 'kept', percent: 200 },
      { when: 'certified', percent: 150 },
    ],
    caps: { perMonth: 12 },
  }),
  rule({
    id: '4.3',
    deed: 'mediation.reconciled',
    base: { kind: 'fixed', points: 5 },
    caps: { perYear: 4, perCounterpartYear: 1 },
  }),
];

/** The county with those rules in force, whoever is in charge at the desk, and who reviews what they agreed to. */
export async function startMediations(): Promise<{
  world: TestApp;
  desk: Caller;
  reviewer: Caller;
}> {
  const world = await startTestApp({ pool: 1_000_000 });
  await enforce(world, mediationRules);
  return { world, desk: inCharge(world), reviewer: always(world, 'mediator_second') };
}

/** What is asked of one file. */
export const byId = (id: string, body?: unknown) => ({ params: { id }, body });

/** All that somebody was told so far, the newest first. */
export async function toldTo(world: TestApp, { call }: { call: Caller }): Promise<string> {
  await world.settle();
  return (await call('listMyNotices')).ok.notices.map(({ words }) => words.zh).join('');
}

/** Somebody with a name, a phone and an account that lasts. */
export interface Someone {
  name: string;
  phone: string;
  id: string;
  call: Caller;
}

let people = 0;
const names = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏';

export async function someone(world: TestApp): Promise<Someone> {
  const nth = people++;
  const name = `${names[nth % names.length]}${names[Math.floor(nth / names.length) % names.length]}平`;
  const phone = `1371000${String(nth).padStart(4, '0')}`;
  const first = await world.resident(phone);
  const age = { kind: 'adult' };
  (await first('completeProfile', { body: { name, grid: grids.west, age } })).ok;
  const id = await idOf(first);
  let signedIn = first;
  // Sessions end; whoever comes back after a month signs in anew.
  const call: Caller = async (route, input) => {
    const answer = await signedIn(route, input);
    if (answer.status !== 401) return answer;
    signedIn = await world.resident(phone);
    return signedIn(route, input);
  };
  return { name, phone, id, call };
}

export const inCharge = (world: TestApp): Caller => always(world, 'mediator');

interface Applying {
  employer?: string;
  stateEmployee?: boolean;
  area?: string;
}

export async function learn(call: Caller): Promise<void> {
  for (const { id, questions } of lessons) {
    const body = { answers: questions.map(({ right }) => right) };
    (await call('passMediatorLesson', { params: { lesson: id }, body })).ok;
  }
}

export const application = {
  area: '339999001000',
  employer: '',
  stateEmployee: false,
  words: '邻里的事愿意出力',
};

/** A resident who has learned, applied and been certified. */
export async function openMediator(world: TestApp, applying: Applying = {}): Promise<Someone> {
  const mediator = await someone(world);
  await learn(mediator.call);
  const body = { ...application, ...applying };
  (await mediator.call('applyAsMediator', { body })).ok;
  const decision = { verdict: 'certify', tier: 1, note: '学完课程，口碑好' };
  const asked = { params: { id: mediator.id }, body: decision };
  (await inCharge(world)('decideMediator', asked)).ok;
  return mediator;
}

const noDetails = {
  sex: null,
  ethnicity: '',
  age: null,
  occupation: '',
  employer: '',
  address: '',
};

export const asParty = ({ name, phone }: Pick<Someone, 'name'> & { phone: string | null }) => ({
  ...noDetails,
  name,
  phone,
});

export const opening = (
  parties: readonly object[],
  given: Record<string, unknown> = {},
): Record<string, unknown> => ({
  caseCode: null,
  grid: grids.west,
  kind: 'neighbours' satisfies DisputeKind,
  source: 'application',
  grade: 3,
  facts: '楼上漏水，泡坏了楼下的天花板',
  wishes: '修好并赔偿',
  concerns: [],
  parties,
  ...given,
});

export interface File {
  id: string;
  one: Someone;
  other: Someone;
  mediator: Someone;
}

export async function openFile(
  world: TestApp,
  { one, other, ...given }: { one: Someone; other: Someone } & Record<string, unknown>,
): Promise<Mediation> {
  const body = opening([asParty(one), asParty(other)], given);
  return (await inCharge(world)('openMediation', { body })).ok;
}

interface Steps {
  mediator?: Someone;
  one?: Someone;
  other?: Someone;
  team?: string | null;
  helpers?: readonly string[];
  given?: Record<string, unknown>;
}

export const sat = '双方到社区调解室，各自说了情况';

/** A file with both told of their rights, and a mediator who has written down one session. */
export async function inSession(world: TestApp, steps: Steps = {}): Promise<File> {
  const one = steps.one ?? (await someone(world));
  const other = steps.other ?? (await someone(world));
  const mediator = steps.mediator ?? (await openMediator(world));
  const { id, grade } = await openFile(world, { one, other, ...steps.given });
  const params = { id };
  for (const party of [one, other]) (await party.call('acknowledgeMyRights', { params })).ok;
  const body = { mediator: mediator.id, team: steps.team ?? null, grade };
  (await inCharge(world)('assignMediator', { params, body })).ok;
  const session = {
    kind: 'session',
    heldOn: localDate(world.deps.clock.now()),
    words: sat,
    helpers: steps.helpers ?? [],
  };
  (await mediator.call('recordMySession', { params, body: session })).ok;
  return { id, one, other, mediator };
}

let pictures = 0;

/** A photo of a paper, as its clerk takes it. */
export async function photographed(clerk: Caller): Promise<string> {
  const file = await makePhoto(40_000 + ++pictures);
  return (await clerk('uploadStaffPhoto', { file })).ok.id;
}

export const agreement = { form: 'written', terms: '楼上十天内修好，赔 800 元', performBy: null };

/** Answers the text that stands there. */
export async function answerAs({ call }: Someone, id: string, says = true) {
  const params = { id };
  const { proposedAt } = (await call('getMyMediation', { params })).ok;
  return call('answerMyAgreement', { params, body: { agreed: says, proposedAt } });
}

/** The same with an agreement that both have confirmed on their phones. */
export async function agreed(world: TestApp, steps: Steps = {}): Promise<File> {
  const file = await inSession(world, steps);
  const params = { id: file.id };
  (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok;
  for (const party of [file.one, file.other]) (await answerAs(party, file.id)).ok;
  return file;
}

export const wellDone = { wellDone: true, subsidised: false, note: '记录完整，双方满意' };
export const keptVisit = { kept: true, words: '已经修好，钱也付了', referTo: null };

export const figuresOf = async ({ call }: Someone) => (await call('getMyPoints')).ok;

/** What somebody has of their own beside the newcomer gift. */
export async function earnedBy({ call }: Someone): Promise<Record<string, number>> {
  const { lines } = (await call('listMyAwards')).ok;
  const earned: Record<string, number> = {};
  for (const { state, points, cause, rule: of } of lines)
    if (of.startsWith('4.') && state !== 'reversed') {
      const key = `${cause === 'kept' ? 'kept ' : ''}${of} ${state}`;
      earned[key] = (earned[key] ?? 0) + points;
    }
  return earned;
}
