import type { Bug } from './bugs.ts';
import { inLedger, testsOf } from './ledger-places.ts';

const inRedemptions = (name: string) => `server/features/redemptions/${name}`;
const inRewards = (name: string) => `server/features/rewards/${name}`;
const redeeming = [inRedemptions('redeem.test.ts')];
const deciding = [inRedemptions('decide.test.ts')];
const inOrder = [inRedemptions('order.test.ts')];

const ofShelves: Bug[] = [
  {
    name: 'what is handed over stays held',
    file: inRewards('stock.ts'),
    find: 'new Map([[leaving.offer, -1]])',
    replace: 'new Map([[leaving.offer, 0]])',
    tests: redeeming,
    only: 'the counter has the points',
  },
  {
    name: 'what is given back stays held',
    file: inRedemptions('endings.ts'),
    find: '(pieces.get(offer) ?? 0) - 1',
    replace: '(pieces.get(offer) ?? 0) - 0',
    tests: redeeming,
    only: 'where it came from.*cancelled',
  },
  {
    name: 'one that cannot be ended keeps others waiting',
    file: inRedemptions('endings.ts'),
    find: 'if (more.length === 0) {',
    replace: 'if (more.length >= 0) {',
    tests: [inRedemptions('endings.test.ts')],
  },
  {
    name: 'a piece that is held is free for others',
    file: inRewards('decide.ts'),
    find: 'sum + onHand, 0) - held;',
    replace: 'sum + onHand, 0) - 0 * held;',
    tests: [inRewards('decide.test.ts')],
    only: 'until it will be collected',
  },
  {
    name: 'the batch that keeps longest goes first',
    file: inRewards('decide.ts'),
    find: 'one < other ? -1 : 1;',
    replace: 'one < other ? 1 : -1;',
    tests: [inRewards('decide.test.ts')],
    only: 'earliest day',
  },
  {
    name: 'a stock-take takes what is reserved',
    file: inRewards('stock.ts'),
    find: 'offer.on_hand + change < offer.held)',
    replace: 'offer.on_hand + change < 0 * offer.held)',
    tests: [inRewards('stock.test.ts')],
    only: 'fewer pieces than are reserved',
  },
  {
    name: 'a counter closes while somebody reserves there',
    file: inRewards('offered-store.ts'),
    find: "    .forKeyShare('counters')\n",
    replace: '',
    tests: inOrder,
    only: 'closes meanwhile',
  },
  {
    name: 'a shelf is found wrong only where it has more than it should',
    file: inRedemptions('check-store.ts'),
    find: 'where stored <> recomputed',
    replace: 'where stored > recomputed',
    tests: [inRedemptions('check.test.ts')],
    only: 'without a movement',
  },
];

const ofCodes: Bug[] = [
  {
    name: 'a code stays good when the next is shown',
    file: inRedemptions('voucher-store.ts'),
    find: "conflict.columns(['county', 'redemption', 'kind']).doUpdateSet(code)",
    replace: "conflict.columns(['county', 'redemption', 'kind']).doNothing()",
    tests: redeeming,
    only: 'good for two minutes',
  },
  {
    name: 'a code is good for ever',
    file: inRedemptions('voucher-store.ts'),
    find: "    .where('vouchers.expires_at', '>', now)\n",
    replace: '',
    tests: redeeming,
    only: 'good for two minutes',
  },
  {
    name: 'another counter’s code is taken',
    file: inRedemptions('voucher-store.ts'),
    find: "    .where('vouchers.counter', '=', counter)\n",
    replace: '',
    tests: redeeming,
    only: 'at this counter and at no other',
  },
  {
    name: 'somebody hands over who did not see the code',
    file: inRedemptions('decide.ts'),
    find: 'presentedBy === staff && since',
    replace: 'presentedBy !== null && since',
    tests: deciding,
    only: 'whoever saw the code',
  },
  {
    name: 'a sixth code may be guessed',
    file: inRedemptions('decide.ts'),
    find: 'recent >= missLimits.withinMinutes',
    replace: 'recent > missLimits.withinMinutes',
    tests: deciding,
    only: 'five wrong codes',
  },
  {
    name: 'whoever types a code stands in the way of those who show one',
    file: inRedemptions('vouchers.ts'),
    find: '    if (typed && !(await mayType())) return typedOut;\n',
    replace: '    if (typed) await voucherStore.lockCodesOf(tx, scope, counter);\n',
    tests: inOrder,
    only: 'types a code',
  },
  {
    name: 'a seat as merchant makes a grid worker of the whole county',
    file: inRedemptions('reservations.ts'),
    find: "covers(narrowTo(scope, ['grid_worker']), grid)",
    replace: 'covers(scope, grid)',
    tests: redeeming,
    only: 'in the own grid only',
  },
];

const ofWhoGetsIt: Bug[] = [
  {
    name: 'one more than the limit of a period',
    file: inRedemptions('decide.ts'),
    find: 'who.taken >= wanted.limit.count',
    replace: 'who.taken > wanted.limit.count',
    tests: deciding,
    only: 'as many as allowed',
  },
  {
    name: 'what was given back counts towards a limit',
    file: inRedemptions('store.ts'),
    find: "\n    and r.state in ('reserved', 'handed_over')",
    replace: '',
    tests: redeeming,
    only: 'an empty shelf',
  },
  {
    name: 'wishes of one moment do not know of each other',
    file: inRedemptions('gather.ts'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands there
    find: '      add(`taken/${who.id}/${what.reward}`, 1);\n',
    replace: '',
    tests: inOrder,
    only: 'wishes of one moment',
  },
  {
    name: 'an answer is not kept under its request id',
    file: 'server/platform/together.ts',
    find: 'if (first !== undefined) {',
    replace: 'if (first === undefined && done[0] !== undefined) {',
    tests: redeeming,
    only: 'the same request twice',
  },
  {
    name: 'other content under a known request id is answered as if it were the same',
    file: 'server/platform/together.ts',
    find: 'known.fingerprint.equals(fingerprintOf(one.ask))',
    replace: 'known.fingerprint.length > 0',
    tests: redeeming,
    only: 'the same request twice',
  },
];

const ofPoints: Bug[] = [
  {
    name: 'what a pool helped with is not given back',
    file: inLedger('holds.ts'),
    find: 'besides: ofPools',
    replace: 'besides: ofPools.slice(ofPools.length)',
    tests: redeeming,
    only: 'the part of a sponsor',
  },
  {
    name: 'the reserve of a pool is kept while a receiver is waited for',
    file: inLedger('holds.ts'),
    find: '  await lockReceivers(tx, opened, enough);\n',
    replace: '',
    tests: testsOf('holds'),
    only: 'account of a receiver',
  },
  {
    name: 'whoever finds a pool emptied is told that nobody helps',
    file: inRedemptions('reserve.ts'),
    find: "throw new Busy('what a pool had went to others')",
    replace: "throw new Error('what a pool had went to others')",
    tests: inOrder,
    only: 'the next pool helps',
  },
];

export const inRedeeming: readonly Bug[] = [...ofShelves, ...ofCodes, ...ofWhoGetsIt, ...ofPoints];
