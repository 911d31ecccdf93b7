import type { MyCase, StaffCase } from '../../../contract/case-views.ts';
import * as awards from '../../../server/features/awards/service.ts';
import * as cases from '../../../server/features/cases/service.ts';
import * as households from '../../../server/features/households/service.ts';
import { maskPhoto } from '../../../server/features/photos/service.ts';
import { isRefusal, type Refusal } from '../../../server/platform/refusal.ts';
import type { Ask, Deps } from '../../../server/platform/use-case.ts';
import { chanceOf } from '../chance.ts';
import type { Actors } from './actors.ts';
import { moveAside, supervise } from './aside-steps.ts';
import type { CasePhotos } from './photos.ts';
import type { CasePlan, Step } from './plan.ts';
import { resolveDaysOf } from './road.ts';
import { notes } from './staff-words.ts';

/** What a case has become so far. */
export interface CaseSoFar {
  code: string;
  award: string | null;
  /** The slip that a leader sent because it was late. */
  slip?: string;
}

export interface StepContext {
  /** Clock and ids of this step alone. */
  deps: Deps;
  actors: Actors;
  plan: CasePlan;
  key: string;
  /** The unit that answers for such a case at its place. */
  unit: string;
  photos: CasePhotos;
}

/** Takes one step through the service that the screens use. @throws when it is refused. */
export async function takeStep(
  context: StepContext,
  step: Step,
  sofar: CaseSoFar | undefined,
): Promise<CaseSoFar> {
  if (step.do === 'report') return report(context);
  if (sofar === undefined) throw new Error(`${context.key} comes before its report`);
  if (step.do === 'supervise') return supervise(context, step, sofar);
  const answer = await move(context, step, sofar);
  if (isRefusal(answer)) throw new Error(`${context.key}: ${answer.code}`);
  return sofar;
}

type Answer = MyCase | StaffCase | Refusal | object;

function move(
  context: StepContext,
  step: Exclude<Step, { do: 'report' | 'supervise' }>,
  sofar: CaseSoFar,
): Promise<Answer> {
  const { deps, actors, plan, key } = context;
  const { code } = sofar;
  const chance = chanceOf(key);
  const me = () => actors.resident(plan.resident, key);
  const office = (role: Parameters<Actors['inRole']>[0]) => actors.inRole(role, key);
  switch (step.do) {
    case 'accept':
      return cases.acceptCase(deps, office('intake'), { code, note: chance.pick(notes.accepted) });
    case 'return':
      return cases.returnCase(deps, office('intake'), { code, note: step.note });
    case 'refuse':
      return cases.refuseCase(deps, office('intake'), { code, ...step });
    case 'dispatch':
      return cases.dispatchCase(deps, office('dispatcher'), {
        code,
        unit: context.unit,
        resolveDays: resolveDaysOf(plan.story),
        note: chance.pick(notes.dispatched),
      });
    case 'answer':
      return answerFor(context, step, sofar);
    case 'hand_back':
    case 'pause':
    case 'answer_slip':
      return moveAside(context, step, sofar);
    case 'verify':
      return cases.verifyCase(deps, office('reviewer'), { code, ...step });
    case 'close':
      return cases.closeCase(deps, office('dispatcher'), { code, note: step.note });
    case 'publish':
      return publish(context, sofar);
    case 'supplement':
      return cases.supplementCase(deps, me(), { code, words: step.note, photoIds: [] });
    case 'reopen':
      return cases.reopenCase(deps, me(), { code, words: step.note, photoIds: [] });
    case 'confirm':
      return cases.confirmCase(deps, me(), { code, rating: step.rating, words: step.words });
    case 'release':
      return awards.settleHeld(deps, office('reviewer'), {
        id: sofar.award ?? '',
        note: step.note,
      });
    case 'take_back':
      return awards.reverseHeld(deps, office('reviewer'), {
        id: sofar.award ?? '',
        reason: 'duplicate',
        note: step.note,
      });
  }
}

async function report({ deps, actors, plan, key, photos }: StepContext): Promise<CaseSoFar> {
  const me = actors.resident(plan.resident, key);
  const child = plan.forChild ? await childOf(deps, me) : undefined;
  const reported = await cases.reportCase(deps, me, {
    category: plan.story.category,
    words: plan.words,
    place: plan.spot.place,
    position: plan.spot.position,
    photoIds: photos.before,
    ...(child === undefined ? {} : { child }),
  });
  if (isRefusal(reported)) throw new Error(`${key}: ${reported.code}`);
  return { code: reported.code, award: reported.awards[0]?.id ?? null };
}

/** The child of whoever reports. */
async function childOf(deps: Deps, ask: Ask): Promise<string | undefined> {
  const { household } = await households.getMine(deps, ask);
  return household?.children.find(({ mine }) => mine)?.id;
}

function answerFor(
  { deps, actors, key, unit, photos, plan }: StepContext,
  step: Extract<Step, { do: 'answer' }>,
  { code }: CaseSoFar,
) {
  const { words, handled } = step;
  const first = plan.steps.find((one) => one.do === 'answer' && one.handled);
  const photoIds = first === step ? photos.after : [];
  return cases.answerCase(deps, actors.ofUnit(unit, key), { code, words, handled, photoIds });
}

/** The painted photos show nobody and no plate: each is looked through, and its copy shown. */
async function copiesOf({ deps, actors, key, photos }: StepContext): Promise<string[]> {
  const copies: string[] = [];
  for (const id of [...photos.before, ...photos.after]) {
    const reviewer = actors.inRole('reviewer', `${key}/mask/${copies.length}`);
    const copy = await maskPhoto(deps, reviewer, { id, boxes: [] });
    if (isRefusal(copy)) throw new Error(`${key}: ${copy.code}`);
    copies.push(copy.id);
  }
  return copies;
}

async function publish(context: StepContext, { code }: CaseSoFar) {
  const { deps, actors, plan, key } = context;
  const { bulletin } = plan.story;
  if (bulletin === undefined) throw new Error(`${key} has no bulletin`);
  return cases.publishCase(deps, actors.inRole('reviewer', key), {
    code,
    title: bulletin.title.replace('{street}', plan.spot.street),
    words: bulletin.words,
    place: plan.spot.publicPlace,
    photoIds: await copiesOf(context),
  });
}
