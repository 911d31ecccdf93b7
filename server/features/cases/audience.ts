import type { Read } from '../../platform/database.ts';
import { jobScope, type Scope, staffOf } from '../../platform/scope.ts';
import { type ChangedCase, listChanged } from './audience-store.ts';
import { mayHandle } from './decide.ts';
import { isBelow } from './desk.ts';

/** What desks may be told of some cases that changed, whoever sits there. */
export const changedCases = (read: Read, county: number, ids: readonly string[]) =>
  listChanged(read, jobScope(county, 'tell_screens'), ids);

/**
 * How much a desk hears of a case that changed: which one it is, where its scope reads it; that the queue
 * is another, where its unit had it until now; of all others nothing.
 */
export function heardAt(scope: Scope, changed: ChangedCase): 'case' | 'queue' | 'nothing' {
  if (isBelow(scope, changed)) return 'case';
  const { unit } = staffOf(scope);
  const had = unit !== null && changed.everUnits.includes(unit) && mayHandle(changed, unit);
  return had ? 'queue' : 'nothing';
}
