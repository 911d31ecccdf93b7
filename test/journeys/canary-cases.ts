import { currentConsent } from '../../contract/guardian-consent.ts';
import type { RouteName } from '../../contract/table.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { type Caller, makePhoto } from '../app.ts';
import { type Person, positions, units } from '../county.ts';
import { shareOf } from '../families.ts';
import { idOf, spendPoints } from '../holders.ts';
import { takenBack } from '../owing.ts';
import { openDesk, report } from '../road.ts';
import type { Canaries } from './canaries.ts';
import type { BrowserWorld } from './world.ts';

/** A county into which canaries are put, and who puts them there. */
export interface Ground {
  world: BrowserWorld;
  canaries: Canaries;
  me: Caller;
  desk: Record<Person, Caller>;
  /** Keys of what was made, for the pages that show it. */
  debtor: string;
  correction: string;
  drafts: string[];
}

const people: readonly Person[] = [
  'intake',
  'dispatcher',
  'handler_west',
  'grid_worker',
  'reviewer',
  'reviewer_second',
  'treasurer',
  'leader',
  'rule_owner',
  'rule_owner_second',
  'auditor',
  'administrator',
  'security_officer',
  'sponsor',
];

export async function openDesks(the: Ground): Promise<Record<Person, Caller>> {
  const open = people.map(async (person) => [person, await the.world.staff(person)] as const);
  return Object.fromEntries(await Promise.all(open)) as Record<Person, Caller>;
}

/** A report of the resident, with a canary in its words and its place. */
async function aCase(the: Ground, given: Record<string, unknown> = {}) {
  const body = { category: '050100', words: '积水', place: '老街', photoIds: [], ...given };
  return (await the.me('reportCase', { body: the.canaries.in('reportCase', body) })).ok;
}

/** Makes a move about a case, with canaries in what goes with it. */
async function move(
  the: Ground,
  [by, route]: [Person | 'me', RouteName],
  [code, body]: [string, object],
) {
  const caller = by === 'me' ? the.me : the.desk[by];
  const { status, raw } = await caller(route, {
    params: { code },
    body: the.canaries.in(route, body),
  });
  if (status >= 300) throw new Error(`${route}: ${raw.body}`);
}

const note = '看过了';
const dispatch = { unit: units.west, resolveDays: 3, note };
const answer = (handled: boolean) => ({ words: '正在处理', handled, photoIds: [] });

let photos = 0;
/** What a grid worker says who was there: it is not done yet. */
async function seen({ desk, world }: Ground, code: string) {
  const file = await makePhoto(60_000 + ++photos);
  const photo = (await desk.grid_worker('uploadStaffPhoto', { file })).ok.id;
  const seenAt = world.clock.now().toISOString();
  const { position } = (await desk.reviewer('getCase', { params: { code } })).ok;
  return { solved: false, note, photoIds: [photo], position: position ?? positions.west, seenAt };
}

async function toConfirm(the: Ground, code: string): Promise<void> {
  await move(the, ['intake', 'acceptCase'], [code, { note }]);
  await move(the, ['dispatcher', 'dispatchCase'], [code, dispatch]);
  await move(the, ['handler_west', 'answerCase'], [code, answer(false)]);
  await move(the, ['handler_west', 'answerCase'], [code, answer(true)]);
  await move(the, ['grid_worker', 'verifyOnSite'], [code, await seen(the, code)]);
  await move(the, ['handler_west', 'answerCase'], [code, answer(true)]);
  await move(the, ['reviewer', 'verifyCase'], [code, { solved: true, note }]);
}

export async function fillCases(the: Ground): Promise<Record<string, string>> {
  const waiting = (await aCase(the)).code;
  await toConfirm(the, waiting);
  the.world.clock.advance({ days: 8 });
  the.desk = await openDesks(the);
  await move(the, ['intake', 'visitReporter'], [waiting, { result: 'not_reached', note }]);
  await move(the, ['dispatcher', 'closeCase'], [waiting, { note }]);
  const published = (await aCase(the)).code;
  await toConfirm(the, published);
  await move(the, ['me', 'confirmCase'], [published, { rating: 4, words: '好了' }]);
  const entry = { title: '积水已排', words: '换了箅子', place: '老街', photoIds: [] };
  await move(the, ['reviewer', 'publishCase'], [published, entry]);
  await move(the, ['reviewer', 'unpublishCase'], [published, { note }]);
  await move(the, ['reviewer', 'publishCase'], [published, entry]);
  const reopened = (await aCase(the)).code;
  await toConfirm(the, reopened);
  await move(the, ['me', 'reopenCase'], [reopened, { words: '又积水了', photoIds: [] }]);
  const supplemented = (await aCase(the)).code;
  await move(the, ['intake', 'returnCase'], [supplemented, { note }]);
  await move(the, ['me', 'supplementCase'], [supplemented, { words: '在路东', photoIds: [] }]);
  const returned = (await aCase(the)).code;
  await move(the, ['intake', 'returnCase'], [returned, { note }]);
  const refused = (await aCase(the)).code;
  await move(the, ['intake', 'refuseCase'], [refused, { reason: 'not_true', note }]);
  const reported = (await aCase(the)).code;
  const together = (await aCase(the)).code;
  await move(the, ['intake', 'mergeCases'], [together, { into: reported, note }]);
  const apart = (await aCase(the)).code;
  await move(the, ['intake', 'mergeCases'], [apart, { into: reported, note }]);
  await move(the, ['intake', 'splitCase'], [apart, { note }]);
  const aside = await fillAsides(the);
  return {
    waiting,
    published,
    reopened,
    supplemented,
    returned,
    refused,
    reported,
    together,
    aside,
  };
}

