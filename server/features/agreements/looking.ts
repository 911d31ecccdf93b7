import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { behalfOf, recordSeen } from './behalf.ts';

/** What is shown of who agreed is read as by them, and the look is recorded before it is answered. */
export async function looking<T extends object>(
  deps: Deps,
  { ask, id }: { ask: Ask; id: string },
  read: (theirs: Ask) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const seen = await read(behalf.ask);
  if (!isRefusal(seen)) await recordSeen(deps, ask, behalf);
  return seen;
}
