import { describe, expect, it } from 'vitest';
import type { Award } from '../../contract/awards.ts';
import type { CaseStage, ToldEventKind } from '../../contract/case-road.ts';
import type { CaseEvent } from '../../contract/case-views.ts';
import { beforeAndAfter, earnsBonus, isHandled, threadOf, unitIn } from './thread.ts';

const photo = (id: string) => ({ id, width: 1280, height: 960 });
const event = (seq: number, kind: ToldEventKind, photos: string[] = []): CaseEvent => ({
  seq,
  kind,
  at: '2026-10-15T00:00:00.000Z',
  by: { zh: '综治中心', en: 'The centre' },
  byReporter: false,
  note: '',
  photos: photos.map(photo),
});
const history = (...kinds: ToldEventKind[]) => kinds.map((kind, place) => event(place + 1, kind));
const road = (stage: CaseStage, ...kinds: ToldEventKind[]) =>
  threadOf({ stage, history: history(...kinds) });

describe('the thread of a case', () => {
  it('shows what happened as done, then where it stands, then what comes', () => {
    const steps = road('dispatched', 'reported', 'accepted', 'dispatched');
    expect(steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'now',
      'ahead',
      'ahead',
    ]);
    expect(steps[3]?.title).toBe('case.next.answer');
  });

  it('waits for the work, and for no answer, once the unit gave its first', () => {
    const steps = road('dispatched', 'reported', 'accepted', 'dispatched', 'answered');
    const ahead = steps.filter(({ state }) => state !== 'done').map(({ title }) => title);
    expect(ahead).toEqual(['case.next.handle', 'case.next.confirm']);
  });

  it('calls only the first answer the first', () => {
    const steps = road('answered', 'reported', 'accepted', 'dispatched', 'answered', 'answered');
    expect(steps[3]?.title).toBe('case.event.answered');
    expect(steps[4]?.title).toBe('case.event.answeredAgain');
  });

  it('gives the turn to the resident when a word of theirs is awaited', () => {
    const asked = road('awaiting_confirmation', 'reported', 'dispatched', 'handled', 'verified');
    expect(asked[asked.length - 1]).toMatchObject({ state: 'yours', title: 'case.next.ask' });
    const returned = road('returned', 'reported', 'returned');
    expect(returned[2]).toMatchObject({ state: 'yours', title: 'case.next.supplement' });
  });

  it('waits for the check once handled, and for the work again once sent back', () => {
    const handled = road('answered', 'reported', 'dispatched', 'answered', 'handled');
    expect(handled[4]?.title).toBe('case.next.verify');
    const back = road('answered', 'reported', 'dispatched', 'answered', 'handled', 'sent_back');
    expect(back[5]?.title).toBe('case.next.handle');
    expect(isHandled(history('dispatched', 'handled', 'reopened'))).toBe(false);
  });

  it('promises the bonus only where the report earned something', () => {
    const award = (points: number, state: string) => ({ points, state }) as Award;
    expect(earnsBonus({ awards: [award(3, 'settled')] })).toBe(true);
    expect(earnsBonus({ awards: [award(0, 'settled')] })).toBe(false);
    expect(earnsBonus({ awards: [award(3, 'reversed')] })).toBe(false);
    expect(earnsBonus({ awards: [] })).toBe(false);
  });

  it('promises nothing more when it is over', () => {
    expect(road('closed', 'reported', 'confirmed')).toHaveLength(2);
    expect(road('refused', 'reported', 'refused')).toHaveLength(2);
  });

  it('names of each sending out the unit that it went to, and of what comes the one that has it', () => {
    const [first, second] = [
      { zh: '城东中队', en: 'East squad' },
      { zh: '城西中队', en: 'West squad' },
    ];
    const sent = [
      { ...event(1, 'dispatched'), unit: first },
      event(2, 'handed_back'),
      { ...event(3, 'dispatched'), unit: second },
    ];
    const steps = threadOf({ stage: 'dispatched', history: sent });
    const named = steps.map((step) => unitIn(step, { unit: second }));
    expect([named[0], named[2], named[3]]).toEqual([first, second, second]);
    // A copy that a phone has kept since before names none with its steps.
    expect(unitIn({ event: event(1, 'dispatched') }, { unit: second })).toEqual(second);
  });

  it('gives every step a key of its own', () => {
    const steps = road('reported', 'reported', 'returned', 'supplemented');
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });
});

describe('before and after', () => {
  it('pairs the reported photo with the latest handling that shows one', () => {
    const mine = {
      photos: [photo('before')],
      history: [
        event(1, 'reported', ['before']),
        event(2, 'handled', ['first']),
        event(3, 'handled', ['second']),
        event(4, 'handled'),
      ],
    };
    expect(beforeAndAfter(mine)).toMatchObject({ seq: 3, after: { id: 'second' } });
  });

  it('has what else was photographed then beside it', () => {
    const handled = event(2, 'handled', ['after', 'beside', 'behind']);
    const pair = beforeAndAfter({ photos: [photo('a')], history: [handled] });
    expect(pair?.more.map(({ id }) => id)).toEqual(['beside', 'behind']);
  });

  it('is absent where one of the two is missing', () => {
    expect(beforeAndAfter({ photos: [], history: [event(2, 'handled', ['a'])] })).toBeUndefined();
    expect(beforeAndAfter({ photos: [photo('a')], history: history('handled') })).toBeUndefined();
  });
});
