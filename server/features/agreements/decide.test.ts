import { expect, test } from 'vitest';
import { isOpen, refuseSignature, wayOf } from './decide.ts';

const nothing = { phone: undefined, code: undefined, visitor: undefined };
const phone = '13800001234';

test('somebody agrees by a code of their phone, or by a signature; never by half of one or by both', () => {
  expect(wayOf({ ...nothing, phone, code: '123456' })).toBe('code');
  expect(wayOf({ ...nothing, visitor: 'one' })).toBe('signature');
  expect(wayOf(nothing)).toBeUndefined();
  expect(wayOf({ ...nothing, phone })).toBeUndefined();
  expect(wayOf({ ...nothing, code: '123456' })).toBeUndefined();
  expect(wayOf({ phone, code: '123456', visitor: 'one' })).toBeUndefined();
});

test('a signature is for accounts without a number', () => {
  expect(refuseSignature({ hasPhone: true })).toBe('agreement_by_code');
  expect(refuseSignature({ hasPhone: false })).toBeUndefined();
});

test('it is good until its time is over, for whom it was agreed with', () => {
  const until = new Date('2026-10-14T02:30:00Z');
  const at = (me: string, time: string) =>
    isOpen({ staff: 'clerk', until }, { me, now: new Date(`2026-10-14T${time}Z`) });
  expect(at('clerk', '02:29:59')).toBe(true);
  expect(at('clerk', '02:30:00')).toBe(false);
  expect(at('other', '02:00:00')).toBe(false);
});
