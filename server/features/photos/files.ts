import type { Tx } from '../../platform/database.ts';
import { leaveMessages } from '../../platform/outbox.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';

export const sizes = ['full', 'thumb'] as const;
export type Size = (typeof sizes)[number];

/** Where the file of a photo, or of a masked copy of one, lies. */
export const keyOf = (county: number, id: string, size: Size) => `${county}/${id}/${size}.webp`;

/**
 * Has the files of photos deleted once the transaction has committed. A message each: whoever is killed in the
 * middle goes on with the next one.
 */
export async function leaveToDelete(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  ids: readonly string[],
): Promise<void> {
  const { county } = scope;
  const messages = ids.map((id) => ({ county, topic: 'photo_erased', payload: { id } }));
  await leaveMessages(tx, deps, messages);
}
