interface Asking {
  wrong: number;
  right: number;
  /** Versions that there are. */
  known: ReadonlySet<number>;
  /** The version in force now; null where there is none. */
  inForce: number | null;
}

export type AskingObjection =
  | 'version_not_later'
  | 'version_unknown'
  | 'version_in_force'
  | 'version_not_begun';

/** What stands against comparing a wrong version with the right one, and at which of the two. */
export function objectionToVersions({
  wrong,
  right,
  known,
  inForce,
}: Asking): { code: AskingObjection; field: '/wrongVersion' | '/rightVersion' } | undefined {
  if (right <= wrong) return { code: 'version_not_later', field: '/rightVersion' };
  if (!known.has(wrong)) return { code: 'version_unknown', field: '/wrongVersion' };
  if (!known.has(right)) return { code: 'version_unknown', field: '/rightVersion' };
  // There is one correction of a version. Before its last day is over that would leave awards out, and
  // before its first it would be spent on nothing.
  if (wrong === inForce) return { code: 'version_in_force', field: '/wrongVersion' };
  if (inForce === null || wrong > inForce)
    return { code: 'version_not_begun', field: '/wrongVersion' };
  return undefined;
}

/** What stands against deciding a correction: it is compared first, and two people sign. */
export function objectionToDeciding({
  state,
  askedBy,
  reader,
}: {
  state: string;
  askedBy: string;
  reader: string;
}): 'correction_computing' | 'correction_decided' | 'correction_own' | undefined {
  if (state === 'computing') return 'correction_computing';
  if (state !== 'asked') return 'correction_decided';
  return askedBy === reader ? 'correction_own' : undefined;
}

/** Whoever owns the rules takes a request back until somebody has decided about it. */
export const objectionToWithdrawing = (state: string): 'correction_decided' | undefined =>
  state === 'computing' || state === 'asked' ? undefined : 'correction_decided';

/** Whole per cent of what is being done now; done as soon as nothing of it is left. */
export function progressOf({
  state,
  people,
  compared,
  lines,
  carriedOut,
}: {
  state: string;
  people: number;
  compared: number;
  lines: number;
  carriedOut: number;
}): number {
  const share = (done: number, of: number) =>
    of === 0 ? 0 : Math.min(100, Math.floor((done * 100) / of));
  if (state === 'computing') return share(compared, people);
  return state === 'signed' ? share(carriedOut, lines) : 100;
}
