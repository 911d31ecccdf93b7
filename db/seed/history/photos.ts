import * as photos from '../../../server/features/photos/service.ts';
import { settableClock } from '../../../server/platform/clock.ts';
import { createIds, seededRandom } from '../../../server/platform/ids.ts';
import { isRefusal } from '../../../server/platform/refusal.ts';
import type { Ask, Deps } from '../../../server/platform/use-case.ts';
import { type Painting, paint } from '../photos/paint.ts';
import type { Actors } from './actors.ts';
import type { CasePlan, Step } from './plan.ts';

/** Ids of the photos of a case: of the report, and of the work done. */
export interface CasePhotos {
  before: string[];
  after: string[];
}

interface Upload {
  painting: Painting;
  ask: Ask;
  at: Date;
  key: string;
  ids: string[];
}

interface Uploading {
  plans: readonly CasePlan[];
  actors: Actors;
  /** The unit of a case, whose handler takes the photo of the work done. */
  unitOf: (plan: CasePlan) => string;
}

/** How many photos are painted, read and kept at once: sharp works beside the painting. */
const lanes = 6;

/**
 * Paints and uploads the photos of all cases, each at the minute before its step. They come before
 * the history itself, since files cannot be part of a transaction.
 */
export async function uploadPhotos(
  deps: Deps,
  { plans, actors, unitOf }: Uploading,
): Promise<Map<string, CasePhotos>> {
  const found = new Map<string, CasePhotos>();
  const waiting: Upload[] = [];
  for (const plan of plans) {
    const own: CasePhotos = { before: [], after: [] };
    found.set(plan.key, own);
    const add = (part: keyof CasePhotos, step: Step | undefined, ask: (key: string) => Ask) =>
      plan[part].forEach((painting, index) => {
        const key = `${plan.key}/photo/${part}/${index}`;
        if (step !== undefined)
          waiting.push({ painting, key, ask: ask(key), at: step.at, ids: own[part] });
      });
    const handled = plan.steps.find((step) => step.do === 'answer' && step.handled);
    add('before', plan.steps[0], (key) => actors.resident(plan.resident, key));
    add('after', handled, (key) => actors.ofUnit(unitOf(plan), key));
  }
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await upload(deps, next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return found;
}

async function upload(deps: Deps, { painting, ask, at, key, ids }: Upload): Promise<void> {
  const clock = settableClock(new Date(at.getTime() - 60_000));
  const then = { ...deps, clock, ids: createIds(clock, seededRandom(key)) };
  const photo = await photos.upload(then, ask, await paint(painting));
  if (isRefusal(photo)) throw new Error(`${key}: ${photo.code}`);
  ids.push(photo.id);
}

export const countPhotos = (plans: readonly CasePlan[]): number =>
  plans.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
