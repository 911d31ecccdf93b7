import type { Sentence } from '../../../contract/values.ts';
import * as notices from '../notices/service.ts';
import { isOfSecret } from './list-store.ts';
import type { TxContext } from './pay.ts';
import type { AwardRow } from './store.ts';

/** Has the resident told something about an award; `contestable`: with the way to an appeal. */
export async function tellHolder(
  { tx, scope, deps }: TxContext,
  award: Pick<AwardRow, 'id' | 'resident' | 'case_code'>,
  words: Sentence,
  contestable?: { id: string },
): Promise<void> {
  // Of what came of a case the case itself says who may know of it.
  const confidential = award.case_code === null && (await isOfSecret(tx, scope, award.id));
  await notices.tell(tx, deps, {
    county: scope.county,
    resident: award.resident,
    words,
    caseCode: award.case_code,
    confidential,
    ...(contestable ? { award: contestable.id } : { kind: 'points' }),
  });
}
