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

beforeEach(() => {
  [walk, pieces, isHeard, fault] = [undefined, new Map(), false, undefined];
  [ended, asked, heardOf, online] = [[], [], [], []];
  vi.stubGlobal('addEventListener', (event: string, turn: () => void) => {
    if (event === 'online') online.push(turn);
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
