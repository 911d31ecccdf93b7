import { expect, test } from 'vitest';
import { fingerprintDistance, readPhoto } from '../../../server/platform/images.ts';
import { paint } from './paint.ts';
import { type SceneName, scenes } from './scenes.ts';

const names = Object.keys(scenes) as SceneName[];

async function fingerprint(scene: SceneName, seed: string): Promise<bigint> {
  const photo = await readPhoto(await paint({ scene, seed, done: false }));
  if (photo.kind === 'refused') throw new Error(photo.code);
  return photo.fingerprint;
}

test('the same painting comes out the same', async () => {
  const painting = { scene: 'drain', seed: 'one', done: false } as const;
  expect(await paint(painting)).toEqual(await paint(painting));
});

test('every scene at two places is another picture for the evidence checks', async () => {
  const prints: bigint[] = [];
  for (const scene of names)
    for (const seed of ['a', 'b']) prints.push(await fingerprint(scene, `${scene}/${seed}`));
  for (const [index, print] of prints.entries())
    for (const other of prints.slice(index + 1))
      expect(fingerprintDistance(print, other)).toBeGreaterThan(10);
});
