import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mostScans } from '../../contract/patrol-limits.ts';
import type { TrackBody } from '../../contract/patrols.ts';
import { patrol } from '../../test/patrol-out.ts';
import type { Client } from '../../ui/client.ts';
import { deviceMs, hearTime } from '../../ui/now.ts';
import type { KeptWalk } from './kept-walk.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';
import { type Fix, pieceLength, type Walk } from './walk.ts';

/** What the phone's store holds, its receiver, and an answer to a proof that comes when the test says so. */
let walk: Walk | undefined;
let pieces: Map<number, Fix[]>;
let receive: PositionCallback | undefined;
let answer: PromiseWithResolvers<void>;
let writes: number;
let sent: TrackBody | undefined;

let turns: (() => void)[];

beforeEach(() => {
  turns = [];
  vi.stubGlobal('addEventListener', (event: string, turn: () => void) => {
    if (event === 'visibilitychange') turns.push(turn);
  });
  walk = undefined;
  pieces = new Map();
  writes = 0;
  sent = undefined;
  receive = undefined;
  answer = Promise.withResolvers<void>();
});
afterEach(() => vi.unstubAllGlobals());

const store: KeptWalk = {
  load: async () => walk && { walk, fixes: [...pieces.values()].flat() },
  change: async (by) => {
    walk = by(walk);
  },
  savePiece: async (piece, fixes) => {
    writes += 1;
    pieces.set(piece, [...fixes]);
  },
  clearPieces: async () => pieces.clear(),
  clear: async () => {
    walk = undefined;
    pieces.clear();
  },
};

const proof = {
  at: '2026-11-29T03:00:00Z',
  verdict: 'accept' as const,
  reasons: [],
  minutes: 50,
  metres: 3000,
  scanned: null,
  grid: null,
};

/** Of the county's server only what a recorder asks. */
const call = async (route: string, { body }: { body?: TrackBody } = {}) => {
  if (route === 'endPatrol') return patrol;
  sent = body;
  await answer.promise;
  return { patrol: { ...patrol, proof }, award: null };
};
const options: RecorderOptions = {
  client: { call } as unknown as Client,
  kept: store,
  locator: {
    watchPosition: (take) => {
      receive = take;
      return 1;
    },
    clearWatch: () => {
      receive = undefined;
    },
  },
  onEnded: () => undefined,
  onProved: () => undefined,
};
const newRecorder = () => new Recorder(options);

const walkOn = (from: number, count: number) => {
  for (let i = from; i < from + count; i++)
    receive?.({
      timestamp: i * 5_000,
      coords: { longitude: 120, latitude: 28 + i / 1e5 },
    } as GeolocationPosition);
};

async function walked(): Promise<Recorder> {
  const recorder = newRecorder();
  await recorder.begin(patrol);
  walkOn(0, 30);
  await vi.waitFor(() => expect(pieces.size).toBe(2));
  return recorder;
}

it('writes what came at once in one go for each piece, and loses nothing of it', async () => {
  const recorder = newRecorder();
  await recorder.begin(patrol);
  const count = pieceLength * 2 + 7;
  walkOn(0, count);
  await vi.waitFor(() => expect([...pieces.values()].flat()).toHaveLength(count));
  expect(writes).toBe(3);
  walkOn(count, 1);
  await vi.waitFor(() => expect([...pieces.values()].flat()).toHaveLength(count + 1));
});

it('keeps no way in the phone once the verdict is here, nor what was scanned on it', async () => {
  const recorder = await walked();
  expect(recorder.scan('12345678901234567890')).toBe('kept');
  await vi.waitFor(() => expect(walk?.scans).toHaveLength(1));
  answer.resolve();
  await recorder.end();
  expect(walk).toMatchObject({ phase: 'answered', proof, scans: [] });
  expect(pieces.size).toBe(0);
});

