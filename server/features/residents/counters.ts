import { type Counter, ofCounty, readAttempts } from '../../platform/attempts.ts';
import type { Tx } from '../../platform/database.ts';
import type { Sender } from '../../platform/sender.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import type { UsableCode } from './code-store.ts';

/** The device as it is known to a phone, by every index key; none for a caller who shows none. */
export const deviceIndexes = ({ cipher }: Pick<Deps, 'cipher'>, { device }: Sender): Buffer[] =>
  device === null ? [] : cipher.blindIndexes(device, 'known_devices.device');

export const addressIndexOf = ({ cipher }: Pick<Deps, 'cipher'>, { address }: Sender) =>
  address === null ? null : cipher.blindIndex(address, 'attempts.address');

/** Device and address as counters: of whom nothing is known, nothing is counted. */
export function countersOf(
  { cipher }: Pick<Deps, 'cipher'>,
  what: Counter['what'],
  from: Sender,
): Counter[] {
  const { device } = from;
  const key = device === null ? null : cipher.blindIndex(device, 'attempts.device');
  const address = addressIndexOf({ cipher }, from);
  return [
    ...(key === null ? [] : [{ what, whose: 'device' as const, key }]),
    ...(address === null ? [] : [{ what, whose: 'address' as const, key: address }]),
  ];
}

/** What an address does beside that which it answers for, under keys of their own. */
export function beside(
  { cipher }: Pick<Deps, 'cipher'>,
  { address }: Sender,
  field: 'attempts.tried_at' | 'attempts.empty_at',
): Counter[] {
  if (address === null) return [];
  return [{ what: 'code_failed', whose: 'address', key: cipher.blindIndex(address, field) }];
}

export const failuresOfCounty: Counter = { what: 'code_failed', whose: 'county', key: ofCounty };

/** What was attempted before, by whose it is. */
export async function attemptsOf(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  counters: readonly Counter[],
) {
  const now = deps.clock.now();
  const counted = await readAttempts(tx, { county: ask.scope.county, counters, now });
  const nothing = { thisHour: 0, today: 0 };
  const by = (whose: Counter['whose']) =>
    counted[counters.findIndex((counter) => counter.whose === whose)] ?? nothing;
  return { device: by('device'), address: by('address'), county: by('county') };
}

/**
 * Who is counted for a wrong try. A guess at a phone that was sent nothing cannot succeed: it does not
 * call the county to arms. An address, which thousands may share, answers for codes it asked for; tries at
 * others count for it by a higher measure.
 */
export function failuresAt(
  newest: UsableCode | undefined,
  counters: readonly Counter[],
): Counter[] {
  if (newest === undefined) return counters.filter(({ whose }) => whose === 'device');
  const own = counters.filter(
    ({ whose, key }) => whose !== 'address' || newest.askedFrom?.equals(key),
  );
  return [...own, failuresOfCounty];
}
