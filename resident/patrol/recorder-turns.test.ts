import { beforeEach, expect, it, vi } from 'vitest';
import { patrol } from '../../test/patrol-out.ts';
import type { Client } from '../../ui/client.ts';
import type { KeptWalk } from './kept-walk.ts';
import { Recorder } from './recorder.ts';
import type { Fix, Walk } from './walk.ts';

/* Reading what lies in the phone comes between beginning a walk and forgetting it, in whatever order. */

let walk: Walk | undefined;
let pieces: Map<number, Fix[]>;
let isHeard: boolean;
let turns: (() => void)[];
/** What holds up the store until the test lets it go on. */
let gate: Promise<void>;

beforeEach(() => {
  [walk, pieces, isHeard, turns, gate] = [undefined, new Map(), false, [], Promise.resolve()];
  vi.stubGlobal('addEventListener', (event: string, turn: () => void) => {
    if (event === 'visibilitychange') turns.push(turn);
  });
});

const kept: KeptWalk = {
  load: async () => {
    await gate;
    return walk && { walk, fixes: [...pieces.values()].flat() };
  },
  change: async (by) => {
    await gate;
    walk = by(walk);
  },
  savePiece: async (piece, fixes) => void pieces.set(piece, [...fixes]),
  clearPieces: async () => pieces.clear(),
  clear: async () => {
    walk = undefined;
    pieces.clear();
  },
};

const next = { ...patrol, id: '0190b3a4-0000-7000-8000-000000000002' };
const code = '12345678901234567890';

async function opened(): Promise<Recorder> {
  const call = async (route: string) => (route === 'endPatrol' ? patrol : { patrol, award: null });
  const recorder = new Recorder({
    client: { call } as unknown as Client,
    kept,
    locator: {
      watchPosition: () => {
        isHeard = true;
        return 1;
      },
      clearWatch: () => {
        isHeard = false;
      },
    },
    onEnded: () => undefined,
    onProved: () => undefined,
  });
  await vi.waitFor(() => expect(recorder.view().loaded).toBe(true));
  return recorder;
}
const comeBack = () => {
  for (const turn of turns) turn();
};
/** Until each write and each reading that was asked for is through. */
const settled = (recorder: Recorder) => recorder.isUnderWay();

/** What lies in the phone is to be read, and its turn comes only after the walk has been forgotten. */
async function forgottenMeanwhile(recorder: Recorder): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  recorder.scan(code);
  comeBack();
  await Promise.resolve();
  const forgetting = recorder.forget();
  resolve();
  await forgetting;
}

it('what is forgotten while it waits to be read is not taken up again', async () => {
  const recorder = await opened();
  await recorder.begin(patrol);
  await forgottenMeanwhile(recorder);
  expect([walk, recorder.view().walk, isHeard]).toEqual([undefined, null, false]);
});

it('whoever leaves a page that did not know of the walk takes it along as well', async () => {
  const leaving = await opened();
  await (await opened()).begin(patrol);
  isHeard = false;
  await forgottenMeanwhile(leaving);
  expect([walk, leaving.view().walk, isHeard]).toEqual([undefined, null, false]);
});

it('a walk that begins while the last one is being read is kept, and stays', async () => {
  const recorder = await opened();
  await recorder.begin(patrol);
  await recorder.end();
  expect(walk?.phase).toBe('answered');
  const beginning = recorder.begin(next);
  comeBack();
  await beginning;
  expect(walk).toMatchObject({ patrol: next.id, phase: 'walking' });
  comeBack();
  await settled(recorder);
  expect(recorder.view().walk?.patrol).toBe(next.id);
});

it('a scan that waits for its turn does not bring back what another page has forgotten', async () => {
  const [recorder, other] = [await opened(), await opened()];
  await recorder.begin(patrol);
  await other.isUnderWay();
  await other.forget();
  comeBack();
  await Promise.resolve();
  expect(recorder.scan(code)).toBe('kept');
  await settled(recorder);
  expect([walk, recorder.view().walk]).toEqual([undefined, null]);
});
