import type { Tx } from '../database.ts';

/**
 * What open screens are told of: that something changed, never what. case: it has another step · onlookers:
 * who looks at it · person: what somebody of staff may do, or where they are signed in · told: somebody of staff
 * has a notice.
 */
type ChangeKind = 'case' | 'onlookers' | 'person' | 'told';

export interface Change {
  kind: ChangeKind;
  county: number;
  id: string;
}

const noted = new WeakMap<Tx, Map<string, Change>>();

/** Says, where the transaction is committed, that something changed; the same only once. */
export function noteChange(tx: Tx, change: Change): void {
  const known = noted.get(tx);
  const changes = known ?? new Map<string, Change>();
  changes.set(spell(change), change);
  if (known === undefined) noted.set(tx, changes);
}

export const changesOf = (tx: Tx): Change[] => [...(noted.get(tx)?.values() ?? [])];

export const spell = ({ kind, county, id }: Change) => `${kind} ${county} ${id}`;

const written = /^(case|onlookers|person|told) (\d{6}) ([0-9a-f-]{36})$/;

/** Reads what processes tell each other; what is no change is passed over, as one of a newer version would be. */
export function readChanges(payload: string): Change[] {
  return payload.split('\n').flatMap((line) => {
    const [, kind, county, id] = written.exec(line) ?? [];
    if (kind === undefined || county === undefined || id === undefined) return [];
    return [{ kind: kind as ChangeKind, county: Number(county), id }];
  });
}