/** A case that took every way aside: helped with, paused, supervised, given back and handed over. */
async function fillAsides(the: Ground): Promise<string> {
  const { code } = await aCase(the);
  const today = localDate(the.world.clock.now());
  await move(the, ['intake', 'acceptCase'], [code, { note }]);
  await move(the, ['dispatcher', 'dispatchCase'], [code, dispatch]);
  await move(the, ['dispatcher', 'involveUnit'], [code, { unit: units.east, note }]);
  const pause = { reason: 'weather', until: addDays(today, 2), note };
  await move(the, ['dispatcher', 'pauseCase'], [code, pause]);
  await move(the, ['dispatcher', 'resumeCase'], [code, { note }]);
  await fillSlip(the, code);
  await move(the, ['handler_west', 'handBackCase'], [code, { reason: 'not_ours', note }]);
  await move(the, ['intake', 'transferCase'], [code, { to: '12345', note }]);
  return code;
}

/** A slip of a leader, answered and decided on; and the ladder and limits, changed for a reason. */
async function fillSlip(the: Ground, code: string): Promise<void> {
  const { leader, handler_west: handler } = the.desk;
  const sending = the.canaries.in('superviseCase', { words: '快办', replyHours: 24 });
  const { id } = (await leader('superviseCase', { params: { code }, body: sending })).ok;
  const promisedOn = addDays(localDate(the.world.clock.now()), 1);
  const answering = the.canaries.in('answerSupervision', { words: '缺料', promisedOn });
  (await handler('answerSupervision', { params: { id }, body: answering })).ok;
  const deciding = the.canaries.in('decideSupervision', { enough: true, words: '可以' });
  (await leader('decideSupervision', { params: { id }, body: deciding })).ok;
  const steps = [{ afterHours: 0, level: 'county', replyHours: 24 }];
  const ladder = the.canaries.in('setSupervisionLadder', { steps, reason: '县里直接管' });
  (await leader('setSupervisionLadder', { body: ladder })).ok;
  const limits = { severity: 4, dispatchHours: 24, firstAnswerHours: 24, workingDays: true };
  const changing = the.canaries.in('setCaseLimits', { ...limits, reason: '按市里的' });
  (await leader('setCaseLimits', { body: changing })).ok;
}

/** Looks at who reported: one that was taken and told, one that was declined, one that still waits. */
export async function fillLooks(
  the: Ground,
  { reported = '', refused = '' }: Record<string, string>,
): Promise<string[]> {
  the.desk = await openDesks(the);
  const { dispatcher, intake, security_officer: officer } = the.desk;
  const asking = { what: ['name', 'phone'], reason: '现场找不到', untold: '依法不得告知' };
  const ask = async (by: Caller, code: string, body: object) => {
    const wanted = { params: { code }, body: the.canaries.in('askUnmasking', body) };
    return (await by('askUnmasking', wanted)).ok.id;
  };
  const decide = async (route: 'approveUnmasking' | 'declineUnmasking', id: string) => {
    const body = the.canaries.in(route, { note });
    (await officer(route, { params: { id }, body })).ok;
  };
  const { untold: _, ...told } = asking;
  const looked = await ask(dispatcher, reported, told);
  await decide('approveUnmasking', looked);
  (await dispatcher('lookUnmasked', { params: { id: looked } })).ok;
  const declined = await ask(intake, reported, asking);
  await decide('declineUnmasking', declined);
  return [looked, declined, await ask(intake, refused, asking)];
}

