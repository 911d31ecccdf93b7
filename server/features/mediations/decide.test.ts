import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disputeKinds, fileItems, mediationStates } from '../../../contract/mediations.ts';
import { dueTier, refuseApplication, standingOf, termUntil } from './certification.ts';
import {
  afterAnswer,
  allowedAtDesk,
  allowedToMediator,
  allowedToParty,
  type FileFacts,
  fileLines,
  refuseMove,
  releasesSecondHalf,
  visitDueOn,
  type WorkFacts,
  waysOnOf,
  workOf,
} from './decide.ts';
import { lessons, wrongAnswers } from './lessons.ts';
import { suspicionsOf } from './suspicions.ts';
import { tiesOf } from './ties.ts';

const today = '2026-11-28';
const told = { informed: true, answer: null } as const;
const file = (given: Partial<FileFacts> = {}): FileFacts => ({
  state: 'assigned',
  parties: [told, told],
  sessions: 1,
  reviewed: false,
  visitDueOn: null,
  confirmableUntil: null,
  courtAsked: false,
  confirmed: false,
  ...given,
});

describe('the road of a file', () => {
  test('an agreement needs both; one “no” takes it back to the table', () => {
    const yes = { informed: true, answer: 'agreed' } as const;
    const no = { informed: true, answer: 'declined' } as const;
    expect(afterAnswer([yes, told])).toBe('proposed');
    expect(afterAnswer([yes, yes])).toBe('agreed');
    expect(afterAnswer([yes, no])).toBe('assigned');
  });
  test('nobody writes down a result without a session', () => {
    expect(allowedToMediator(file({ sessions: 0 }))).toEqual(['record']);
    expect(allowedToMediator(file())).toEqual(['record', 'propose', 'give_up']);
    expect(allowedToMediator(file({ state: 'agreed' }))).toEqual([]);
  });
  test('the return visit comes thirty days later, and after the work was looked at', () => {
    const due = file({ state: 'agreed', visitDueOn: '2026-11-28', reviewed: true });
    expect(refuseMove('visit', due, '2026-11-27')).toBe('visit_too_early');
    expect(refuseMove('visit', due, today)).toBeUndefined();
    expect(refuseMove('visit', { ...due, reviewed: false }, today)).toBe('review_first');
  });
  test('it is kept once it was performed: the later of thirty days and the day that was named', () => {
    expect(visitDueOn(today, null)).toBe('2026-12-28');
    expect(visitDueOn(today, '2026-12-08')).toBe('2026-12-28');
    expect(visitDueOn(today, '2027-03-01')).toBe('2027-03-01');
  });
  test('both ask the court within thirty days of an agreement, once, and it ends nothing', () => {
    const agreed = file({ state: 'agreed', confirmableUntil: today, visitDueOn: '2027-03-01' });
    expect(refuseMove('ask_court', agreed, today)).toBeUndefined();
    expect(refuseMove('ask_court', agreed, '2026-11-29')).toBe('court_too_late');
    expect(refuseMove('ask_court', { ...agreed, courtAsked: true }, today)).toBe(
      'mediation_not_now',
    );
    for (const state of mediationStates)
      if (state !== 'agreed')
        expect(refuseMove('ask_court', { ...agreed, state }, today), state).toBe(
          'mediation_not_now',
        );
  });
  test('the court confirms what it was asked about, once, also after the file has ended', () => {
    const asked = file({ state: 'closed', confirmableUntil: '2026-01-01', courtAsked: true });
    expect(refuseMove('confirm', asked, today)).toBeUndefined();
    expect(refuseMove('confirm', { ...asked, courtAsked: false }, today)).toBe('mediation_not_now');
    expect(refuseMove('confirm', { ...asked, confirmed: true }, today)).toBe('mediation_not_now');
  });
  test('a file goes on where its dispute can: no arbitrators in families, before the court in work', () => {
    expect(waysOnOf('marriage_family')).not.toContain('arbitration');
    expect(waysOnOf('wages_of_migrants')[0]).toBe('arbitration');
    expect(waysOnOf('neighbours')[0]).toBe('court');
    for (const kind of disputeKinds)
      for (const never of ['judicial_confirmation', 'withdrawn'])
        expect(waysOnOf(kind), kind).not.toContain(never);
  });
  test('work is looked at once, and only where there was any', () => {
    expect(allowedAtDesk(file({ state: 'failed' }), today)).toContain('review');
    expect(allowedAtDesk(file({ state: 'failed', reviewed: true }), today)).not.toContain('review');
    expect(allowedAtDesk(file({ state: 'referred', sessions: 0 }), today)).not.toContain('review');
  });
  test('no step leads on to an agreement with a minor; all that ends the file is open', () => {
    for (const state of mediationStates) {
      const facts = file({ state });
      const left = allowedAtDesk(facts, today).filter(
        (move) => !['assign', 'propose'].includes(move),
      );
      expect(allowedAtDesk(facts, today, [2]), state).toEqual(left);
    }
    expect(allowedAtDesk(file(), today, [2])).toEqual(['add_paper', 'give_up', 'refer']);
  });
  test('a party can leave until there is an agreement, and never after', () => {
    for (const state of mediationStates) {
      const open = ['accepted', 'informed', 'assigned', 'proposed'].includes(state);
      expect(allowedToParty(file({ state }), 1).includes('leave'), state).toBe(open);
    }
  });
});

