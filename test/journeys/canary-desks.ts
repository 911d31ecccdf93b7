import { expect } from 'vitest';
import { currentConsent } from '../../contract/guardian-consent.ts';
import type { RouteName } from '../../contract/table.ts';
import { carryOutCorrections } from '../../server/features/corrections/service.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { Caller } from '../app.ts';
import { county, staffId, units } from '../county.ts';
import { markRehearsed } from '../rehearsed.ts';
import { soundBook } from '../sound-book.ts';
import { type Ground, nextDay, openDesks } from './canary-cases.ts';

const note = '看过了';

/** A book full of canaries: one that is published, one that was sent back, one that waits. */
export async function fillBooks(the: Ground): Promise<string[]> {
  const { rule_owner: author, rule_owner_second: second } = the.desk;
  const ids: string[] = [];
  for (const then of ['publishRuleDraft', 'returnRuleDraft', undefined] as const) {
    const given = { name: '细则', from: 'file', document: soundBook };
    const { id } = (
      await author('createRuleDraft', { body: the.canaries.in('createRuleDraft', given) })
    ).ok;
    const params = { id };
    const document = bookOfCanaries(the);
    const saving = { revision: 1, name: '细则', document };
    const body = the.canaries.in('saveRuleDraft', saving, ['document']);
    (await author('saveRuleDraft', { params, body })).ok;
    await markRehearsed(the.world, id);
    const effectiveFrom = addDays(localDate(the.world.deps.clock.now()), 1);
    const asking = the.canaries.in('askRulePublication', { revision: 2, effectiveFrom, note });
    (await author('askRulePublication', { params, body: asking })).ok;
    ids.push(id);
    if (then === undefined) continue;
    const deciding = { revision: 2, ...(then === 'returnRuleDraft' ? { note } : {}) };
    (await second(then, { params, body: the.canaries.in(then, deciding) })).ok;
  }
  await nextDay(the);
  const { rule_owner: later, treasurer } = the.desk;
  const asked = { wrongVersion: 1, rightVersion: 2, reason: '写错了' };
  const correcting = the.canaries.in('askCorrection', asked);
  const { id } = (await later('askCorrection', { body: correcting })).ok;
  await carryOutCorrections(the.world.deps);
  const signing = the.canaries.in('signCorrection', { note });
  (await treasurer('signCorrection', { params: { id }, body: signing })).ok;
  the.correction = id;
  const carrying = the.canaries.in('carryRuleDraftOver', { revision: 1, name: '细则' });
  await later('carryRuleDraftOver', { params: { id: ids[1] ?? '' }, body: carrying });
  return ids;
}

export interface Colleagues {
  ids: readonly string[];
  /** The code with which the first of them comes in. */
  invitation: string;
}

/** Somebody new, somebody kept out, somebody let in again, and who waits for a reset. */
export async function fillStaff(the: Ground): Promise<Colleagues> {
  const { administrator } = the.desk;
  const roles = [{ role: 'intake', area: `${county}000000` }];
  const invite = async (login: string) => {
    const wanted = { name: '新来的', login, unit: null, roles };
    const body = the.canaries.in('inviteStaff', wanted);
    return (await administrator('inviteStaff', { body })).ok;
  };
  const { member, invitation } = await invite('canary.one');
  const left = (await invite('canary.two')).member.id;
  const because = (route: RouteName, id: string, more: object = {}) => ({
    params: { id },
    body: the.canaries.in(route, { reason: '岗位有变动', ...more }),
  });
  (await administrator('suspendStaff', because('suspendStaff', left))).ok;
  const kept = staffId('intake_west');
  (await administrator('suspendStaff', because('suspendStaff', kept))).ok;
  (await administrator('restoreStaff', because('restoreStaff', kept))).ok;
  const waits = staffId('reviewer_east');
  (await administrator('askFactorReset', because('askFactorReset', waits))).ok;
  const successor = { successor: staffId('intake') };
  (await administrator('handOver', because('handOver', kept, successor))).ok;
  return { ids: [member.id, left, kept, waits], invitation: invitation.code };
}

/** Every text of a book that nothing else depends on; the pools must be the county's own. */
function bookOfCanaries(the: Ground) {
  const body = { revision: 1, name: '细则', document: soundBook };
  const { document } = the.canaries.in('saveRuleDraft', body);
  const numbers = soundBook.chapters.map(({ number }) => number);
  return {
    ...document,
    chapters: document.chapters.map((chapter, at) => ({ ...chapter, number: numbers[at] ?? '' })),
    rules: document.rules.map((rule) => ({ ...rule, pools: ['residents'] })),
    levels: [{ name: document.title, from: 0 }],
  };
}

