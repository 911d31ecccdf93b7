import type { Screen } from '../../vite.config.ts';
import { scopeBugs } from './scope-bugs.ts';
import { screenBugs } from './screen-bugs.ts';

export interface Change {
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  replace: string;
}

/** A mistake that somebody could make, and the tests that must see it. */
export interface Bug extends Change {
  name: string;
  /** Where one mistake alone is held up by another hand. */
  and?: readonly Change[];
  /** Is built anew with the mistake in it. */
  screen?: Screen;
  tests: readonly string[];
  /** Runs only tests whose name matches. */
  only?: string;
  /** What a test that sees it says: on a page much else could go wrong. */
  says?: RegExp;
  /** Shows in the tests of `only` and nowhere else: it is planted together with others of its kind. */
  narrow?: true;
}

const sql = 'db/migrations/0008_posting.sql';
const folder = 'server/ledger';
const inLedger = (name: string) => `${folder}/${name}`;
const testsOf = (...names: string[]) => names.map((name) => inLedger(`${name}.test.ts`));

const inTheStatement: Bug[] = [
  {
    name: 'payers are not locked',
    file: sql,
    find: '\n    for update of a\n',
    replace: '\n',
    tests: testsOf('bank'),
    only: 'everyone who looks',
  },
  {
    name: 'the last point cannot be paid',
    file: sql,
    find: 'a.posted - a.pending_out >= due.leaving',
    replace: 'a.posted - a.pending_out > due.leaving',
    tests: testsOf('service'),
  },
  {
    name: 'cover is not asked for',
    file: sql,
    find: 'a.posted - a.pending_out >= due.leaving',
    replace: 'true',
    tests: testsOf('service'),
  },
  {
    name: 'points announced away are paid again',
    file: sql,
    find: 'a.posted - a.pending_out >= due.leaving',
    replace: 'a.posted >= due.leaving',
    tests: testsOf('posting'),
    only: 'announced away',
  },
  {
    name: 'a key is not looked up',
    file: sql,
    find: 'nearest.key is distinct from asked.key\n        and ',
    replace: '',
    tests: testsOf('service'),
  },
  {
    name: 'the running balance is the one before',
    file: sql,
    find: 'had + l.so_far as posted',
    replace: 'had as posted',
    tests: testsOf('journal'),
  },
  {
    name: 'one more than the limit of the day',
    file: sql,
    find: '+ r.counted <= r.day_limit)',
    replace: '+ r.counted <= r.day_limit + 1)',
    tests: testsOf('posting'),
    only: 'limit',
  },
  {
    name: 'yesterday counts towards the limit of today',
    file: sql,
    find: 'when a.counted_on >= in_day then a.counted + r.counted else r.counted end',
    replace: 'else a.counted + r.counted end',
    tests: testsOf('posting'),
    only: 'limit',
  },
  {
    name: 'another county’s account of the same number is credited too',
    file: sql,
    find: 'where a.county = in_county and a.id = r.credit\n      and (r.counted',
    replace: 'where a.id = r.credit\n      and (r.counted',
    tests: testsOf('posting'),
    only: 'own county',
  },
  {
    name: 'a void also posts',
    file: sql,
    find: 'case kind when 1 then amount when 3 then amount else 0 end as posts',
    replace:
      'case kind when 1 then amount when 3 then amount when 4 then amount else 0 end as posts',
    tests: testsOf('service'),
  },
];

