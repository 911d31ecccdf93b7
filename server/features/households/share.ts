import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as rules from '../rules/service.ts';
import { refuse } from './refusals.ts';

/** What the book of a day gives to the household of whoever has one: of a hundred points of a rule, at most. */
export async function readShare(read: Read, scope: Scope, on: LocalDate): Promise<number> {
  if (!(await rules.hasRulebookOn(read, scope, on))) return 0;
  const { document } = await rules.getRulebook(read, scope, on);
  return Math.max(0, ...document.rules.map(({ householdPercent }) => householdPercent));
}

/** Whoever comes into a household agrees to its share as it is: another than was shown is shown first. */
export async function refuseShare(
  read: Read,
  { deps, ask }: { deps: Deps; ask: Ask },
  agreed: number,
): Promise<Refusal | undefined> {
  const percent = await readShare(read, ask.scope, localDate(deps.clock.now()));
  if (percent === agreed) return undefined;
  return refuse('share_another', { field: '/agreedShare', values: { percent } });
}
