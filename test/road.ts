import type { CaseStage } from '../contract/case-road.ts';
import type { MyCase } from '../contract/case-views.ts';
import type { Caller, TestApp } from './app.ts';
import { positions, units } from './county.ts';

let reported = 0;

/** A report that nobody made before: its words and place are its own, unless given. */
export function aReport(given: Record<string, unknown> = {}) {
  const number = ++reported;
  const { lng, lat } = positions.west;
  // About 90 metres apart: none is "the same place" as another.
  const apart = { lng: lng + (number % 40) * 0.001, lat: lat + Math.floor(number / 40) * 0.001 };
  return {
    category: '040300',
    words: `第 ${number} 件：人行道上停了车`,
    place: `老街 ${number} 号`,
    position: apart,
    photoIds: [],
    ...given,
  };
}

export async function report(
  resident: Caller,
  given: Record<string, unknown> = {},
): Promise<MyCase> {
  return (await resident('reportCase', { body: aReport(given) })).ok;
}

export interface Desk {
  intake: Caller;
  dispatcher: Caller;
  handler: Caller;
  reviewer: Caller;
}

export async function openDesk(world: TestApp): Promise<Desk> {
  return {
    intake: await world.staff('intake'),
    dispatcher: await world.staff('dispatcher'),
    handler: await world.staff('handler_west'),
    reviewer: await world.staff('reviewer'),
  };
}

const note = '现场看过，情况属实';

interface Walker {
  desk: Desk;
  /** Who reported it. */
  resident: Caller;
  code: string;
  /** The unit of the desk's handler. */
  unit?: string;
  /** Photos of the work done. */
  photoIds?: readonly string[];
  /** Working days that the unit has. */
  resolveDays?: number;
}

/** Takes a case along the usual road up to a stage. */
export async function walkTo(
  stage: CaseStage,
  { desk, resident, code, unit = units.west, photoIds = [], resolveDays = 3 }: Walker,
): Promise<void> {
  const params = { code };
  const dispatch = { unit, resolveDays, note };
  const steps: [CaseStage, () => Promise<{ ok: unknown }>][] = [
    ['reported', async () => ({ ok: true })],
    ['accepted', () => desk.intake('acceptCase', { params, body: { note } })],
    ['dispatched', () => desk.dispatcher('dispatchCase', { params, body: dispatch })],
    [
      'answered',
      () =>
        desk.handler('answerCase', {
          params,
          body: { words: '已经处理好了', handled: true, photoIds },
        }),
    ],
    [
      'awaiting_confirmation',
      () => desk.reviewer('verifyCase', { params, body: { solved: true, note } }),
    ],
    ['closed', () => resident('confirmCase', { params, body: { rating: 5, words: '' } })],
  ];
  for (const [reached, take] of steps) {
    const { ok } = await take();
    if (ok === undefined) throw new Error(`not ${reached}`);
    if (reached === stage) return;
  }
  throw new Error(`the usual road does not lead to ${stage}`);
}

/** A copy for everyone of a photo in which there is nothing to hide; @returns its id. */
export async function masked(reviewer: Caller, id: string): Promise<string> {
  return (await reviewer('maskPhoto', { params: { id }, body: { boxes: [] } })).ok.id;
}