describe('a clock that is half an hour behind', () => {
  const said = 'Sun, 29 Nov 2026 02:00:00 GMT';
  const minute = 60_000;
  const time = (minutes: number) => Date.parse(said) + minutes * minute;
  const hear = (minutes: number) => hearTime(new Date(time(minutes)).toUTCString(), deviceMs());
  const scanTimes = () => walk?.scans.map(({ at }) => (Date.parse(at) - time(0)) / minute);
  const positionTimes = () => pieces.get(0)?.map(({ at }) => (at - time(0)) / minute);
  const paper = (n: number) => String(n).repeat(20);
  const take = (minutes: number, wrong: number) =>
    receive?.({
      timestamp: time(minutes + wrong),
      coords: { longitude: 120, latitude: 28 + minutes / 1e5 },
    } as GeolocationPosition);

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: time(-30) });
    hear(0);
  });
  afterEach(() => {
    vi.setSystemTime(time(0));
    hear(0);
    vi.useRealTimers();
  });
  /** As a phone that was restarted without a network: what the server had said is forgotten. */
  async function restarted(): Promise<Recorder> {
    vi.resetModules();
    const { Recorder: Fresh } = await import('./recorder.ts');
    const recorder = new Fresh(options);
    await vi.waitFor(() => expect(recorder.view().loaded).toBe(true));
    return recorder;
  }

  it('dates scans by the time of the county, also after a restart without a network', async () => {
    const recorder = newRecorder();
    await recorder.begin(patrol);
    vi.setSystemTime(time(10 - 30));
    recorder.scan(paper(1));
    await vi.waitFor(() => expect(walk?.scans).toHaveLength(1));
    const anew = await restarted();
    vi.setSystemTime(time(20 - 30));
    anew.scan(paper(2));
    await vi.waitFor(() => expect(scanTimes()).toEqual([10, 20]));
  });

  it('goes on by the right time where it is set right on the way', async () => {
    const recorder = newRecorder();
    await recorder.begin(patrol);
    vi.setSystemTime(time(10 - 30));
    recorder.scan(paper(1));
    vi.setSystemTime(time(20));
    hear(20);
    recorder.scan(paper(2));
    await vi.waitFor(() => expect(scanTimes()).toEqual([10, 20]));
    // Nor does it jump back without a network.
    const anew = await restarted();
    vi.setSystemTime(time(30));
    anew.scan(paper(3));
    await vi.waitFor(() => expect(scanTimes()).toEqual([10, 20, 30]));
  });

  it.each([
    ['by its own clock', -30],
    ['by that of the satellites', 0],
  ])('dates positions that come %s by the time of the county', async (_, wrong) => {
    await newRecorder().begin(patrol);
    for (const minutes of [1, 2]) {
      vi.setSystemTime(time(minutes - 30));
      take(minutes, wrong);
    }
    await vi.waitFor(() => expect(pieces.get(0)).toHaveLength(2));
    expect(positionTimes()).toEqual([1, 2]);
  });

  it('stays as it is to the end of a walk on which no time was heard when it began', async () => {
    vi.resetModules();
    const [{ Recorder: Fresh }, now] = [
      await import('./recorder.ts'),
      await import('../../ui/now.ts'),
    ];
    const recorder = new Fresh(options);
    await recorder.begin(patrol);
    for (const minutes of [1, 2]) {
      vi.setSystemTime(time(minutes - 30));
      take(minutes, -30);
      recorder.scan(paper(minutes));
      now.hearTime(new Date(time(minutes)).toUTCString(), deviceMs());
    }
    await vi.waitFor(() => expect(scanTimes()).toEqual([-29, -28]));
    expect(positionTimes()).toEqual([-29, -28]);
  });
});

describe('the paper on the wall opens the app in another page of the phone', () => {
  const codes = ['11111111111111111111', '22222222222222222222', '33333333333333333333'];
  /** Two scans that are made in another page, and then one more in this one. */
  async function scannedInTwo(): Promise<{ recorder: Recorder; other: Recorder }> {
    const recorder = await walked();
    recorder.scan(codes[0] ?? '');
    await vi.waitFor(() => expect(walk?.scans).toHaveLength(1));
    const other = newRecorder();
    await vi.waitFor(() => expect(other.view().loaded).toBe(true));
    other.scan(codes[1] ?? '');
    await vi.waitFor(() => expect(walk?.scans).toHaveLength(2));
    recorder.scan(codes[2] ?? '');
    await vi.waitFor(() => expect(walk?.scans).toHaveLength(3));
    return { recorder, other };
  }
  const codesIn = (recorder: Recorder) => recorder.view().walk?.scans.map(({ code }) => code);

  it('what was scanned in either is handed in, wherever it is ended', async () => {
    const { recorder } = await scannedInTwo();
    const sending = recorder.end();
    await vi.waitFor(() => expect(sent?.scans).toHaveLength(3));
    expect(sent?.scans?.map(({ code }) => code)).toEqual(codes);
    answer.resolve();
    await sending;
  });

  it('whoever comes back to a page finds there what was done in the other', async () => {
    const { recorder, other } = await scannedInTwo();
    walkOn(30, 10);
    await vi.waitFor(() => expect([...pieces.values()].flat()).toHaveLength(40));
    for (const turn of turns) turn();
    await vi.waitFor(() => expect(codesIn(other)).toEqual(codes));
    await vi.waitFor(() => expect(recorder.view().count).toBe(40));
    answer.resolve();
    await other.end();
    for (const turn of turns) turn();
    await vi.waitFor(() => expect(recorder.view().walk?.phase).toBe('answered'));
    await other.forget();
    for (const turn of turns) turn();
    await vi.waitFor(() => expect(recorder.view().walk).toBeNull());
    expect(walk).toBeUndefined();
  });

  it('what is forgotten in one comes not back by the other', async () => {
    const { recorder, other } = await scannedInTwo();
    await other.forget();
    recorder.scan(codes[1] ?? '');
    await recorder.end();
    expect([walk, sent, recorder.view().walk]).toEqual([undefined, undefined, null]);
  });
});