/** Fields whose words are refused, or kept nowhere: asked all the same. */
export async function knockWithTheRest(the: Ground): Promise<void> {
  const asked: [Caller, RouteName, object][] = [
    [the.world.anyone, 'suggestCategory', { words: '积水' }],
    [the.world.anyone, 'requestSignInCode', { phone: '13911170009', proof }],
    [the.me, 'findNearby', { words: '积水', position: { lng: 120.05, lat: 28.85 } }],
    [the.me, 'sendMyCode', { proof }],
    [the.me, 'sendNewPhoneCode', { phone: '13911170008', proof }],
    [the.desk.intake, 'sendWindowCode', { phone: '13911170007', purpose: 'guardian', proof }],
    [
      the.desk.intake,
      'changePhoneAtWindow',
      { phone: '13911170007', code: '000000', ...withPaper },
    ],
    [the.desk.intake, 'findWithoutPhoneAtWindow', { find: '来办的人' }],
    [
      the.desk.intake,
      'detachPhoneAtWindow',
      { phone: '13911170007', code: '000000', owner: '原来的人', ...withPaper },
    ],
    [the.desk.intake, 'sendAgreementCode', { phone: '13911170006', proof }],
    [the.desk.intake, 'foundHouseholdFor', { name: '我们家', agreedShare: 0 }],
    [the.desk.intake, 'settleAgeAtWindow', { age: child, guardian, ...withPaper }],
    [the.world.anyone, 'sendConfirmationCode', { state: `${county}.${ticket}`, proof }],
    [the.world.anyone, 'goToProvider', { provider: 'x' }],
    [the.world.anyone, 'comeBackFromProvider', { query: 'state=x' }],
    [the.desk.treasurer, 'askWaiver', { points: 1, pool: 'residents', reason: '第一次' }],
    [the.desk.rule_owner, 'createRuleDraft', { name: '细则', from: 'template', template: 'x' }],
    [the.desk.rule_owner, 'readRuleSentences', { document: withLevels }],
    [the.desk.rule_owner, 'saveRuleDraft', { revision: 9, name: '细则', document: withLevels }],
    [the.desk.leader, 'declineCorrection', { note }],
    [
      the.desk.leader,
      'editCategory',
      {
        nameZh: '积水',
        nameEn: 'Water',
        keywords: ['积水'],
        severity: 3,
        resolveDays: 3,
        ...because,
      },
    ],
    [
      the.desk.leader,
      'addCategory',
      {
        code: '050100',
        groupZh: '隐患',
        groupEn: 'Hazard',
        nameZh: '积水',
        nameEn: 'Water',
        kind: 'hazard',
        confidential: false,
        keywords: ['积水'],
        severity: 3,
        resolveDays: 3,
        ...because,
      },
    ],
    [the.desk.leader, 'retireCategory', because],
    [the.desk.leader, 'reinstateCategory', because],
    [the.desk.leader, 'previewCatalogue', { csv: '积水' }],
    [the.desk.leader, 'importCatalogue', { csv: '积水', shown: 'a'.repeat(64), ...because }],
    [the.desk.leader, 'chooseCategoryModel', { version: 99, reason: '这一版不好用' }],
    [the.desk.intake, 'listCases', { find: '积水' }],
    [the.desk.intake, 'exportCases', { find: '积水' }],
    [the.desk.intake, 'acceptCases', { codes: ['SY26-00000-00000'], note }],
    [the.desk.intake, 'renameSavedFilter', { name: '催办' }],
    [the.desk.intake, 'editAnswerTemplate', { ...prepared, version: 1 }],
    [the.desk.administrator, 'listStaff', { find: '新来的' }],
    [the.desk.auditor, 'listAuditEntries', { person: 'x', object: 'x' }],
    [the.desk.auditor, 'exportAudit', { filter: { person: 'x', object: 'x' }, ...exporting }],
    [the.world.anyone, 'startStaffSignIn', { login: 'somebody', password: 'a long password' }],
    [the.world.anyone, 'signInDemoStaff', { login: 'somebody' }],
    [the.world.anyone, 'startEnrolment', { code: 'ABCD-EFGH', password: 'a long password' }],
    [the.desk.intake, 'changeMyPassword', { current: 'a long password', password: 'another one' }],
    [
      the.world.anyone,
      'finishPasskeySignIn',
      { ticket, answer: { ...passkey, response: answered } },
    ],
    [the.desk.intake, 'stepUp', { ticket, answer: { ...passkey, response: answered } }],
    [the.world.anyone, 'finishEnrolment', { ticket, answer: { ...passkey, response: created } }],
    [the.desk.intake, 'addMyFactor', { ticket, answer: { ...passkey, response: created } }],
  ];
  for (const [caller, route, body] of asked) {
    const params = { id: the.drafts?.[0] ?? units.west };
    const { status } = await caller(route, { params, body: the.canaries.in(route, body) });
    expect(status, route).toBeLessThan(500);
  }
  // What is kept, under names of theirs, by whoever signed in anew.
  const desk = await openDesks(the);
  const body = the.canaries.in('addGroupBot', bot, ['address']);
  (await desk.administrator('addGroupBot', { body })).ok;
  for (const move of ['answer', 'accept', 'verify']) {
    const text = the.canaries.in('addAnswerTemplate', { ...prepared, move });
    (await desk.intake('addAnswerTemplate', { body: text })).ok;
  }
  const filter = the.canaries.in('saveFilter', {
    name: '催办',
    show: 'mine',
    kind: null,
    area: null,
  });
  for (const person of [desk.intake, desk.leader])
    (await person('saveFilter', { body: filter })).ok;
}

const prepared = {
  move: 'answer',
  category: null,
  name: '已到',
  words: '已经到现场',
  namesChecked: true,
};

const bot = {
  area: `${county}000000`,
  name: '老街群',
  readers: 'residents',
  address: 'https://open.feishu.cn/open-apis/bot/v2/hook/0c9e2b4e-8f1d-4b6a',
  secret: null,
};

const proof = { puzzle: 'x', answer: 1 };
const because = { reason: '换个叫法' };
const withPaper = { paper: 'id_card', reason: '本人带证件来办' };
const child = { kind: 'born', year: 2018, month: 3 };
const guardian = {
  phone: '13911170007',
  code: '000000',
  name: '小禾',
  consentVersion: currentConsent,
};
const exporting = { format: 'jsonl', reason: '上级检查' };
const ticket = 'x'.repeat(43);
const passkey = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  authenticatorAttachment: 'platform',
};
const answered = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
const created = { clientDataJSON: 'AAAA', attestationObject: 'AAAA', transports: ['internal'] };

const withLevels = { ...soundBook, levels: [{ name: { zh: '一级', en: 'One' }, from: 0 }] };
