import type { Screen } from '../../vite.config.ts';
import { inLedger, testsOf } from './ledger-places.ts';
import { inDebt, inLateArrivals, inLots } from './lot-bugs.ts';
import { inPrivacy } from './privacy-bugs.ts';
import { inRedeeming } from './redemption-bugs.ts';
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

const sql = 'db/migrations/0264_limits_of_all_asked.sql';
const groupCommit = 'server/platform/group-commit.ts';

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
    find: 'nearest.key is distinct from asked.key and ',
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
    find: '+ r.limited <= r.day_limit)',
    replace: '+ r.limited <= r.day_limit + 1)',
    tests: testsOf('posting'),
    only: 'limit',
  },
  {
    name: 'of several who pay up to one limit a later one comes first',
    file: sql,
    find: '+ r.limited <= r.day_limit)',
    replace: '+ r.counted <= r.day_limit)',
    tests: testsOf('posting'),
    only: 'limit',
  },
  {
    name: 'where nobody received before, a later one comes first',
    file: sql,
    find: 'or limited <= day_limit)',
    replace: 'or counted <= day_limit)',
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
    find: ' || hasChains(transfers)',
    replace: '',
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

const inTheQueue: Bug[] = [
  {
    name: 'the queue answers before the commit',
    file: inLedger('queue.ts'),
    find: '  const { answers } = await postPlain(database.read, post);\n',
    replace:
      "  for (const { answer, wanted } of batch) answer({ kind: 'posted', transfer: wanted.transfer.id });\n  const { answers } = await postPlain(database.read, post);\n",
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
    file: groupCommit,
    find: 'batch.slice(half), work);',
    replace: 'batch.slice(half + 1), work);',
    tests: testsOf('queue-outages'),
    only: 'two bad ones',
  },
  {
    name: 'a batch holds transfers of two counties',
    file: groupCommit,
    find: 'batch.length < size && together(first.wanted, one.wanted)',
    replace: 'batch.length < size',
    tests: testsOf('queue-outages'),
    only: 'two counties',
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
  ...inRedeeming,
];