const inPosting: Bug[] = [
  {
    name: 'a repeat with another amount is taken for the same',
    file: inLedger('posting.ts'),
    find: '    transfer.amount === before.amount &&\n',
    replace: '',
    tests: testsOf('service'),
  },
  {
    name: 'twins of one batch are both sent',
    file: inLedger('posting.ts'),
    find: 'if (!first.has(transfer.key)) first.set(transfer.key, transfer);',
    replace: 'first.set(transfer.id, transfer);',
    tests: testsOf('service'),
    only: 'twice in one batch',
  },
  {
    name: 'what is received counts only after the batch',
    file: inLedger('posting.ts'),
    find: 'if (transfers.length === 0 || hasChains(transfers))',
    replace: 'if (transfers.length === 0)',
    tests: testsOf('journal', 'posting'),
  },
  {
    name: 'a transfer may leave one point too few',
    file: inLedger('transfer.ts'),
    find: 'spendable(payer) < 0n',
    replace: 'spendable(payer) < -1n',
    tests: testsOf('transfer'),
  },
  {
    name: 'the exact way counts one more a day',
    file: inLedger('transfer.ts'),
    find: '>= dayLimit)',
    replace: '> dayLimit)',
    tests: testsOf('posting'),
    only: 'limit',
  },
  {
    name: 'what was announced can be settled twice',
    file: inLedger('pending.ts'),
    find: '      key: pending,\n',
    replace: '      key: id,\n',
    tests: testsOf('service'),
  },
  {
    name: 'what is only announced counts as settled',
    file: inLedger('pending.ts'),
    find: 'if (!settled) throw',
    replace: 'if (!found) throw',
    tests: testsOf('service'),
    only: 'taken back',
  },
  {
    name: 'pending points are read from the wrong column',
    file: inLedger('service.ts'),
    find: 'sum + lot.pendingIn',
    replace: 'sum + lot.pendingOut',
    tests: testsOf('service'),
  },
  {
    name: 'the comparison with the journal sees one direction only',
    file: inLedger('store.ts'),
    find: 'where stored <> recomputed',
    replace: 'where stored < recomputed',
    tests: testsOf('journal'),
  },
];

const inSlices: Bug[] = [
  {
    name: 'filling a slice creates points',
    file: inLedger('slices.ts'),
    find: 'const moved = { debit, credit: slice',
    replace: 'const moved = { debit: ((debit & ~0xfffffn) | 0x30000n) as AccountId, credit: slice',
    tests: testsOf('slices'),
  },
  {
    name: 'slices of one batch rob each other',
    file: inLedger('slices.ts'),
    find: '[slice, ...filled]',
    replace: '[slice]',
    tests: testsOf('slices'),
  },
  {
    name: 'a group is paid in part',
    file: inLedger('slices.ts'),
    find: '    if ((await inSlice()) < fresh) return undefined;\n',
    replace: '',
    tests: testsOf('slices'),
  },
];

const inLots: Bug[] = [
  {
    name: 'what lapses last is spent first',
    file: inLedger('lots.ts'),
    find: 'for (const lot of lots) {',
    replace: 'for (const lot of [...lots].reverse()) {',
    tests: testsOf('lots'),
  },
  {
    name: 'a lot does not pay on its last day',
    file: inLedger('lots.ts'),
    find: 'lapseDateOf(lot.account) < today',
    replace: 'lapseDateOf(lot.account) <= today',
    tests: testsOf('lots'),
    only: 'last day',
  },
  {
    name: 'lots are not locked for spending',
    file: inLedger('store.ts'),
    find: 'lotsOf(tx, county, range).forUpdate().execute()',
    replace: 'lotsOf(tx, county, range).execute()',
    tests: testsOf('lots'),
    only: 'hundred fight',
  },
  {
    name: 'the lot of grace is the one that lapsed',
    file: inLedger('account.ts'),
    find: 'return lapsesOn >= today ? lapsesOn : addDays(today, graceDays);',
    replace: 'return lapsesOn >= today || graceDays > 0 ? lapsesOn : today;',
    tests: testsOf('lots'),
    only: 'grace',
  },
  {
    name: 'a refund goes to the first lot alone',
    file: inLedger('lots.ts'),
    find: 'const to = homeOf(first.debit as AccountId,',
    replace: 'const to = homeOf((settled[0] ?? first).debit as AccountId,',
    tests: testsOf('lots'),
    only: 'refund',
  },
  {
    name: 'held and handed over are the same redemption',
    file: inLedger('lots.ts'),
    find: ' && kind === transferKinds[how]',
    replace: '',
    tests: testsOf('lots'),
    only: 'same redemption',
  },
  {
    name: 'a lot lapses one day early',
    file: inLedger('lapse.ts'),
    find: 'dayNumber(through) + 1;',
    replace: 'dayNumber(through) + 2;',
    tests: testsOf('lapse'),
  },
  {
    name: 'held points lapse',
    file: inLedger('lapse.ts'),
    find: '0n : spendable(lot);',
    replace: '0n : lot.posted + 0n * spendable(lot);',
    tests: testsOf('lapse'),
    only: 'held over midnight',
  },
  {
    name: 'a lot lapses once in its life',
    file: inLedger('lapse.ts'),
    find: '{version}/',
    replace: '{county}/',
    tests: testsOf('lapse'),
    only: 'after it lapsed',
  },
  {
    name: 'more is carried over than the book allows',
    file: inLedger('lapse.ts'),
    find: 'least(free, kept.get(account) ?? 0n)',
    replace: 'kept.has(account) ? least(free, free) : 0n',
    tests: testsOf('carry-over'),
  },
  {
    name: 'each sweep carries over anew what the book allows',
    file: inLedger('lapse.ts'),
    find: 'atMost - (before.get(account) ?? 0n)',
    replace: 'atMost - 0n * (before.get(account) ?? 0n)',
    tests: testsOf('carry-over'),
    only: 'after it was swept',
  },
  {
    name: 'a gift takes what is held',
    file: inLedger('gift.ts'),
    find: 'spendable(paying) < amount',
    replace: 'paying.posted + 0n * spendable(paying) < amount',
    tests: testsOf('gift'),
    only: 'held',
  },
  {
    name: 'a debt that is written off counts as cover that came',
    file: inLedger('cover-store.ts'),
    find: ' and a.id & 65535 = 0',
    replace: '',
    tests: testsOf('closing'),
    only: 'keeps it',
  },
  {
    name: 'a closing entry counts what came since',
    file: inLedger('year-closing-store.ts'),
    find: ' at >= ',
    replace: " at > 'infinity' and at >= ",
    tests: testsOf('year-closing'),
  },
];