const work = (given: Partial<WorkFacts> = {}): WorkFacts => ({
  agreed: true,
  grade: 3,
  sessions: 1,
  mediator: { id: 'm', stateEmployee: false, tied: false, certified: true },
  helpers: [{ id: 'h', stateEmployee: false, tied: false }],
  parties: [
    { id: 'p1', resident: 'a', minor: false },
    { id: 'p2', resident: 'b', minor: false },
  ],
  reconciledBefore: false,
  ...given,
});
const kindsOf = (facts: WorkFacts) =>
  workOf(facts).map(({ kind, resident }) => `${resident} ${kind}`);

describe('what earns', () => {
  test('who led, who helped, and both who were reconciled', () => {
    expect(kindsOf(work())).toEqual([
      'a mediation.reconciled',
      'b mediation.reconciled',
      'h mediation.part',
      'm mediation.lead',
    ]);
    expect(workOf(work()).find(({ kind }) => kind === 'mediation.lead')).toMatchObject({
      grade: 3,
      outcomes: ['certified'],
    });
  });
  test('work that comes to no agreement is paid all the same, but nobody is reconciled', () => {
    expect(kindsOf(work({ agreed: false }))).toEqual(['h mediation.part', 'm mediation.lead']);
    expect(kindsOf(work({ sessions: 0 }))).toEqual([]);
  });
  test('whoever the state pays for it earns nothing by it', () => {
    const onDuty = { id: 'm', stateEmployee: true, tied: false, certified: true };
    const helpers = [{ id: 'h', stateEmployee: true, tied: false }];
    expect(kindsOf(work({ mediator: onDuty, helpers, agreed: false }))).toEqual([]);
  });
  test('nobody is paid for a file of their own people, led or helped with', () => {
    const { mediator, helpers } = work();
    expect(kindsOf(work({ agreed: false, mediator: { ...mediator, tied: true } }))).toEqual([
      'h mediation.part',
    ]);
    const tied = helpers.map((helper) => ({ ...helper, tied: true }));
    expect(kindsOf(work({ agreed: false, helpers: tied }))).toEqual(['m mediation.lead']);
  });
  test('the same two are not paid again within twelve months', () => {
    expect(kindsOf(work({ reconciledBefore: true }))).toEqual([
      'h mediation.part',
      'm mediation.lead',
    ]);
  });
  test('nobody is paid twice for one file, whoever stands in it how often', () => {
    const id = fc.constantFrom('a', 'b', 'h', 'm', 'x', 'y');
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.record({ id, stateEmployee: fc.boolean(), tied: fc.boolean() }), {
          maxLength: 8,
        }),
        fc.record({
          id,
          stateEmployee: fc.boolean(),
          tied: fc.boolean(),
          certified: fc.boolean(),
        }),
        (agreed, helpers, mediator) => {
          const done = workOf(work({ agreed, helpers, mediator }));
          const keys = done.map(({ kind, resident }) => `${kind} ${resident}`);
          expect(new Set(keys).size).toBe(keys.length);
          const apart = done.filter(({ kind }) => kind !== 'mediation.reconciled');
          expect(new Set(apart.map(({ resident }) => resident)).size).toBe(apart.length);
          // In one order, so that two files never wait for each other.
          const order = done.map(({ resident }) => resident);
          expect(order).toEqual([...order].sort());
        },
      ),
    );
  });
  test('the second half needs an agreement that was kept, sound work and no subsidy', () => {
    expect(releasesSecondHalf({ kept: true, wellDone: true, subsidised: false })).toBe(true);
    for (const but of [{ kept: false }, { wellDone: false }, { subsidised: true }])
      expect(releasesSecondHalf({ kept: true, wellDone: true, subsidised: false, ...but })).toBe(
        false,
      );
  });
});

