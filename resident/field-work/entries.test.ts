import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../contract/agreements.ts';
import type { FieldTask } from '../../contract/field-work.ts';
import {
  type Agreed,
  agreedBy,
  agreedNow,
  appended,
  changed,
  delivered,
  isDone,
  lookedAt,
  mayGoUnder,
  noWork,
  photoAnswered,
  type ReportFor,
  refused,
  shownNow,
  takenAnew,
  takenNow,
  type Visit,
  waitingIn,
} from './entries.ts';

const visit = (id: string, given: Partial<Visit> = {}): Visit => ({
  kind: 'visit',
  id,
  writtenAt: '2026-10-16T01:41:00.000Z',
  photos: [{ key: `${id}-photo`, id: null }],
  state: 'waiting',
  problem: null,
  code: `SY26-00000-0000${id}`,
  title: '人行道上停了车',
  solved: true,
  note: '挪走了',
  position: { lng: 120.05, lat: 28.85 },
  seenAt: '2026-10-16T01:41:00.000Z',
  ...given,
});

describe('what a grid worker wrote down', () => {
  it('waits in the order in which it was written, until it came in or was refused', () => {
    const work = ['1', '2', '3'].reduce((all, id) => appended(all, visit(id)), noWork);
    const after = changed(changed(work, '1', { state: 'sent' }), '2', { state: 'refused' });
    expect(waitingIn(after).map(({ id }) => id)).toEqual(['3']);
  });

  it('is forgotten long after it came in, and never before', () => {
    const ids = Array.from({ length: 30 }, (_, at) => String(at));
    const sent = ids.reduce((all, id) => appended(all, visit(id, { state: 'sent' })), noWork);
    const all = appended(sent, visit('new'));
    expect(all.entries).toHaveLength(21);
    const waiting = ids.reduce((some, id) => appended(some, visit(id)), noWork);
    expect(appended(waiting, visit('new')).entries).toHaveLength(31);
  });

  it('knows which of its photos the server has', () => {
    const work = photoAnswered(appended(noWork, visit('1')), '1', { key: '1-photo', id: 'there' });
    expect(work.entries[0]?.photos).toEqual([{ key: '1-photo', id: 'there' }]);
  });

  it('ends the task, unless the server did not take it', () => {
    const work = appended(noWork, visit('1'));
    expect(isDone(work, visit('1').code)).toBe(true);
    expect(isDone(refused(work, '1', '没有收'), visit('1').code)).toBe(false);
  });

  it('ends the task of the list that was taken, and not the one that the server lists later', () => {
    const task = { code: visit('1').code } as FieldTask;
    const taken = { at: '2026-10-16T01:00:00.000Z', tasks: [task] };
    const work = delivered(appended({ ...noWork, taken }, visit('1')), visit('1'));
    expect([work.entries[0]?.state, work.taken?.tasks]).toEqual(['sent', []]);
    // The unit said once more that it is done.
    expect(isDone({ ...work, taken }, task.code)).toBe(false);
  });

  it('is written once, however often the button was pressed, and what came in was not refused', () => {
    const work = appended(appended(noWork, visit('1')), visit('1'));
    expect(work.entries).toHaveLength(1);
    const sent = delivered(work, visit('1'));
    expect(refused(sent, '1', '没有照片')).toEqual(sent);
  });
});

it('a list that was taken along is good for half a day', () => {
  const work = { ...noWork, taken: { at: '2026-10-16T01:00:00.000Z', tasks: [] } };
  expect(takenNow(work, Date.parse('2026-10-16T12:59:00.000Z'))).not.toBeNull();
  expect(takenNow(work, Date.parse('2026-10-16T13:00:00.000Z'))).toBeNull();
});

