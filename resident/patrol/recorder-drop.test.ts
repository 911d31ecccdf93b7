import { beforeEach, expect, it, vi } from 'vitest';
import type { MyPatrol } from '../../contract/patrols.ts';
import { patrol } from '../../test/patrol-out.ts';
import { type Client, Refused, Unreachable } from '../../ui/client.ts';
import type { KeptWalk } from './kept-walk.ts';
import { Recorder } from './recorder.ts';
import type { Fix, Walk } from './walk.ts';

/* A walk that is not handed in, or whose owner signs out, does not stay open on the server. */

let walk: Walk | undefined;
let pieces: Map<number, Fix[]>;
let isHeard: boolean;
/** Whose end the server has heard of, as often as it was told. */
let ended: string[];
let asked: string[];
/** What stands between the phone and the server. */
let fault: Error | undefined;
let heardOf: MyPatrol[];
let online: (() => void)[];
let comeBack: (() => void)[];
/** What an answer waits for. */
let answer: Promise<void>;

beforeEach(() => {
  [walk, pieces, isHeard, fault] = [undefined, new Map(), false, undefined];
  [ended, asked, heardOf, online, comeBack] = [[], [], [], [], []];
  answer = Promise.resolve();
  vi.stubGlobal('addEventListener', (event: string, turn: () => void) => {
    if (event === 'online') online.push(turn);
    if (event === 'visibilitychange') comeBack.push(turn);
  });
});

const kept: KeptWalk = {
  load: async () => walk && { walk, fixes: [...pieces.values()].flat() },
  change: async (by) => {
    walk = by(walk);
  },
  savePiece: async (piece, fixes) => void pieces.set(piece, [...fixes]),
  clearPieces: async () => pieces.clear(),
  clear: async () => {
    walk = undefined;
    pieces.clear();
  },
};

const noNetwork = () => new Unreachable('no network');
const refused = (status: number) =>
  new Refused({ type: 'about:blank', code: 'no', title: 'no', status } as Refused['problem']);

async function opened(): Promise<Recorder> {
  const call = async (route: string, { params }: { params: { id: string } }) => {
    asked.push(route);
    await answer;
    if (fault !== undefined) throw fault;
    if (route === 'endPatrol') ended.push(params.id);
    return route === 'endPatrol' ? { ...patrol, leftAt: patrol.begunAt } : { patrol, award: null };
  };
  const recorder = new Recorder({
    client: { call } as unknown as Client,
    kept,
    locator: {
      watchPosition: (take) => {
        isHeard = true;
        for (const second of [0, 5, 10])
          take({
            timestamp: second * 1000,
            coords: { longitude: 120, latitude: 28 },
          } as GeolocationPosition);
        return 1;
      },
      clearWatch: () => {
        isHeard = false;
      },
    },
    onEnded: (of) => heardOf.push(of),
    onProved: () => undefined,
  });
  await vi.waitFor(() => expect(recorder.view().loaded).toBe(true));
  return recorder;
}

/** Ended and not handed in, where there was no network. */
async function dropped(): Promise<Recorder> {
  const recorder = await opened();
  await recorder.begin(patrol);
  await vi.waitFor(() => expect(pieces.size).toBe(1));
  fault = noNetwork();
  await recorder.end();
  await recorder.drop();
  return recorder;
}
const back = () => {
  fault = undefined;
  for (const turn of online) turn();
};

it('what is not handed in without a network leaves no way, and its end is told once when there is one', async () => {
  const recorder = await dropped();
  expect(walk).toMatchObject({ patrol: patrol.id, phase: 'dropped', scans: [], pieces: 0 });
  expect([pieces.size, await recorder.isUnderWay(), ended]).toEqual([0, false, []]);
  back();
  await vi.waitFor(() => expect(recorder.view().walk).toBeNull());
  back();
  expect([walk, ended, heardOf.map(({ id }) => id)]).toEqual([undefined, [patrol.id], [patrol.id]]);
  expect(asked).not.toContain('provePatrol');
});

