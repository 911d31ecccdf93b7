import type { RefusalReason } from '../../../contract/case-road.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { takenBack } from './decide.ts';
import { listFollowers } from './matters.ts';
import { makeMove, type Noted } from './moves.ts';
import { namedUnread, refuseNamed } from './named.ts';
import { notLater, promisedFrom, waitsSince } from './promises.ts';
import { refuse } from './refusals.ts';
import type { StoredCase } from './store.ts';
import * as tellings from './tellings.ts';

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
    refuse: async ({ report, state }, { mover, tx }) => {
      // What it was reported as it may stay, also where that was retired meanwhile.
      if (found !== undefined && found.retiredAt !== null)
        if (found.code !== (state.category ?? report.category))
          return refuse('category_retired', { field: '/category' });
      const isUnread = against === undefined && !mover.roles.includes('intake');
      const unread = isUnread ? [{ report, state }] : [];
      return refuseUnread(tx, { deps, ask }, { lead: report.id, unread, against });
    },
    reason: note,
    tell: tellings.accepted,
  });
}

interface Unread {
  lead: string;
  /** The lead itself, unless whoever accepts it has read it. */
  unread: readonly StoredCase[];
  against: string | undefined;
}

/**
 * Of a report that names a unit somebody at the desk reads whether it complains of it: else it might be sent there.
 * So it is of those that go along with this one, of which nobody says that they were read.
 */
async function refuseUnread(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { lead, unread, against }: Unread,
): Promise<Refusal | undefined> {
  const along = await listFollowers(tx, scope, { leads: [lead], move: 'accept' });
  const named = await namedUnread(tx, { deps, scope }, { cases: [...unread, ...along], against });
  const own = named.get(lead);
  return own ? refuse('unit_named', { values: { unit: own.zh } }) : refuseNamed(along, named);
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

/** Refuses a case: the points it announced are taken back with the same reason, and settled ones only as untrue. */
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
    consequence: async (context, [{ report, state }]) => {
      const deeds = takenBack(reason, state);
      if (deeds.length === 0) return undefined;
      await awards.reverseSource(context, {
        source: report.id,
        deeds,
        reason: reversalOf[reason],
        note,
      });
      return undefined;
    },
  });
}
