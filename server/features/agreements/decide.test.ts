import { expect, test } from 'vitest';
import {
  isOpen,
  refuseAnswer,
  refuseNewcomer,
  refuseSignature,
  refuseSigned,
  wayOf,
} from './decide.ts';

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

test('beside a code nothing is signed; a signature need not be drawn on the screen', () => {
  const signature = 'M10 10 L20 20';
  expect(refuseSigned('code', signature)).toBe('agreement_not_signed');
  expect(refuseSigned('code', undefined)).toBeUndefined();
  expect(refuseSigned('signature', signature)).toBeUndefined();
  expect(refuseSigned('signature', undefined)).toBeUndefined();
});

test('a “yes” that binds two is by a code of one’s own phone, or signed; a “no” is not signed', () => {
  const signature = 'M10 10 L20 20';
  const yes = { agreed: true, signature: undefined };
  expect(refuseAnswer({ ...yes, agreedBy: 'code' })).toBeUndefined();
  expect(refuseAnswer({ ...yes, agreedBy: 'signature' })).toBe('answer_unsigned');
  expect(refuseAnswer({ ...yes, agreedBy: 'signature', signature })).toBeUndefined();
  const no = { agreed: false, signature: undefined, agreedBy: 'signature' } as const;
  expect(refuseAnswer(no)).toBeUndefined();
  expect(refuseAnswer({ ...no, signature })).toBe('answer_not_signed');
});

test('nobody registers somebody of their own name', () => {
  expect(refuseNewcomer({ name: '张 三', typist: '张三' })).toBe('registration_of_oneself');
  expect(refuseNewcomer({ name: '李四', typist: '张三' })).toBeUndefined();
});

test('it is good until its time is over, for whom it was agreed with', () => {
  const until = new Date('2026-10-14T02:30:00Z');
  const at = (me: string, time: string) =>
    isOpen({ staff: 'clerk', until }, { me, now: new Date(`2026-10-14T${time}Z`) });
  expect(at('clerk', '02:29:59')).toBe(true);
  expect(at('clerk', '02:30:00')).toBe(false);
  expect(at('other', '02:00:00')).toBe(false);
});
