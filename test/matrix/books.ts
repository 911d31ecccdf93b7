import { carryOutCorrections } from '../../server/features/corrections/service.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { Caller, TestApp } from '../app.ts';
import { markRehearsed } from '../rehearsed.ts';
import { parkingAt, soundBook } from '../sound-book.ts';
import { openMakers } from './people.ts';
import type { Things } from './things.ts';

type Document = typeof soundBook;

export async function writeDraft(author: Caller, document: Document) {
  const body = { name: '细则', from: 'file', document };
  return (await author('createRuleDraft', { body })).ok;
}

/** A draft whose publication its author asked for, rehearsed. */
export async function requestPublication(
  world: TestApp,
  author: Caller,
  document: Document,
  inDays = 30,
) {
  const { id, revision } = await writeDraft(author, document);
  await markRehearsed(world, id);
  const effectiveFrom = addDays(localDate(world.deps.clock.now()), inDays);
  const body = { revision, effectiveFrom, note: '调整分值' };
  return (await author('askRulePublication', { params: { id }, body })).ok;
}

/** A correction that waits for its second signature. */
export async function requestCorrection(
  world: TestApp,
  author: Caller,
  versions: { wrongVersion: number; rightVersion: number },
): Promise<string> {
  const body = { ...versions, reason: '这一版写错了' };
  const { id } = (await author('askCorrection', { body })).ok;
  await carryOutCorrections(world.deps);
  return id;
}

/** Versions that came after each other, one that is still to come, corrections and drafts of them. */
export async function makeBooks(world: TestApp, county: number): Promise<Partial<Things>> {
  const { first: early } = await openMakers(world, county);
  const beginning = { name: '从第一版改', from: 'in_force' };
  const overtaken = (await early('createRuleDraft', { body: beginning })).ok.id;
  for (const [points, inDays] of [
    [4, 1],
    [5, 1],
    [6, 60],
  ] as const) {
    const { first, second } = await openMakers(world, county);
    const asked = await requestPublication(world, first, parkingAt(points), inDays);
    const params = { id: asked.id };
    (await second('publishRuleDraft', { params, body: { revision: asked.revision } })).ok;
    world.clock.advance({ days: 1 });
  }
  const { first } = await openMakers(world, county);
  return {
    overtaken,
    draft: (await writeDraft(first, soundBook)).id,
    waitingDraft: (await requestPublication(world, first, parkingAt(7), 70)).id,
    version: '2',
    rehearsal: (await first('listRehearsals')).ok[0]?.id ?? '',
    correction: await requestCorrection(world, first, { wrongVersion: 1, rightVersion: 2 }),
  };
}