const told = (id: string, given: Partial<ReportFor> = {}): ReportFor => ({
  kind: 'report',
  id,
  writtenAt: '2026-10-16T01:41:00.000Z',
  photos: [],
  state: 'unagreed',
  problem: null,
  agreement: null,
  toldBy: { name: '何阿婆', phone: '13611120031' },
  residentName: { zh: '何阿婆', en: '何阿婆' },
  words: '楼道口一直积水',
  place: '老街 88 号',
  position: null,
  receipt: null,
  ...given,
});
const agreed = (who: string, given: Partial<Agreement> = {}): Agreed => ({
  who,
  agreement: {
    id: `by-${who}`,
    residentName: { zh: '何**', en: '何**' },
    agreedBy: 'code',
    until: '2026-10-16T02:30:00.000Z',
    ...given,
  },
});

describe('what somebody told before they could agree', () => {
  const plain = told('plain', { toldBy: { name: '何阿婆' } });
  const work = [
    told('mine'),
    told('theirs', { toldBy: { name: '高', phone: '13611120032' } }),
    plain,
  ].reduce(appended, noWork);

  it('waits for its own number, and goes out for no other', () => {
    expect(waitingIn(work)).toEqual([]);
    const waiting = waitingIn(agreedBy(work, agreed('13611120031')));
    expect(waiting).toMatchObject([{ id: 'mine', agreement: 'by-13611120031' }]);
    expect(waitingIn(agreedBy(work, agreed('13611120033')))).toEqual([]);
  });

  it('without a number waits for a press, and for somebody who signed', () => {
    const signed = agreed('an account', { agreedBy: 'signature' });
    expect(waitingIn(agreedBy(work, signed))).toEqual([]);
    expect(mayGoUnder(plain, signed)).toBe(true);
    expect(mayGoUnder(plain, agreed('13611120031'))).toBe(false);
    expect(mayGoUnder(told('mine'), signed)).toBe(false);
  });

  it('is not tried twice under one agreement', () => {
    const under = told('mine', { agreement: 'by-13611120031', state: 'refused' });
    expect(mayGoUnder(under, agreed('13611120031'))).toBe(false);
    expect(mayGoUnder(under, agreed('13611120031', { id: 'anew' }))).toBe(true);
  });
});

it('who agreed stands by until the half hour is over', () => {
  const work = agreedBy(noWork, agreed('13611120031'));
  expect(agreedNow(work, Date.parse('2026-10-16T02:29:59.000Z'))?.who).toBe('13611120031');
  expect(agreedNow(work, Date.parse('2026-10-16T02:30:00.000Z'))).toBeNull();
});

describe('whom the worker looked at, to ask them', () => {
  const at = '2026-10-16T01:00:00.000Z';
  const whom = { name: '何阿婆', phone: '13611120061', home: null };
  const work = lookedAt(lookedAt(noWork, { code: 'SY26-1', at, whom }), {
    code: 'SY26-2',
    at,
    whom,
  });
  const taskOf = (code: string, errand: FieldTask['errand']) => ({ code, errand }) as FieldTask;
  const codes = ({ shown }: typeof work) => shown.map(({ code }) => code);

  it('is known for half a day, and looked at again it is known once', () => {
    const hours = (n: number) => Date.parse(at) + n * 3_600_000;
    expect(shownNow(work, hours(11))).toBe(work.shown);
    expect(shownNow(work, hours(12))).toEqual([]);
    expect(codes(lookedAt(work, { code: 'SY26-1', at, whom }))).toEqual(['SY26-2', 'SY26-1']);
  });

  it('is forgotten where the next list no longer sends the worker to ask', () => {
    const tasks = [taskOf('SY26-1', 'verify'), taskOf('SY26-2', 'ask')];
    expect(codes(takenAnew(work, { at, tasks }))).toEqual(['SY26-2']);
    expect(codes(takenAnew(work, { at, tasks: [] }))).toEqual([]);
  });

  it('is forgotten as soon as what they said is written down', () => {
    const { solved, position, seenAt, ...rest } = visit('1', { code: 'SY26-2' });
    const asking = { ...rest, kind: 'asking', result: 'solved', rating: 5 } as const;
    expect(codes(appended(work, asking))).toEqual(['SY26-1']);
  });
});