const inLateArrivals: Bug[] = [
  {
    name: 'what is verified late stays in the lot that lapsed',
    file: inLedger('lots.ts'),
    find: 'if (to === from) return [];',
    replace: "if (to === from || how === 'settle') return [];",
    tests: testsOf('late'),
  },
  {
    name: 'what is verified late stays in the lot that lapsed, and the model sees it',
    file: inLedger('lots.ts'),
    find: 'if (to === from) return [];',
    replace: "if (to === from || how === 'settle') return [];",
    tests: testsOf('model'),
  },
  {
    name: 'the last day is late already',
    file: inLedger('account.ts'),
    find: 'return lapsesOn >= today ?',
    replace: 'return lapsesOn > today ?',
    tests: testsOf('late'),
    only: 'last day of a year',
  },
  {
    name: 'what is asked for again is renewed again',
    file: inLedger('lots.ts'),
    find: "answers[place]?.kind !== 'posted'",
    replace: "answers[place]?.kind === 'refused'",
    tests: testsOf('late'),
    only: 'asked again',
  },
  {
    name: 'a renewal is looked for under another key',
    file: inLedger('lots.ts'),
    find: 'graceKey(county, given.id)',
    replace: 'graceKey(county, given.reason)',
    tests: testsOf('late'),
    only: 'taken back',
  },
  {
    name: 'a debt looks for late points where they are no longer',
    file: inLedger('debt.ts'),
    find: 'const lot = await findHome(tx, county, arrived);',
    replace: 'const lot = arrived.credit as AccountId;',
    tests: testsOf('late'),
    only: 'owed',
  },
  {
    name: 'late points are taken back from another lot',
    file: inLedger('debt.ts'),
    find: 'const home = await findHome(tx, county, given);',
    replace: 'const home = given.credit as AccountId;',
    tests: testsOf('late'),
    only: 'taken back',
  },
];

const inDebt: Bug[] = [
  {
    name: 'paying a debt raises it',
    file: inLedger('debt.ts'),
    find: '        debit: lot,\n        credit: debt,\n',
    replace: '        debit: debt,\n        credit: lot,\n',
    tests: testsOf('debt'),
  },
  {
    name: 'more is paid than is owed',
    file: inLedger('debt.ts'),
    find: 'const paid = least(owed, least(',
    replace: 'const paid = least(owed * 9n, least(',
    tests: testsOf('debt'),
  },
  {
    name: 'more is waived than is owed',
    file: inLedger('debt.ts'),
    find: '?? 0n) < amount)',
    replace: '?? 0n) < 0n)',
    tests: testsOf('debt'),
  },
  {
    name: 'what was taken back is taken back again',
    file: inLedger('debt.ts'),
    find: 'if (before.length > 0) return',
    replace: 'if (before.length > 9) return',
    tests: testsOf('debt'),
    only: 'same points back',
  },
  {
    name: 'other lots are taken back from first',
    file: inLedger('debt.ts'),
    find: '[...own, ...others]',
    replace: '[...others, ...own]',
    tests: testsOf('model'),
  },
];

