import type { RosterDeed } from '../../../contract/rosters.ts';
import * as photos from '../../../server/features/photos/service.ts';
import * as rosters from '../../../server/features/rosters/service.ts';
import { addDays, localDate } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import { paint } from '../photos/paint.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten, type Shop } from './shop.ts';
import { seeToPeople } from './window.ts';

interface Sheet {
  /** As it is printed on the paper. */
  number: string;
  kind: RosterDeed;
  minutes?: number;
  /** Days ago: done, typed in, and compared with the photo. */
  done: number;
  entered: number;
  compared?: number;
  /** Days ago on which all of it was taken back, and why. */
  undone?: { days: number; note: string };
  /** Place of the first who signed, and how many did. */
  people: readonly [first: number, count: number];
}

/** Lists that went all their way, one that was handed in twice, and one that waits to be compared. */
const sheets: readonly Sheet[] = [
  {
    number: 'LX-2611-01',
    kind: 'patrol.hour',
    minutes: 120,
    done: 16,
    entered: 14,
    compared: 13,
    people: [41, 4],
  },
  {
    number: 'LX-2611-02',
    kind: 'activity.hour',
    minutes: 180,
    done: 15,
    entered: 12,
    people: [46, 4],
    undone: { days: 11, note: '村里把上个月的旧表又交了一次，日期写错了，整张撤销。' },
  },
  {
    number: 'LX-2611-03',
    kind: 'activity.hour',
    minutes: 90,
    done: 9,
    entered: 8,
    compared: 7,
    people: [20, 6],
  },
  {
    number: 'LX-2611-07',
    kind: 'activity.attended',
    done: 3,
    entered: 1,
    people: [30, 8],
  },
];

/** What came in on paper, and what was seen to at the window for somebody who asked for it. */
export async function writePapers(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'rosters', county)) return;
  const now = deps.clock.now();
  const desk: Shop = { deps, county, residents, staff, now };
  const pictures = new Map<string, string>();
  // Files cannot be part of a transaction.
  for (const { number, entered } of sheets) {
    const act = actingAt(desk, 'shouli')(`paper/${number}/photo`, daysBefore(now, entered));
    const photo = await paint({ scene: 'sheet', seed: number, done: false });
    pictures.set(number, done(await photos.upload(act.deps, act.ask, photo)).id);
  }
  await inOneTransaction(deps, async (within) => {
    const inside = { ...desk, deps: within };
    for (const sheet of sheets) await enter(inside, sheet, pictures.get(sheet.number) ?? '');
    await seeToPeople(inside);
  });
}

async function enter(desk: Shop, sheet: Sheet, photo: string): Promise<void> {
  const { number, kind, minutes, people } = sheet;
  const key = `paper/${number}`;
  const day = addDays(localDate(desk.now), -sheet.done);
  const typing = actingAt(desk, 'shouli')(key, daysBefore(desk.now, sheet.entered));
  const lines = desk.residents.slice(people[0], people[0] + people[1]).map(({ phone, name }) => ({
    phone,
    name,
    kind,
    day,
    ...(minutes === undefined ? {} : { minutes }),
  }));
  const { id } = done(await rosters.enterRoster(typing.deps, typing.ask, { number, photo, lines }));
  if (sheet.undone !== undefined) {
    const { days, note } = sheet.undone;
    const undoing = actingAt(desk, 'shenhe')(`${key}/undone`, daysBefore(desk.now, days));
    const reason = { reason: 'duplicate', note } as const;
    done(await rosters.undoRoster(undoing.deps, undoing.ask, { id, ...reason }));
  }
  if (sheet.compared === undefined) return;
  const comparing = actingAt(desk, 'shenhe')(
    `${key}/compared`,
    daysBefore(desk.now, sheet.compared),
  );
  done(await rosters.confirmRoster(comparing.deps, comparing.ask, { id, note: '' }));
}