describe('ties', () => {
  const facts = (
    mediator: Partial<Parameters<typeof tiesOf>[0]['mediator']> = {},
    samePairBefore = false,
  ) => ({
    mediator: {
      id: 'm',
      minor: false,
      household: null,
      left: [],
      employer: '',
      former: [],
      certifiedUntil: '2027-12-31',
      inArea: true,
      ...mediator,
    },
    parties: [
      { resident: 'a', household: 'home', left: [], employer: '临溪纺织有限公司' },
      { resident: null, household: null, left: [], employer: '' },
    ],
    samePairBefore,
  });
  const codes = (...given: Parameters<typeof facts>) =>
    tiesOf(facts(...given), today).map(({ code }) => code);
  test('nobody mediates for themselves, their household, or their employer', () => {
    expect(codes()).toEqual([]);
    expect(codes({ id: 'a', household: 'home' })).toEqual(['is_party']);
    expect(codes({ household: 'home' })).toEqual(['same_household']);
    expect(codes({ employer: '临溪 纺织' })).toEqual(['same_employer']);
    expect(codes({ employer: '临溪粮油' })).toEqual([]);
  });
  test('nor who is under 18, or may be', () => {
    expect(codes({ minor: true })).toEqual(['minor']);
    expect(codes({ minor: true, id: 'a', household: 'home' })[0]).toBe('minor');
  });
  test('nor where they worked before, since they were certified', () => {
    const former = ['临溪纺织'];
    expect(codes({ employer: '临溪粮油', former })).toEqual(['former_employer']);
    expect(codes({ employer: '临溪 纺织', former })).toEqual(['same_employer']);
  });
  test('nor the same two again, outside their area, or past their term', () => {
    expect(codes({}, true)).toEqual(['same_pair_before']);
    expect(codes({ inArea: false, certifiedUntil: '2026-11-27' })).toEqual([
      'out_of_area',
      'term_over',
    ]);
  });
});

