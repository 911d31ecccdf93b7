import type { RosterDeed } from '../../../contract/rosters.ts';
import * as agreements from '../../../server/features/agreements/service.ts';
import * as photos from '../../../server/features/photos/service.ts';
import { openSignInLimits } from '../../../server/features/residents/service.ts';
import * as rosters from '../../../server/features/rosters/service.ts';
import { addDays, localDate } from '../../../server/platform/calendar.ts';
import type { Sms } from '../../../server/platform/sms.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import { paint } from '../photos/paint.ts';
import type { SeedResident } from './people.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten, type Shop } from './shop.ts';

interface Sheet {
  /** As it is printed on the paper. */
  number: string;
  kind: RosterDeed;
  minutes?: number;
  /** Days ago: done, typed in, and compared with the photo. */
  done: number;
  entered: number;
  compared?: number;
  /** Place of the first who signed, and how many did. */
  people: readonly [first: number, count: number];
}

/** One list that went all its way, and one that waits to be compared. */
const sheets: readonly Sheet[] = [
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
    const who = residents[12];
    if (who !== undefined) await seeTo(inside, who);
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
  if (sheet.compared === undefined) return;
  const comparing = actingAt(desk, 'shenhe')(
    `${key}/compared`,
    daysBefore(desk.now, sheet.compared),
  );
  done(await rosters.confirmRoster(comparing.deps, comparing.ask, { id, note: '' }));
}

/** The phone of whoever stands at the window: the code that comes in is read out. */
function phoneInHand() {
  const heard = { code: '' };
  const sms: Sms = {
    send: async ({ values }) => {
      heard.code = values.code ?? '';
      return { kind: 'sent' };
    },
  };
  return { heard, sms };
}

/** What somebody has to report is typed for them at the window, once they agreed. */
async function seeTo(desk: Shop, { phone }: SeedResident): Promise<void> {
  const { heard, sms } = phoneInHand();
  const from = { device: null, address: null, kind: { browser: 'chrome', system: 'windows' } };
  const clerk = (key: string) => {
    const { deps, ask } = actingAt(desk, 'shouli')(`window/${key}`, daysBefore(desk.now, 2));
    return { deps: { ...deps, sms, signInLimits: openSignInLimits }, ask: { ...ask, from } };
  };
  const sending = clerk('code');
  done(await agreements.sendCode(sending.deps, sending.ask, { phone }));
  const agreeing = clerk('agreed');
  const { id } = done(
    await agreements.agree(agreeing.deps, agreeing.ask, {
      paper: 'id_card',
      phone,
      code: heard.code,
    }),
  );
  const acting = clerk('reported');
  done(
    await agreements.reportFor(acting.deps, acting.ask, {
      id,
      words: '村口的路灯晚上不亮，走路看不见。',
      place: '村口',
      photoIds: [],
    }),
  );
}