/** Suggestions about the platform, one of them walked to its end, and one that nobody has accepted yet. */
export async function fillFeedback(the: Ground): Promise<string> {
  the.desk = await openDesks(the);
  const { intake, leader } = the.desk;
  const send = async () => {
    const body = the.canaries.in('sendFeedback', { kind: 'suggestion', words: '字大一些' });
    return (await the.me('sendFeedback', { body })).ok.id;
  };
  const walked = await send();
  const params = { id: walked };
  const move = async (by: Caller, route: RouteName, body: object) => {
    (await by(route, { params, body: the.canaries.in(route, body) })).ok;
  };
  await move(intake, 'acceptFeedback', { note });
  await move(intake, 'answerFeedback', { words: '会改' });
  await move(intake, 'visitFeedback', { words: '看得清了吗' });
  await move(leader, 'adoptFeedback', { note });
  await move(the.me, 'rateFeedback', { rating: 5, words: '好了' });
  return send();
}

/** A family and a child in it. */
export async function fillFamily(the: Ground): Promise<void> {
  const agreedShare = await shareOf(the.me);
  const founding = the.canaries.in('foundHousehold', { name: '周家', agreedShare });
  (await the.me('foundHousehold', { body: founding })).ok;
  const renaming = the.canaries.in('renameHousehold', { name: '老周家' });
  (await the.me('renameHousehold', { body: renaming })).ok;
  const year = the.world.clock.now().getUTCFullYear() - 8;
  const adding = the.canaries.in('addChild', {
    name: '小禾',
    year,
    month: 5,
    consentVersion: currentConsent,
  });
  (await the.me('addChild', { body: adding })).ok;
}

/** Awards held, settled, taken back and contested; points owed, and waivers of them. */
export async function fillPoints(the: Ground): Promise<string> {
  await nextDay(the);
  const words = `同样的话${'<img src=x onerror=hit(7)>'}`;
  const twin = () => report(the.me, { words, category: '040300', place: words });
  const twins = [];
  for (let turn = 0; turn < 4; turn++) twins.push(await twin());
  const held = twins.flatMap(({ awards }) => awards.filter(({ state }) => state === 'held'));
  const decide = (route: RouteName, body: object) => ({
    params: { id: held.shift()?.id ?? '' },
    body: the.canaries.in(route, body),
  });
  (await the.desk.reviewer('settleHeldAward', decide('settleHeldAward', { note }))).ok;
  const taking = { reason: 'copied_photo', note };
  (await the.desk.reviewer('reverseHeldAward', decide('reverseHeldAward', taking))).ok;
  const open = [
    await takeBack(the, taking),
    await takeBack(the, taking),
    await takeBack(the, taking),
  ];
  for (const [at, id] of open.entries()) {
    const body = the.canaries.in('openAppeal', { words: '是我拍的' });
    const { appeal } = (await the.me('openAppeal', { params: { id }, body })).ok;
    const verdict = ['upheld', 'granted'][at];
    if (verdict === undefined) continue;
    const params = { id: appeal?.id ?? '' };
    const answering = the.canaries.in('answerAppeal', { verdict, note });
    (await the.desk.reviewer_second('answerAppeal', { params, body: answering })).ok;
  }
  const neighbour = await the.world.resident();
  await takenBack(the.world, { desk: await openDesk(the.world), resident: neighbour, spent: 3 });
  the.debtor = await idOf(neighbour);
  for (const then of ['confirmWaiver', 'declineWaiver', undefined] as const) {
    const wanted = { points: 1, pool: 'residents', reason: '第一次' };
    const body = the.canaries.in('askWaiver', wanted, ['pool']);
    const { id } = (await the.desk.treasurer('askWaiver', { params: { id: the.debtor }, body })).ok;
    if (then === undefined) continue;
    const signed = the.canaries.in(then, { note });
    (await the.desk.leader(then, { params: { id }, body: signed })).ok;
  }
  // One that nobody has decided yet.
  await nextDay(the);
  await twin();
  return open[0] ?? '';
}

export async function nextDay(the: Ground): Promise<void> {
  the.world.clock.advance({ days: 1 });
  the.desk = await openDesks(the);
}

/** An award that was settled, spent and taken back. */
async function takeBack(the: Ground, taking: object): Promise<string> {
  await nextDay(the);
  const { code, awards } = await report(the.me, { category: '040300' });
  await toConfirm(the, code);
  const { spendable } = (await the.me('getMyPoints')).ok;
  if (spendable > 0) await spendPoints(the.world, the.me, spendable);
  const params = { id: awards[0]?.id ?? '' };
  const body = the.canaries.in('reverseAward', taking);
  (await the.desk.reviewer('reverseAward', { params, body })).ok;
  return params.id;
}
