import { chanceOf } from '../../db/seed/chance.ts';
import { arrival } from '../../db/seed/history/arrival.ts';
import type { Event } from '../../db/seed/history/moment.ts';
import { uploadPhotos } from '../../db/seed/history/photos.ts';
import { type CaseSoFar, takeStep } from '../../db/seed/history/take-step.ts';
import type { YearCase } from '../../db/seed/year/case.ts';
import type { World } from './world.ts';

/** A phone that heard no answer asks again, once in so many steps; it must be answered the same. */
const askedTwice = 0.03;

/** Cases on their roads, and newcomers who register. */
export function reportEvents(world: World): Event[] {
  return [
    ...world.plan.cases.flatMap((plan) => stepsOf(world, plan)),
    ...world.plan.arrivals.map((person) => arrival(world.county, person, world.actors)),
  ];
}

function stepsOf(world: World, plan: YearCase): Event[] {
  const { actors, unitOf } = world;
  const unit = unitOf(plan);
  const photos = { before: [] as string[], after: [] as string[] };
  let sofar: CaseSoFar | undefined;
  return plan.steps.map((step, index): Event => {
    const key = `${plan.key}/${index}-${step.do}`;
    return {
      at: step.at,
      key,
      run: async (deps) => {
        if (step.do === 'report' && plan.before.length > 0) {
          const taken = await uploadPhotos(deps, { plans: [plan], actors, unitOf });
          photos.before.push(...(taken.get(plan.key)?.before ?? []));
        }
        const context = { deps, actors, plan, key, unit, photos };
        const before = sofar;
        sofar = await takeStep(context, step, before);
        if (!chanceOf(`${key}/again`).happens(askedTwice)) return;
        const again = await takeStep(context, step, before);
        if (again.code !== sofar.code || again.award !== sofar.award)
          throw new Error(`${key}: asked twice, answered ${again.code} after ${sofar.code}`);
      },
    };
  });
}