const inTheQueue: Bug[] = [
  {
    name: 'the queue answers before the commit',
    file: inLedger('queue.ts'),
    find: '  const { answers } = await postPlain(database.read, post);\n',
    replace:
      "  for (const { answer, transfer } of batch) answer({ kind: 'posted', transfer: transfer.id });\n  const { answers } = await postPlain(database.read, post);\n",
    tests: testsOf('queue-outages'),
    only: 'comes after the commit',
  },
  {
    name: 'a full queue takes one more',
    file: inLedger('queue.ts'),
    find: 'waiting >= options.capacity',
    replace: 'waiting > options.capacity',
    tests: testsOf('queue-outages'),
    only: 'has room',
  },
  {
    name: 'halving a batch drops a caller',
    file: inLedger('queue.ts'),
    find: 'batch.slice(half));',
    replace: 'batch.slice(half + 1));',
    tests: testsOf('queue-outages'),
    only: 'two bad ones',
  },
  {
    name: 'a batch holds transfers of two counties',
    file: inLedger('queue.ts'),
    find: 'one.county === county && batch.length',
    replace: 'batch.length',
    tests: testsOf('queue-outages'),
    only: 'two counties',
  },
];

const sight = 'server/features/privacy/decide.ts';
const sightTests = ['server/features/privacy/decide.test.ts'];
const look = 'server/features/unmaskings/decide.ts';
const lookTests = ['server/features/unmaskings/unmaskings.test.ts'];

const inPrivacy: Bug[] = [
  {
    name: 'a sealed value opens in another row',
    file: 'server/platform/envelope.ts',
    find: 'JSON.stringify([version, alg, kid, about])',
    replace: 'JSON.stringify([version, alg, kid])',
    tests: ['server/platform/envelope.test.ts'],
    only: 'moved to another row',
  },
  {
    name: 'the tag of SM4 is not compared',
    file: 'server/platform/envelope.ts',
    find: 'if (!timingSafeEqual(tag, tagOf(bound, iv, ct))) return undefined;',
    replace: '',
    tests: ['server/platform/envelope.test.ts'],
    only: 'whatever bit',
  },
  {
    name: 'whoever handles a case sees what their other roles see',
    file: sight,
    find: "if (relation === 'handler') return field === 'alias' && !confidential ? 'whole' : 'hidden';",
    replace: '',
    tests: sightTests,
  },
  {
    name: 'a confidential case shows its alias to everybody',
    file: sight,
    find: "field === 'alias' && roles.includes('reviewer') ? 'whole'",
    replace: "field === 'alias' ? 'whole'",
    tests: sightTests,
  },
  {
    name: 'the home is shown to the grid',
    file: sight,
    find: "sight === 'town' ? 9 : 12",
    replace: "sight === 'town' ? 9 : 15",
    tests: sightTests,
  },
  {
    name: 'what staff wrote loses the reporter’s name',
    file: 'server/features/cases/texts.ts',
    find: "step.actorKind === 'resident' ? asRead(caseId, note) : note",
    replace: 'asRead(caseId, note)',
    tests: ['server/features/cases/reporter.test.ts'],
    only: 'comes back as it was written',
  },
  {
    name: 'who asks to see a reporter agrees to it',
    file: look,
    find: "return askedBy === reader ? 'unmasking_own' : undefined;",
    replace: 'return undefined;',
    tests: lookTests,
    only: 'who asks does not agree',
  },
  {
    name: 'what was agreed to is looked at again and again',
    file: look,
    find: "if (state === 'shown') return 'unmasking_shown';\n  return state === 'approved'",
    replace: "return state === 'approved' || state === 'shown'",
    tests: lookTests,
    only: 'it is one look',
  },
  {
    name: 'whose unit has the case by now looks all the same',
    file: look,
    find: "if (handles) return 'unmasking_by_handler';\n  if (state === 'lapsed')",
    replace: "if (state === 'lapsed')",
    tests: lookTests,
    only: 'after it was asked',
  },
  {
    name: 'the reporter is not told',
    file: 'server/features/unmaskings/service.ts',
    find: 'if (!row.untold) await tellReporter',
    replace: 'if (row.untold) await tellReporter',
    tests: lookTests,
    only: 'the reporter is told',
  },
];

export const bugs: readonly Bug[] = [
  ...inTheStatement,
  ...inPosting,
  ...inSlices,
  ...inLots,
  ...inLateArrivals,
  ...inDebt,
  ...inTheQueue,
  ...scopeBugs,
  ...inPrivacy,
  ...screenBugs,
];
