import type { QueryClient } from '@tanstack/react-query';
import { openHours } from '../../contract/patrol-limits.ts';
import type { MyPatrol } from '../../contract/patrols.ts';
import type { Answer, Client } from '../../ui/client.ts';

/** Their part of it has not been ended. What staff began for them keeps them from nothing, and is not theirs to end. */
export const isLeftOpen = (
  { leftAt, proof, typedAt, closesAt }: Pick<MyPatrol, 'leftAt' | 'proof' | 'typedAt' | 'closesAt'>,
  nowMs: number,
): boolean => leftAt === null && proof === null && typedAt === null && Date.parse(closesAt) > nowMs;

/** self: they ended their part, perhaps elsewhere · leader: who led it ended it for all · hours: it was open no longer. */
export interface PatrolEnd {
  by: 'self' | 'leader' | 'hours';
  at: string;
}

const hourMs = 3_600_000;

/** The end of their part, where it lies behind. */
export function endOf(
  { leftAt, begunAt, closesAt }: Pick<MyPatrol, 'leftAt' | 'begunAt' | 'closesAt'>,
  nowMs: number,
): PatrolEnd | undefined {
  const closes = Date.parse(closesAt);
  if (leftAt !== null && Date.parse(leftAt) <= closes) return { by: 'self', at: leftAt };
  if (closes > nowMs) return undefined;
  const isFull = closes - Date.parse(begunAt) >= openHours * hourMs;
  return { by: isFull ? 'hours' : 'leader', at: closesAt };
}

/** What the server has just said of a patrol stands in the list of their patrols at once. */
export function hearOf(client: Client, queries: QueryClient, patrol: MyPatrol): void {
  queries.setQueryData<Answer<'listMyPatrols'>>(client.key('listMyPatrols', {}), (known) => {
    if (known === undefined) return undefined;
    const others = known.patrols.filter(({ id }) => id !== patrol.id);
    const isNew = others.length === known.patrols.length;
    if (isNew) return { patrols: [patrol, ...others] };
    return { patrols: known.patrols.map((one) => (one.id === patrol.id ? patrol : one)) };
  });
}