describe('certificates', () => {
  const certified = { state: 'certified', certifiedUntil: '2027-01-15' } as const;
  const asking = (row?: Parameters<typeof standingOf>[0]) => ({
    row,
    lessonsLeft: 0,
    age: undefined,
  });
  test('grown-ups who have learned apply; a term is renewed from sixty days before its end', () => {
    expect(refuseApplication(asking(), today)).toBeUndefined();
    expect(refuseApplication({ ...asking(), lessonsLeft: 1 }, today)).toBe('lessons_first');
    expect(refuseApplication({ ...asking(), age: 'grown_ups_only' }, today)).toBe('adults_mediate');
    expect(refuseApplication(asking(certified), '2026-11-15')).toBe('renew_later');
    expect(refuseApplication(asking(certified), '2026-11-16')).toBeUndefined();
    expect(refuseApplication(asking({ ...certified, state: 'applied' }), today)).toBe(
      'applied_already',
    );
  });
  test('a term ends with its last day; a renewal in time loses no day of it', () => {
    expect(standingOf(certified, '2027-01-15')).toBe('certified');
    expect(standingOf(certified, '2027-01-16')).toBe('lapsed');
    expect(termUntil('2027-01-15', today)).toBe('2029-01-14');
    expect(termUntil('2026-01-15', today)).toBe('2028-11-27');
  });
  test('tiers come of files that were kept', () => {
    expect([0, 4, 5, 19, 20].map(dueTier)).toEqual([1, 1, 2, 2, 3]);
  });
  test('a lesson is passed with every answer right', () => {
    for (const lesson of lessons) {
      const right = lesson.questions.map((one) => one.right);
      expect(wrongAnswers(lesson, right)).toBe(0);
      expect(wrongAnswers(lesson, [])).toBe(lesson.questions.length);
      for (const { right: place, choices } of lesson.questions)
        expect(choices[place]).toBeDefined();
    }
  });
});

describe('what looks staged', () => {
  const usual = {
    openedAt: new Date('2026-12-20T01:00:00Z'),
    agreedAt: new Date('2026-12-22T01:00:00Z'),
    agreedOn: '2026-12-22',
    sessions: 1,
    oneHousehold: false,
    samePairBefore: 0,
    mediatorWithParty: 0,
    lastFortnight: 2,
    usualFortnight: 1,
  };
  const codes = (given: Partial<typeof usual>) =>
    suspicionsOf({ ...usual, ...given }).map(({ code }) => code);
  test('the same two, the same mediator with one of them, a burst in December', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ samePairBefore: 1 })).toEqual(['same_pair']);
    expect(codes({ mediatorWithParty: 2 })).toEqual(['mediator_and_party']);
    expect(codes({ lastFortnight: 5 })).toEqual(['year_end_burst']);
    expect(codes({ lastFortnight: 5, usualFortnight: 2 })).toEqual([]);
    expect(codes({ lastFortnight: 5, agreedOn: '2026-06-22' })).toEqual([]);
  });
  test('settled within two hours in one session; two of one household', () => {
    expect(codes({ agreedAt: new Date('2026-12-20T02:59:00Z') })).toEqual(['settled_at_once']);
    expect(codes({ oneHousehold: true })).toEqual(['one_household']);
  });
});

describe('the thirteen items', () => {
  const nothing = {
    papers: [],
    informed: [false, false],
    agreed: false,
    endedWithout: false,
    visited: false,
  };
  test('stand in the official order, and what is missing is named', () => {
    const lines = fileLines(fileItems, nothing);
    expect(lines.map(({ item }) => item)).toEqual([...fileItems]);
    const missing = lines.filter(({ required, present }) => required && !present);
    expect(missing.map(({ item }) => item)).toEqual(['rights', 'identity', 'session', 'agreement']);
  });
  test('identity is there once it was seen of both; the visit is asked for once there was one', () => {
    const one = { kind: 'identity', side: 1 } as const;
    const of = (papers: (typeof one | { kind: 'identity'; side: number })[]) =>
      fileLines(fileItems, { ...nothing, papers }).find(({ item }) => item === 'identity')?.present;
    expect(of([one])).toBe(false);
    expect(of([one, { kind: 'identity', side: 2 }])).toBe(true);
    const visit = fileLines(fileItems, { ...nothing, visited: true })[9];
    expect(visit).toEqual({ item: 'visit', required: true, present: false });
  });
  test('no agreement is missed where the file came to an end without one', () => {
    const lines = fileLines(fileItems, { ...nothing, endedWithout: true });
    expect(lines[7]).toEqual({ item: 'agreement', required: false, present: false });
  });
});