it('keeps a walk whose leader’s code is scanned again, with its way and its scans', async () => {
  const recorder = await walked();
  recorder.scan('12345678901234567890');
  const { proofRequestId } = walk ?? {};
  expect(await recorder.isUnderWay()).toBe(true);
  await recorder.begin(patrol);
  expect(walk).toMatchObject({ proofRequestId, scans: [{ code: '12345678901234567890' }] });
  expect([recorder.view().count, [...pieces.values()].flat()]).toMatchObject([30, { length: 30 }]);
});

it('begins no other walk before the last one is through, also right after a restart', async () => {
  const recorder = await walked();
  const sending = recorder.end();
  await vi.waitFor(() => expect(walk?.endTold).toBe(true));
  const next = { ...patrol, id: '0190b3a4-0000-7000-8000-000000000002' };
  for (const one of [recorder, newRecorder()]) await one.begin(next);
  expect(walk).toMatchObject({ patrol: patrol.id, phase: 'ended' });
  answer.resolve();
  await sending;
  await recorder.begin(next);
  expect(walk).toMatchObject({ patrol: next.id, phase: 'walking' });
});

it('begins with nothing of a way that nobody remembers', async () => {
  pieces.set(40, [{ at: 0, lng: 120, lat: 28 }]);
  await newRecorder().begin(patrol);
  expect(pieces.size).toBe(0);
});

it('says where a scan was not kept: without a walk, and where a walk takes no more', async () => {
  const code = '12345678901234567890';
  expect(newRecorder().scan(code)).toBe('noWalk');
  await walked();
  const at = (n: number) => new Date(Date.parse('2020-01-01T02:00:00Z') + n * 60_000).toISOString();
  const scans = Array.from({ length: mostScans }, (_, n) => ({ code, at: at(n) }));
  walk = walk && { ...walk, scans };
  const recorder = newRecorder();
  await vi.waitFor(() => expect(recorder.view().loaded).toBe(true));
  expect(recorder.scan(code)).toBe('full');
  expect(recorder.view().walk?.scans).toHaveLength(mostScans);
});

it('takes a way out of the phone whose verdict came when it was switched off', async () => {
  await walked();
  walk = walk && { ...walk, phase: 'answered', endTold: true, proof };
  newRecorder();
  await vi.waitFor(() => expect(pieces.size).toBe(0));
  expect(walk?.proof).toEqual(proof);
});

it('forgets a walk that is being recorded, and records no more of it', async () => {
  await walked();
  const afterRestart = newRecorder();
  await afterRestart.forget();
  walkOn(30, 30);
  expect([receive, walk, pieces.size]).toEqual([undefined, undefined, 0]);
  expect(afterRestart.view()).toMatchObject({ walk: null, last: null });
});

it('brings nothing back of a walk that was forgotten while it was being sent', async () => {
  const recorder = await walked();
  const sending = recorder.end();
  await vi.waitFor(() => expect(walk?.endTold).toBe(true));
  await recorder.forget();
  answer.resolve();
  await sending;
  expect([walk, pieces.size]).toEqual([undefined, 0]);
});

it('keeps the screen awake again after somebody looked at something else, and lets it sleep at the end', async () => {
  const held = new Set<object>();
  const request = async () => {
    const lock = {
      release: async () => {
        held.delete(lock);
      },
    };
    held.add(lock);
    return lock;
  };
  vi.stubGlobal('navigator', { wakeLock: { request } });
  const recorder = await walked();
  await vi.waitFor(() => expect(held.size).toBe(1));
  // The phone took it back while the page was hidden.
  held.clear();
  for (const turn of turns) turn();
  await vi.waitFor(() => expect(held.size).toBe(1));
  answer.resolve();
  await recorder.end();
  await vi.waitFor(() => expect(held.size).toBe(0));
  for (const turn of turns) turn();
  await recorder.forget();
  expect(held.size).toBe(0);
});
