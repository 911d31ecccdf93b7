import { chanceOf } from '../../../db/seed/chance.ts';
import { residentId } from '../../../db/seed/county/write.ts';
import * as awards from '../../../server/features/awards/service.ts';
import * as statements from '../../../server/features/statements/service.ts';
import type { Check, DayEnd } from './check.ts';

/** So many are asked each evening, and everybody on the last day. */
const askedEachDay = 3;

/** Everyone who asks is shown figures that follow from their own lines. */
const figures: Check = {
  name: 'figures of residents follow from their lines',
  find: async (end) => {
    const found: string[] = [];
    for (const { phone } of await chosen(end)) found.push(...(await ask(end, phone)));
    return found;
  },
};

async function chosen({ world, deps, day, last }: DayEnd) {
  const rows = await deps.database.read
    .selectFrom('residents')
    .select('id')
    .where('county', '=', world.county)
    .execute();
  const registered = new Set(rows.map(({ id }) => id));
  const there = world.people.filter(({ phone }) => registered.has(residentId(world.county, phone)));
  if (last) return there;
  return chanceOf(`${world.seed}/asked/${day}`).shuffled(there).slice(0, askedEachDay);
}

async function ask({ world, deps, day }: DayEnd, phone: string): Promise<string[]> {
  const asking = world.actors.resident({ phone }, `ask/${day}`);
  const explained = await statements.explainMyPoints(deps, asking);
  const points = await awards.getMyPoints(deps, asking);
  const [newest] = (await statements.getMyStatement(deps, asking, undefined)).lines;
  const found: string[] = [];
  if (!explained.agrees) found.push(`${phone}: the explanation does not agree`);
  if (explained.owed.points !== points.owed)
    found.push(`${phone}: owes ${points.owed}, lines say ${explained.owed.points}`);
  if ((newest?.balance ?? 0) !== points.spendable)
    found.push(`${phone}: has ${points.spendable}, the last line says ${newest?.balance ?? 0}`);
  const { years } = await statements.getMyYears(deps, asking);
  for (const { year, agrees } of years)
    if (!agrees) found.push(`${phone}: ${year} is not what its closing entry says`);
  if (years[0]?.closing !== points.spendable)
    found.push(`${phone}: has ${points.spendable}, the year so far says ${years[0]?.closing}`);
  return found;
}

export const residentChecks: readonly Check[] = [figures];
