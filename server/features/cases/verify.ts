import type { StaffCase } from '../../../contract/case-views.ts';
import type { OnSiteBody } from '../../../contract/field-work.ts';
import { seenDays } from '../../../contract/on-site.ts';
import { distanceM } from '../../platform/geometry.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { isCaseCode } from './code.ts';
import { refuseSight } from './decide.ts';
import { type Move, makeMove, type Noted } from './moves.ts';
import { placeOf } from './place.ts';
import { refuse } from './refusals.ts';
import { payAsFound } from './sharing.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';

/** Verifies what was done. True: the points settle and the reporter is asked. */
export const verifyCase = (deps: Deps, ask: Ask, seen: Noted & { solved: boolean }) =>
  makeMove(deps, ask, verification(seen));

const verification = ({ code, note, solved }: Noted & { solved: boolean }) =>
  ({
    code,
    move: 'verify',
    event: { kind: solved ? 'verified' : 'sent_back', note, data: {} },
    reason: note,
    tell: solved ? tellings.verified : tellings.sentBack,
    consequence: async (context, moved) => {
      if (!solved) return undefined;
      const sources = moved.map(({ report }) => report.id);
      const found = { lead: moved[0].report.id, found: new Set(sources) };
      const refused = await payAsFound(context, found);
      if (refused) return refused;
      return awards.verifySources(context, { sources, deeds: ['report.verified'] });
    },
  }) satisfies Move;

/** The same by somebody who was there: with photos, the time, and how far from the case they stood. */
export async function verifyOnSite(
  deps: Deps,
  ask: Ask,
  { code, note, solved, photoIds, position, seenAt }: OnSiteBody & { code: string },
): Promise<StaffCase | Refusal> {
  const { scope } = ask;
  const report = isCaseCode(code)
    ? await store.findCase(deps.database.read, scope, code)
    : undefined;
  const place = report && placeOf(report);
  const metres = place ? Math.round(distanceM(position, place)) : null;
  const { grid } = await areas.findPlace(deps, scope, position);
  const move = verification({ code, note, solved });
  return makeMove(deps, ask, {
    ...move,
    onSite: true,
    event: { ...move.event, data: { onSite: { metres, grid, seenAt } } },
    photoIds,
    refuse: ({ state: { handledAt } }, { now }) => {
      const sight = { seenAt: new Date(seenAt), position };
      const refused = refuseSight(sight, { place: place ?? null, handledAt }, now);
      return refused && refuse(refused, { values: { days: seenDays, metres: metres ?? 0 } });
    },
  });
}