it('nor is it forgotten over a restart', async () => {
  await dropped();
  fault = undefined;
  const anew = await opened();
  await vi.waitFor(() => expect(anew.view().walk).toBeNull());
  expect([walk, ended]).toEqual([undefined, [patrol.id]]);
});

it('whose end the server knows is gone at once, and is not told of again', async () => {
  const recorder = await opened();
  await recorder.begin(patrol);
  await recorder.tellEnd();
  fault = noNetwork();
  await recorder.drop();
  expect([walk, ended, recorder.view().walk]).toEqual([undefined, [patrol.id], null]);
});

it('whose end the server refuses is none of theirs: nothing stays that would stand in the way', async () => {
  const recorder = await dropped();
  fault = refused(404);
  await recorder.work();
  expect([walk, recorder.view().walk]).toEqual([undefined, null]);
});

it('before the next one begins, the end of the last one is told, or the next one waits', async () => {
  const recorder = await dropped();
  await expect(recorder.tellEnd()).rejects.toBeInstanceOf(Unreachable);
  expect(walk?.phase).toBe('dropped');
  fault = undefined;
  await recorder.tellEnd();
  expect([walk, recorder.view().walk]).toEqual([undefined, null]);
  await recorder.begin(patrol);
  back();
  await recorder.isUnderWay();
  // They came back to the same patrol: that it had been left once ends nothing now.
  expect([walk?.phase, recorder.view().walk?.phase, ended]).toEqual([
    'walking',
    'walking',
    [patrol.id],
  ]);
});

it('whoever signs out tells the end first; without a network the walk goes on', async () => {
  const recorder = await opened();
  await recorder.begin(patrol);
  fault = noNetwork();
  await expect(recorder.tellEnd()).rejects.toBeInstanceOf(Unreachable);
  expect([walk?.phase, isHeard]).toEqual(['walking', true]);
  fault = undefined;
  await recorder.tellEnd();
  expect([ended, isHeard]).toEqual([[patrol.id], false]);
  // Where they stay after all, what was walked is handed in.
  expect(walk).toMatchObject({ phase: 'ended', endTold: true });
  await recorder.work();
  expect(walk?.phase).toBe('answered');
});

it.each(['endPatrol', 'provePatrol'])(
  'what is dropped while %s is under way stays dropped when its answer comes',
  async (route) => {
    const recorder = await opened();
    await recorder.begin(patrol);
    if (route === 'provePatrol') await recorder.tellEnd();
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = promise;
    const sending = route === 'provePatrol' ? recorder.work() : recorder.end();
    await vi.waitFor(() => expect(asked.at(-1)).toBe(route));
    await recorder.drop();
    expect(walk?.phase).toBe('dropped');
    resolve();
    await sending;
    expect([walk, recorder.view().walk, ended]).toEqual([undefined, null, [patrol.id]]);
  },
);

it('what is dropped while a refusal is under way is gone when it comes', async () => {
  const recorder = await opened();
  await recorder.begin(patrol);
  await recorder.tellEnd();
  const { promise, resolve } = Promise.withResolvers<void>();
  answer = promise;
  const sending = recorder.work();
  await vi.waitFor(() => expect(asked.at(-1)).toBe('provePatrol'));
  fault = refused(403);
  await recorder.drop();
  resolve();
  await sending;
  expect([walk, recorder.view().walk, recorder.view().problem]).toEqual([undefined, null, null]);
});

it('another page of the phone drops it as well, and takes up the walk of who came back to the patrol', async () => {
  const [recorder, other] = [await opened(), await opened()];
  await recorder.begin(patrol);
  fault = noNetwork();
  await other.isUnderWay();
  await recorder.drop();
  for (const turn of comeBack) turn();
  expect(await other.isUnderWay()).toBe(false);
  expect(other.view().walk?.phase).toBe('dropped');
  fault = undefined;
  await recorder.tellEnd();
  await recorder.begin(patrol);
  for (const turn of comeBack) turn();
  expect(await other.isUnderWay()).toBe(true);
  expect([other.view().walk?.phase, walk?.phase]).toEqual(['walking', 'walking']);
});
