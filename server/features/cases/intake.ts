import type { RefusalReason } from '../../../contract/case-road.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { makeMove, type Noted } from './moves.ts';
import { notLater, promisedFrom, waitsSince } from './promises.ts';
import { refuse } from './refusals.ts';
import { namedIn } from './sending.ts';
import type { CaseRow } from './store.ts';
import * as tellings from './tellings.ts';
import { openTexts } from './texts.ts';

/* What becomes of a report at the door: it is accepted, goes back for more, or is refused. */

interface Acceptance extends Noted {
  category?: string;
  against?: string;
}

/** Accepts a case as what it was reported as, or as what staff find it to be: from that is learnt. */
export async function acceptCase(
  deps: Deps,
  ask: Ask,
  { code, note, category, against }: Acceptance,
) {
  const found =
    category === undefined ? undefined : await areas.findCategory(deps, ask.scope, category);
  if (category !== undefined && found === undefined)
    return refuse('category_unknown', { field: '/category' });
  const complained =
    against === undefined
      ? undefined
      : await areas.findUnitName(deps.database.read, ask.scope, against);
  if (against !== undefined && complained === undefined)
    return refuse('unit_unknown', { field: '/against' });
  const limitsOf = await areas.getLimits(deps, ask.scope);
  return makeMove(deps, ask, {
    code,
    move: 'accept',
    event: ({ report, state }) => ({
      kind: 'accepted',
      note,
      data: {
        ...(against === undefined ? {} : { against }),
        ...(found === undefined
          ? {}
          : {
              category: found.code,
              confidential: found.confidential,
              ...notLater(state, promisedFrom(limitsOf(found.code), waitsSince(report, state))),
            }),
      },
    }),
    refuse: ({ report, state }, { mover, tx }) => {
      // What it was reported as it may stay, also where that was retired meanwhile.
      if (found !== undefined && found.retiredAt !== null)
        if (found.code !== (state.category ?? report.category))
          return refuse('category_retired', { field: '/category' });
      const isUnread = against === undefined && !mover.roles.includes('intake');
      return isUnread ? refuseUnread(tx, { deps, ask }, report) : undefined;
    },
    reason: note,
    tell: tellings.accepted,
  });
}

/** Of a report that names a unit somebody at the desk reads whether it complains of it: else it might be sent there. */
async function refuseUnread(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  report: CaseRow,
): Promise<Refusal | undefined> {
  const { textOf } = await openTexts(tx, { deps, scope }, [report.id]);
  const [named] = namedIn(textOf(report).words, await areas.listUnits(tx, scope));
  return named && refuse('unit_named', { values: { unit: named.name.zh } });
}

export function returnCase(deps: Deps, ask: Ask, { code, note }: Noted) {
  const event = { kind: 'returned' as const, note, data: {} };
  const tell = tellings.returned(note);
  return makeMove(deps, ask, { code, move: 'return', event, reason: note, tell });
}

const reversalOf: Record<RefusalReason, 'not_true' | 'duplicate' | 'out_of_scope'> = {
  not_true: 'not_true',
  duplicate: 'duplicate',
  out_of_scope: 'out_of_scope',
  in_petition: 'out_of_scope',
  in_litigation: 'out_of_scope',
  private_matter: 'out_of_scope',
  emergency_110: 'out_of_scope',
};

/** Refuses a case: the points it announced are taken back with the same reason. */
export function refuseCase(
  deps: Deps,
  ask: Ask,
  { code, note, reason }: Noted & { reason: RefusalReason },
) {
  return makeMove(deps, ask, {
    code,
    move: 'refuse',
    event: { kind: 'refused', note, data: { reason } },
    reason: note,
    tell: tellings.refused(note),
    consequence: async (context, [{ report }]) => {
      await awards.reverseSource(context, {
        source: report.id,
        deeds: ['report.verified'],
        reason: reversalOf[reason],
        note,
      });
      return undefined;
    },
  });
}
