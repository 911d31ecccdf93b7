import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areDigits,
  lineMessage,
  normalCode,
  passMessage,
  readLine,
  readPass,
  readShown,
  writeLine,
  writePass,
  writeShown,
} from './counter-pass.ts';

const uuid = fc.uuid();
const until = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seconds) => new Date(seconds * 1_000));
const pass = fc.record({ redemption: uuid, counter: uuid, offer: uuid, until });
const hash = fc.option(
  fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex')),
);
const line = fc.record({
  redemption: uuid,
  counter: uuid,
  offer: uuid,
  until,
  paper: hash,
  card: hash,
});
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 });
const county = 339999;

describe('a pass', () => {
  test('is read as it was written, with what was signed', () => {
    fc.assert(
      fc.property(pass, signature, (value, signed) => {
        const read = readPass(county, writePass(value, signed));
        expect(read?.value).toEqual(value);
        expect(read?.signature).toEqual(signed);
        expect(read?.message).toEqual(passMessage(county, value));
      }),
    );
  });

  test('fits a QR code that a phone can show: letters that it holds densely, fewer than 200', () => {
    const [text = ''] = fc.sample(
      fc.tuple(pass, signature).map(([one, s]) => writePass(one, s)),
      1,
    );
    expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{188}$/);
  });

  test('any other text is none', () => {
    fc.assert(fc.property(fc.string(), (text) => readPass(county, text) === undefined));
    const [text = ''] = fc.sample(
      fc.tuple(pass, signature).map(([one, s]) => writePass(one, s)),
      1,
    );
    expect(readPass(county, text.slice(1))).toBeUndefined();
    expect(readPass(county, `${text}0`)).toBeUndefined();
    expect(readPass(county, text.toLowerCase())).toBeUndefined();
  });

  test('of two counties or of two ends the same is never signed', () => {
    fc.assert(
      fc.property(pass, (value) => {
        const other = { ...value, until: new Date(value.until.getTime() + 1_000) };
        expect(passMessage(1, value)).not.toEqual(passMessage(2, value));
        expect(passMessage(1, value)).not.toEqual(passMessage(1, other));
      }),
    );
  });
});

describe('a line', () => {
  test('is read as it was written, with what was signed', () => {
    fc.assert(
      fc.property(line, signature, (value, signed) => {
        const read = readLine(county, writeLine(value, signed));
        expect(read?.value).toEqual(value);
        expect(read?.signature).toEqual(signed);
        expect(read?.message).toEqual(lineMessage(county, value));
      }),
    );
  });

  test('any other text is none', () => {
    fc.assert(fc.property(fc.string(), (text) => readLine(county, text) === undefined));
  });
});

test('what a phone shows is a code for a counter with a network and a pass for one without', () => {
  const qr = `PA1:${'0A'.repeat(16)}`;
  expect(readShown(writeShown(qr, 'PASS'))).toEqual({ code: qr, pass: 'PASS' });
  expect(readShown(qr)).toEqual({ code: qr, pass: null });
  expect(readShown(' 1234 5678 ')).toEqual({ code: '1234 5678', pass: null });
});

test('a code is the same however it was typed', () => {
  expect(normalCode('o1il-uuuu 0000')).toBe('0111VVVV0000');
  expect(normalCode('pa1:0a')).toBe('PA1:0A');
  expect(areDigits('1234 5678')).toBe(true);
  expect(areDigits('1234 567O')).toBe(true);
  expect(areDigits('ABCD-EFGH-JKMN-PQRS')).toBe(false);
});
