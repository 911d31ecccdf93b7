import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate, startOfDay } from '../../platform/calendar.ts';
import {
  adultActs,
  ageClassOf,
  type CodeFacts,
  codeForm,
  codesSince,
  decideAge,
  decideCodeRequest,
  decideSettledAge,
  decideTry,
  usualSignInLimits as limits,
  neededBits,
  refuseAct,
} from './decide.ts';

const now = new Date('2026-10-14T01:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const nothing = { thisHour: 0, today: 0 };
const quiet: CodeFacts = {
  known: false,
  sent: [],
  device: nothing,
  address: nothing,
  failedToday: 0,
  provenBits: 0,
};
const ask = (facts: Partial<CodeFacts>) =>
  decideCodeRequest({ ...quiet, ...facts }, { limits, now });
const sentAt = (...seconds: number[]) => seconds.map((one) => ({ at: ago(one), tried: false }));
const seconds = (until: Date) => (until.getTime() - now.getTime()) / 1_000;

describe('when a code is sent', () => {
  test('the first one at once, the next after a minute', () => {
    expect(ask({})).toEqual({ kind: 'send' });
    expect(ask({ sent: sentAt(59) })).toMatchObject({ kind: 'wait', because: 'just_sent' });
    expect(ask({ sent: sentAt(60) })).toEqual({ kind: 'send' });
  });

  test('five in an hour, seven in a day, ten where the device is known; the wait ends when the oldest of them is an hour, a day old', () => {
    const five = sentAt(100, 200, 300, 400, 3_000);
    const hour = ask({ sent: five });
    expect(hour).toMatchObject({ kind: 'wait', because: 'too_many' });
    expect(hour.kind === 'wait' && seconds(hour.until)).toBe(600);
    const ten = sentAt(...Array.from({ length: 10 }, (_, place) => 4_000 * (place + 1)));
    const day = ask({ sent: ten });
    expect(day.kind === 'wait' && seconds(day.until)).toBe(86_400 - 28_000);
    expect(ask({ sent: ten.slice(0, 9), known: true })).toEqual({ kind: 'send' });
    const known = ask({ sent: ten, known: true });
    expect(known.kind === 'wait' && seconds(known.until)).toBe(86_400 - 40_000);
  });

  test('after wrong tries at four codes there is no fifth that day', () => {
    const tried = sentAt(100, 7_300, 14_600, 21_900).map((code) => ({ ...code, tried: true }));
    expect(ask({ sent: tried })).toMatchObject({ kind: 'wait', because: 'tries_too_many' });
    expect(ask({ sent: [...tried.slice(1), ...sentAt(80_000)] })).toEqual({ kind: 'send' });
    expect(ask({ sent: tried, known: true })).toEqual({ kind: 'send' });
  });

  test('one device asks for ten in an hour and thirty in a day, for whatever phones', () => {
    expect(ask({ device: { thisHour: 9, today: 9 } })).toEqual({ kind: 'send' });
    const hour = ask({ device: { thisHour: 10, today: 10 } });
    expect(hour.kind === 'wait' && hour.until).toEqual(new Date('2026-10-14T02:00:00Z'));
    const day = ask({ device: { thisHour: 0, today: 30 } });
    expect(day.kind === 'wait' && day.until).toEqual(startOfDay('2026-10-15'));
  });

  test('an address shared by many is asked for effort before it is refused', () => {
    expect(ask({ address: { thisHour: 59, today: 59 } })).toEqual({ kind: 'send' });
    expect(ask({ address: { thisHour: 60, today: 60 } })).toEqual({ kind: 'prove', bits: 17 });
    expect(ask({ address: { thisHour: 60, today: 60 }, provenBits: 17 })).toEqual({ kind: 'send' });
    const refused = ask({ address: { thisHour: 600, today: 600 }, provenBits: 21 });
    expect(refused).toMatchObject({ kind: 'wait', because: 'too_many' });
    const known = ask({ address: { thisHour: 600, today: 600 }, provenBits: 21, known: true });
    expect(known).toEqual({ kind: 'send' });
  });

  test('beyond a thousand failed codes a day effort is asked for, and more of it the more there are', () => {
    expect(ask({ failedToday: 1_000 })).toEqual({ kind: 'send' });
    expect(ask({ failedToday: 1_001 })).toEqual({ kind: 'prove', bits: 17 });
    expect(ask({ failedToday: 2_000 })).toEqual({ kind: 'prove', bits: 18 });
    expect(ask({ failedToday: 1e9 })).toEqual({ kind: 'prove', bits: 21 });
    expect(ask({ failedToday: 2_000, provenBits: 17 })).toEqual({ kind: 'prove', bits: 18 });
  });

  test('a refusal names the latest of all moments to wait for, and there the code is sent', () => {
    const codes = fc.array(fc.tuple(fc.integer({ min: 0, max: 86_399 }), fc.boolean()), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(codes, (drawn) => {
        const sent = drawn
          .map(([one, tried]) => ({ at: ago(one), tried }))
          .toSorted((a, b) => b.at.getTime() - a.at.getTime());
        const decision = ask({ sent });
        if (decision.kind !== 'wait') return;
        const { until } = decision;
        const still = sent.filter(({ at }) => at > codesSince(until));
        const then = decideCodeRequest({ ...quiet, sent: still }, { limits, now: until });
        expect(then).toEqual({ kind: 'send' });
      }),
    );
  });
});

test('a hard moment asks for no effort where none is needed', () => {
  expect(neededBits({ address: nothing, failedToday: 0 }, limits)).toBe(0);
});

describe('what a try comes to', () => {
  const code = { right: true, tries: 0 };
  const still = { device: nothing, address: nothing, triedAtAddress: 0 };
  const calm = { known: false, code, othersTried: 0, ...still };
  const attempt = (facts: Partial<typeof calm>) =>
    decideTry({ ...calm, ...facts }, { limits, now });
  test('the right code is right until it was tried five times', () => {
    expect(attempt({})).toEqual({ kind: 'right' });
    expect(attempt({ code: { right: true, tries: 4 } })).toEqual({ kind: 'right' });
    expect(attempt({ code: { right: true, tries: 5 } })).toEqual({ kind: 'wrong' });
    expect(attempt({ code: { right: false, tries: 0 } })).toEqual({ kind: 'wrong' });
  });
  test('of an address that tried too much of what was asked for anywhere, no newcomer comes in', () => {
    expect(attempt({ triedAtAddress: 2_999 })).toEqual({ kind: 'right' });
    expect(attempt({ triedAtAddress: 3_000 })).toMatchObject({ kind: 'wait' });
    expect(attempt({ triedAtAddress: 3_000, known: true })).toEqual({ kind: 'right' });
  });
  test('the codes that an address is sent without effort do not get it refused', () => {
    const { easyPerHour, failedPerHour } = limits.address;
    expect(easyPerHour * codeForm.tries).toBeLessThan(failedPerHour);
  });
  test('a fifth code with wrong tries on a day is as good as none', () => {
    expect(attempt({ othersTried: 3 })).toEqual({ kind: 'right' });
    expect(attempt({ othersTried: 4 })).toEqual({ kind: 'wrong' });
  });
  test('on a device that is known to the phone only its own measure counts', () => {
    const stranger = { othersTried: 9, address: { thisHour: 900, today: 900 } };
    expect(attempt({ ...stranger, known: true, code: { right: true, tries: 9 } })).toEqual({
      kind: 'right',
    });
    expect(attempt({ ...stranger, known: true, code: { right: false, tries: 0 } })).toEqual({
      kind: 'wrong',
    });
    const device = { thisHour: 0, today: 20 };
    expect(attempt({ known: true, device })).toMatchObject({ kind: 'wait' });
  });
  test('over the limit of a device or an address right and wrong are answered alike', () => {
    for (const right of [true, false]) {
      const tried = { right, tries: 0 };
      const device = { thisHour: 0, today: 20 };
      expect(attempt({ code: tried, device })).toMatchObject({ kind: 'wait' });
      const address = { thisHour: 1_500, today: 1_500 };
      expect(attempt({ code: tried, address })).toMatchObject({ kind: 'wait' });
    }
  });
});

describe('how old somebody is', () => {
  test.each([
    ['2012-09-30', 'under_14'],
    ['2012-10-31', 'under_14'],
    ['2012-11-01', '14_17'],
    ['2016-10-31', '14_17'],
    ['2016-11-01', 'adult'],
  ] as const)('born in October 1998, on %s: %s', (on, ageClass) => {
    expect(ageClassOf({ year: 1998, month: 10 }, on)).toBe(ageClass);
  });
  test('nobody is counted as older than they are, whatever day of the month was theirs', () => {
    const born = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2020-12-31'),
      noInvalidDate: true,
    });
    const later = fc.integer({ min: 0, max: 25 * 366 });
    fc.assert(
      fc.property(born, later, (birth, days) => {
        const [year, month, day] = localDate(birth).split('-').map(Number) as [
          number,
          number,
          number,
        ];
        const on = localDate(new Date(birth.getTime() + days * 86_400_000));
        const [nowYear, nowMonth, nowDay] = on.split('-').map(Number) as [number, number, number];
        const had = nowMonth > month || (nowMonth === month && nowDay >= day);
        const years = nowYear - year - (had ? 0 : 1);
        const ageClass = ageClassOf({ year, month }, on);
        if (years < 14) expect(ageClass).toBe('under_14');
        if (years < 18) expect(ageClass).not.toBe('adult');
        if (years > 18) expect(ageClass).toBe('adult');
      }),
    );
  });

  const today = '2026-10-14';
  const adult = { kind: 'adult' } as const;
  const born = (year: number, month: number) => ({ kind: 'born', year, month }) as const;
  const unknown = { ageClass: null, birth: null, doubted: false };
  const past = { used: false, guardian: false };
  test('grown-ups leave no date; minors leave the month', () => {
    expect(decideAge({ known: unknown, past, said: adult }, today)).toEqual({
      kind: 'set',
      ageClass: 'adult',
      birth: null,
    });
    expect(decideAge({ known: unknown, past, said: born(1990, 3) }, today)).toMatchObject({
      birth: null,
    });
    expect(decideAge({ known: unknown, past, said: born(2010, 3) }, today)).toEqual({
      kind: 'set',
      ageClass: '14_17',
      birth: { year: 2010, month: 3 },
    });
    expect(decideAge({ known: unknown, past, said: born(2014, 3) }, today)).toMatchObject({
      ageClass: 'under_14',
    });
  });
  test('a minor does not become a grown-up by saying so, nor by another month', () => {
    const birth = { year: 2010, month: 3 };
    const known = { ageClass: '14_17', birth, doubted: false } as const;
    for (const said of [adult, born(1990, 3), born(2010, 4)])
      expect(decideAge({ known, past, said }, today)).toEqual({
        kind: 'refuse',
        code: 'age_is_known',
      });
    expect(decideAge({ known, past, said: born(2010, 3) }, today)).toEqual({ kind: 'keep' });
    const withoutMonth = { ageClass: '14_17', birth: null, doubted: false } as const;
    expect(decideAge({ known: withoutMonth, past, said: born(1990, 3) }, today).kind).toBe(
      'refuse',
    );
    expect(decideAge({ known: withoutMonth, past, said: born(2010, 3) }, today).kind).toBe('set');
  });
  test('a guardian does not become a minor, and an account with a past is not closed by a month', () => {
    const grown = { ageClass: 'adult', birth: null, doubted: false } as const;
    const saying = (of: Partial<typeof past>, known: typeof unknown | typeof grown, year: number) =>
      decideAge({ known, past: { ...past, ...of }, said: born(year, 3) }, today);
    for (const year of [2010, 2014])
      expect(saying({ used: true, guardian: true }, grown, year)).toEqual({
        kind: 'refuse',
        code: 'guardian_is_adult',
      });
    for (const refused of [saying({ used: true }, unknown, 2014), saying({}, grown, 2014)])
      expect(refused).toEqual({ kind: 'refuse', code: 'under_14_at_window' });
    expect(saying({ used: true }, grown, 2010)).toMatchObject({ kind: 'set', ageClass: '14_17' });
    expect(saying({ used: true, guardian: true }, grown, 1990).kind).toBe('set');
  });
  test('while an age is in doubt nothing that is said counts', () => {
    for (const ageClass of [null, 'adult', '14_17'] as const)
      for (const said of [adult, born(1990, 3), born(2010, 3), born(2014, 3)])
        expect(
          decideAge({ known: { ageClass, birth: null, doubted: true }, past, said }, today),
        ).toEqual({ kind: 'refuse', code: 'age_in_doubt' });
  });
  test('the window says any age by a paper, but makes no minor of a guardian', () => {
    const settle = (said: typeof adult | ReturnType<typeof born>, guardian = false) =>
      decideSettledAge({ past: { guardian }, said }, today);
    expect(settle(adult)).toEqual({ kind: 'set', ageClass: 'adult', birth: null });
    expect(settle(born(1990, 3))).toEqual({ kind: 'set', ageClass: 'adult', birth: null });
    expect(settle(born(2010, 3))).toMatchObject({ ageClass: '14_17', birth: { month: 3 } });
    expect(settle(born(2014, 3))).toMatchObject({ ageClass: 'under_14', birth: { year: 2014 } });
    expect(settle(adult, true)).toMatchObject({ ageClass: 'adult' });
    for (const year of [2010, 2014])
      expect(settle(born(year, 3), true)).toEqual({ kind: 'refuse', code: 'guardian_is_adult' });
    expect(settle(born(2027, 1))).toEqual({ kind: 'refuse', code: 'birth_impossible' });
  });
  test('a month that has not come, or that nobody living can have, is refused', () => {
    for (const said of [born(2026, 11), born(2027, 1), born(1895, 1)])
      expect(decideAge({ known: unknown, past, said }, today)).toEqual({
        kind: 'refuse',
        code: 'birth_impossible',
      });
  });
  test('minors take part in nothing that can bring them into danger or into view', () => {
    for (const act of adultActs) {
      expect(refuseAct('14_17', act)).toBe('grown_ups_only');
      expect(refuseAct('under_14', act)).toBe('grown_ups_only');
      expect(refuseAct('adult', act)).toBeUndefined();
    }
  });
  test('whoever has said no age says it before any of it', () => {
    for (const act of adultActs) expect(refuseAct(null, act)).toBe('age_unknown');
    expect(adultActs).toEqual(['dispute_clue', 'cheat_report', 'patrol', 'mediation', 'ranking']);
  });
});
