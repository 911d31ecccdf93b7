import { expect, test } from 'vitest';
import { onceCertified, saidMoving, saidOfPay } from './certification.ts';

/* Who pays a mediator: that the state does counts at once; that it does no longer, once they are certified anew. */

const pay = (state_employee: boolean, state_pay_over = false) => ({
  state_employee,
  state_pay_over,
});
const free = pay(false);
const paid = pay(true);
/** Paid by the state until they are certified anew. */
const paidUntilThen = pay(true, true);

test.each([
  ['it never paid them', false, false, free],
  ['it pays them from now on', false, true, paid],
  ['it pays them as before', true, true, paid],
  ['it pays them no longer', true, false, paidUntilThen],
])('whoever applies or renews says so: %s', (_, paidByState, says, expected) => {
  expect(saidOfPay({ paidByState, says })).toEqual(expected);
});

test('whoever moves says only that it pays them, and takes back that it does no longer', () => {
  expect(saidMoving({ row: free, says: true })).toEqual(paid);
  expect(saidMoving({ row: paidUntilThen, says: true })).toEqual(paid);
  for (const row of [free, paid, paidUntilThen])
    expect(saidMoving({ row, says: false })).toEqual(row);
});

test('certified anew nobody is paid by the state who has said that it pays them no longer', () => {
  expect(onceCertified(paidUntilThen)).toEqual(free);
  for (const row of [free, paid]) expect(onceCertified(row)).toEqual(row);
});
