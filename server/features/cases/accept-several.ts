import type { AcceptedLine } from '../../../contract/case-lists.ts';
import { excuse, isRefusedAccess } from '../../platform/audit/duty.ts';
import { recordEach } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { listFollowers } from './matters.ts';
import { type About, type Move, readyFor, take } from './moves.ts';
import { namedUnread, refuseNamed } from './named.ts';
import { refuse } from './refusals.ts';
import { lockCases } from './several-store.ts';
import * as tellings from './tellings.ts';

interface Acceptance {
  codes: readonly string[];
  note: string;
}

const accepting = (note: string): Omit<Move, 'code'> => ({
  move: 'accept',
  event: { kind: 'accepted', note, data: {} },
  reason: note,
  tell: tellings.accepted,
});

/**
 * Accepts several cases as they were reported, in one transaction, by the rules of accepting one: whatever may
 * be accepted is, and each of the others has its own reason. What names a unit somebody has to open: whether
 * it complains of that unit, no row of the queue tells; so it is where one that goes along does. Two desks that accept the same rows lock them in the
 * same order; the second finds them accepted.
 */
export function acceptCases(deps: Deps, ask: Ask, { codes, note }: Acceptance) {
  return carryOut(deps, ask, async (tx): Promise<{ lines: AcceptedLine[] } | Refusal> => {
    const by = { deps, ask };
    const move = accepting(note);
    const decided = new Map<string, About | Refusal>();
    for (const one of await lockCases(tx, ask.scope, codes))
      decided.set(one.report.code, await readyFor(tx, by, { move, one }));
    for (const [code, refused] of await refuseNaming(tx, by, readyOf(decided)))
      decided.set(code, refused);
    const ready = readyOf(decided);
    const leads = ready.map(({ report }) => report.id);
    // Reports that follow one of these go along with it, chosen or not.
    const along = await listFollowers(tx, ask.scope, { leads, move: 'accept' });
    const moved: readonly About[] = [...ready, ...along];
    const stopped = isSome(moved) ? await take(tx, by, { move, moved }) : undefined;
    if (stopped) return stopped;
    const accepted = new Set(moved.map(({ report }) => report.code));
    const refusedIn = (code: string) => {
      const one = decided.get(code) ?? refuse('case_not_found');
      return accepted.has(code) || !isRefusal(one) ? undefined : one;
    };
    await recordRefused(tx, by, { refused: codes.flatMap((code) => refusedIn(code) ?? []), moved });
    return { lines: codes.map((code) => lineOf(code, refusedIn(code))) };
  });
}

type Decided = ReadonlyMap<string, About | Refusal>;
const readyOf = (decided: Decided): About[] =>
  [...decided.values()].filter((one): one is About => !isRefusal(one));

async function refuseNaming(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  ready: readonly About[],
): Promise<[string, Refusal][]> {
  if (ready.length === 0) return [];
  const leads = ready.map(({ report }) => report.id);
  const along = await listFollowers(tx, scope, { leads, move: 'accept' });
  const named = await namedUnread(tx, { deps, scope }, { cases: [...ready, ...along] });
  return ready.flatMap(({ report }): [string, Refusal][] => {
    const own = named.get(report.id);
    const refused = own
      ? refuse('names_unit', { values: { unit: own.zh } })
      : refuseNamed(
          along.filter(({ state }) => state.matter === report.id),
          named,
        );
    return refused ? [[report.code, refused]] : [];
  });
}

const isSome = (moved: readonly About[]): moved is readonly [About, ...About[]] => moved.length > 0;

const lineOf = (code: string, refused: Refusal | undefined): AcceptedLine => ({
  code,
  accepted: refused === undefined,
  refusal: refused ? { zh: refused.sentence('zh'), en: refused.sentence('en') } : null,
});

/** A no to the person leaves the entry that it leaves where one case is asked for; any other no leaves none. */
async function recordRefused(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  { refused, moved }: { refused: readonly Refusal[]; moved: readonly About[] },
): Promise<void> {
  const toPerson = refused.filter(isRefusedAccess);
  if (toPerson.length === 0 && moved.length === 0) excuse(by.ask);
  await recordEach(
    tx,
    by,
    toPerson.map(({ code }) => ({
      action: 'access.refused' as const,
      object: 'route/acceptCases' as const,
      details: { refusal: code },
    })),
  );
}
