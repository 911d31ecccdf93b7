import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../contract/counter.ts';
import {
  type Line,
  lineMessage,
  normalCode,
  type Pass,
  passMessage,
  writeLine,
  writePass,
  writeShown,
} from '../../contract/counter-pass.ts';
import { check, type Knowing } from './check.ts';
import { sha256Hex, verify } from './cryptography.ts';
import { appended, emptyJournal } from './journal.ts';

const county = 339999;
const id = (last: string) => `01900000-0000-7000-8000-0000000000${last}`;
const [counter, elsewhere, offer, redemption, other] = ['01', '02', '03', '04', '05'].map(id) as [
  string,
  string,
  string,
  string,
  string,
];
const now = new Date('2026-10-14T02:00:00Z');
const until = new Date('2026-10-14T14:00:00Z');
const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey
  .export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('base64');
const signed = (message: Uint8Array) => sign(null, message, keys.privateKey);
const hashOf = (code: string) => createHash('sha256').update(normalCode(code)).digest('hex');
const paper = 'ABCD-EFGH-JKMN-PQRS';
const card = 'QRST-VWXY-Z012-3456';
const qr = `PA1:${'0A'.repeat(16)}`;

function shown(change: Partial<Pass> = {}): string {
  const pass = { redemption, counter, offer, until, ...change };
  return writeShown(qr, writePass(pass, signed(passMessage(county, pass))));
}

function lineOf(change: Partial<Line>) {
  const line = { redemption, counter, offer, until, paper: null, card: null, ...change };
  return {
    redemption: line.redemption,
    offer,
    residentName: { zh: '王*梅', en: '王*梅' },
    points: 30,
    reservedAt: now.toISOString(),
    holdUntil: until.toISOString(),
    signed: writeLine(line, signed(lineMessage(county, line))),
  };
}

const sheet: Sheet = {
  till: id('09'),
  counter,
  counterName: { zh: '便民超市', en: 'Shop' },
  issuedAt: now.toISOString(),
  until: until.toISOString(),
  publicKey,
  offers: [
    {
      id: offer,
      name: { zh: '大米', en: 'Rice' },
      words: { zh: '一袋', en: 'A bag' },
      kind: 'goods',
      photo: null,
      slot: null,
      batch: null,
    },
  ],
  lines: [
    lineOf({ paper: hashOf(paper), card: hashOf(card) }),
    lineOf({ redemption: other, card: hashOf(card) }),
  ],
  journal: { seq: 0, hash: '' },
};
const knowing: Knowing = {
  county,
  sheet,
  journal: emptyJournal({ county, counter, till: sheet.till }),
  now,
  sha256: sha256Hex,
  verify,
};
const whyNot = async (text: string, change: Partial<Knowing> = {}) => {
  const checked = await check(text, { ...knowing, ...change });
  return checked.kind === 'no' ? checked.why : checked.kind;
};
const found = async (text: string, change: Partial<Knowing> = {}) => {
  const checked = await check(text, { ...knowing, ...change });
  return checked.kind === 'found' ? checked.found : [];
};

describe('without a network', () => {
  test('the pass of a phone is taken, with what the list says of it', async () => {
    expect(await found(shown())).toMatchObject([
      { redemption, shown: 'pass', code: null, line: { points: 30 }, until },
    ]);
  });

  test('so is one of a reservation that is on no list yet', async () => {
    const fresh = await found(shown({ redemption: id('06') }));
    expect(fresh).toMatchObject([{ redemption: id('06'), line: null, offer: { id: offer } }]);
  });

  test('paper is one reservation, a card everything that waits for its owner', async () => {
    expect(await found(paper.toLowerCase())).toMatchObject([
      { redemption, shown: 'paper', proof: sheet.lines[0]?.signed },
    ]);
    const byCard = await found(card.replaceAll('-', ' '));
    expect(byCard.map((one) => [one.redemption, one.shown])).toEqual([
      [redemption, 'card'],
      [other, 'card'],
    ]);
  });

  test.each([
    ['another counter’s', shown({ counter: elsewhere }), 'other_counter'],
    ['what has run out', shown({ until: new Date('2026-10-14T01:59:59Z') }), 'expired'],
    ['a reward that is not here', shown({ offer: id('07') }), 'offer_unknown'],
    ['letters that are no pass', writeShown(qr, 'PASS'), 'not_signed'],
    ['an altered pass', shown().slice(0, -4).concat('0000'), 'not_signed'],
    ['eight digits', '1234 5678', 'digits_need_network'],
    ['a code that nobody has', 'AAAA-BBBB-CCCC-DDDD', 'code_unknown'],
    ['a code without a pass', qr, 'code_unknown'],
  ])('%s is not taken', async (_, text, why) => {
    expect(await whyNot(text)).toBe(why);
  });

  test('nothing is taken without a list, by one that has run out, or where nobody can check', async () => {
    expect(await whyNot(shown(), { sheet: null })).toBe('no_sheet');
    expect(await whyNot(shown(), { now: until })).toBe('sheet_over');
    expect(await whyNot(shown(), { verify: async () => undefined })).toBe('cannot_check');
    const foreign = { ...sheet, publicKey: Buffer.alloc(32, 1).toString('base64') };
    expect(await whyNot(paper, { sheet: foreign })).toBe('not_signed');
  });

  test('what was handed over here is not taken a second time, in whatever way it is shown', async () => {
    const written = {
      id: id('08'),
      at: now.toISOString(),
      staff: id('0a'),
      kind: 'handed_over',
      reason: null,
      redemption,
      shown: 'pass',
      proof: '',
      code: null,
    } as const;
    const about = { name: { zh: '大米', en: 'Rice' }, residentName: null, points: 30 };
    const journal = appended(knowing.journal, { written, about }, sha256Hex);
    expect(await whyNot(shown(), { journal })).toBe('done');
    expect(await whyNot(paper, { journal })).toBe('done');
    expect((await found(card, { journal })).map((one) => one.redemption)).toEqual([other]);
  });
});
