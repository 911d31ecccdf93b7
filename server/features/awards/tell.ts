import type { Sentence } from '../../../contract/values.ts';
import * as notices from '../notices/service.ts';
import type { TxContext } from './pay.ts';
import type { AwardRow } from './store.ts';

/** Has the resident told something about an award; `contestable`: with the way to an appeal. */
export function tellHolder(
  { tx, scope, deps }: TxContext,
  award: Pick<AwardRow, 'resident' | 'case_code'>,
  words: Sentence,
  contestable?: { id: string },
): Promise<void> {
  return notices.tell(tx, deps, {
    county: scope.county,
    resident: award.resident,
    words,
    caseCode: award.case_code,
    ...(contestable ? { award: contestable.id } : { kind: 'points' }),
  });
}
