import type { RouteName } from '../../contract/table.ts';
import { localDate } from '../../server/platform/calendar.ts';
import { giveName } from '../activities.ts';
import { type Caller, makePhoto, type TestApp } from '../app.ts';
import { giveNameTo, phoneOf, register, residentId } from './people.ts';
import type { Asking, Recipe } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import { nobodysId, type ThingName } from './things.ts';

let typed = 0;

/** A list with one line, as somebody types it in; whoever may not take a photo has none. */
async function listOf(
  { deps }: TestApp,
  caller: Caller,
  { phone, kind = 'activity.attended' }: { phone: string; kind?: string },
) {
  const number = ++typed;
  const uploaded = await caller('uploadStaffPhoto', { file: await makePhoto(20_000 + number) });
  const photo = uploaded.status === 201 ? uploaded.ok.id : nobodysId;
  const line = { phone, kind, day: localDate(deps.clock.now()) };
  return { number: `DJ-${number}`, photo, lines: [line] };
}

/** Somebody who lives at this place stands on a list that others typed in. */
export async function enterRosterAt({
  world,
  county,
  site,
  makers,
}: SiteMaking): Promise<Partial<Record<ThingName, string>>> {
  const name = `signed ${county} ${site}`;
  await giveName(await register(world, county, { name, home: site }));
  const phone = await phoneOf(world, residentId(name));
  const body = await listOf(world, makers.first, { phone });
  return { roster: (await makers.first('enterRoster', { body })).ok.id };
}

/** Typed in by whoever is tried, of somebody who lives there. */
async function ownRoster({ world, county, caller, things }: Asking): Promise<string> {
  await giveNameTo(world, county, things.debtor);
  const phone = await phoneOf(world, things.debtor);
  const body = await listOf(world, caller, { phone });
  const entered = await caller('enterRoster', { body });
  return entered.status === 201 ? entered.ok.id : things.roster;
}

const about = (ask: Recipe['ask']): Recipe => ({ about: 'place', named: true, ask });
const because = { reason: 'other_person', note: '这一行不是本人签的' };

/** Paper lists. */
export const ofRosters: Partial<Record<RouteName, Recipe>> = {
  enterRoster: about(async ({ world, county, caller, things }) => {
    // Whoever lives in another county is not found at all.
    if (things.area.startsWith(String(county))) await giveNameTo(world, county, things.debtor);
    return { body: await listOf(world, caller, { phone: await phoneOf(world, things.debtor) }) };
  }),
  listRosters: { about: 'nothing', named: false, ask: () => ({}) },
  getRoster: about(({ things }) => ({ params: { id: things.roster } })),
  confirmRoster: about(({ things }) => ({ params: { id: things.roster }, body: { note: '' } })),
  undoRoster: about(async (asking) => ({
    params: { id: asking.whose === 'mine' ? await ownRoster(asking) : asking.things.roster },
    body: because,
  })),
};
