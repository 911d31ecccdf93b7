import type { DeskMediator } from '../../../contract/mediators.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { openerOf, type Reader, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { isSameName } from '../../platform/spelled.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { gather, openParties } from './gather.ts';
import { showOne } from './mediator-views.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import { type At, takeStep } from './steps.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import { openEmployers, openTiesOf, sealEmployers } from './tied.ts';
import { corrected, type Employers, type Tie } from './ties.ts';

interface Correction {
  id: string;
  wrong: string;
  right: string;
  reason: string;
}

const fields = {
  employer_not_on_record: '/wrong',
  employer_typed_by_you: '/wrong',
  employer_as_before: '/right',
} as const;

/**
 * An employer that was written down wrongly is put right, by somebody in charge who did not type it in. What ties
 * the mediator to files under way that they lead, or have helped in, is looked at anew: where that changes, the file
 * says so, and whoever corrected it had a hand in it.
 */
export function correctEmployerOf(deps: Deps, ask: Ask, { id, reason, ...said }: Correction) {
  const { scope } = ask;
  const by = { deps, scope };
  return carryOut(deps, ask, async (tx): Promise<DeskMediator | Refusal> => {
    const now = deps.clock.now();
    const today = localDate(now);
    // Files, then keys, then the mediator: the order in which everybody locks them.
    const rows = await store.lockUnderWayOf(tx, scope, id);
    const seal = await sealerOf(tx, by, id);
    const before = await people.lockMediatorBelow(tx, scope, id);
    if (before === undefined) return refuse('mediator_not_found');
    if (await isNamesake(tx, { deps, ask }, id)) return refuse('mediator_namesake');
    const onRecord = openEmployers(before, await openerOf(tx, by, [id]));
    const correction = { wrong: said.wrong, right: said.right.trim(), by: staffOf(scope).id };
    const employers = corrected(onRecord, correction);
    if (typeof employers === 'string') return refuse(employers, { field: fields[employers] });
    const retied = await listRetied(tx, by, { rows, resident: id, employers });
    const sealed = sealEmployers(seal, { resident: id, ...employers });
    const after = await people.changeMediator(tx, scope, { resident: id, ...sealed });
    for (const { row, ties } of retied) {
      const at = { tx, deps, ask, whole: await gather(tx, by, row), now, today };
      await takeStep(at, { action: 'mediation.ties_corrected', data: ties, reason });
    }
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'mediator.employer_corrected',
        object: `mediator/${id}`,
        area: before.area,
        reason,
        details: { former: employers.former.length, files: retied.length },
        before,
        after,
      },
    );
    const { county } = scope;
    const about = { resident: id, kind: 'together', caseCode: null } as const;
    await notices.tell(tx, deps, { county, words: tellings.employerCorrected, ...about });
    return showOne(tx, by, { row: after, today });
  });
}

/** Of staff nothing but the name is known: whoever is called as the mediator corrects nothing that ties them. */
async function isNamesake(
  tx: Tx,
  { deps, ask: { scope } }: Pick<At, 'deps' | 'ask'>,
  mediator: string,
): Promise<boolean> {
  const { name } = (await openIdentities(tx, { deps, scope }, [mediator]))(mediator);
  return isSameName(name, await staff.getOwnName(tx, scope));
}

interface Correcting {
  rows: readonly store.MediationRow[];
  resident: string;
  /** Whom they work for, and worked for before, once it is corrected. */
  employers: Employers;
}

const codesOf = (ties: readonly Tie[]) => ties.map(({ code }) => code).join(' ');

/** Files among these to whose parties somebody is tied otherwise than by what still stands on record. */
async function listRetied(tx: Tx, by: Reader, { rows, resident, employers }: Correcting) {
  const around = await store.listAround(
    tx,
    by.scope,
    rows.map(({ id }) => id),
  );
  const parties = await openParties(tx, by, around.parties.values());
  const tiesIn = await openTiesOf(tx, by, { resident, parties: [...parties.values()].flat() });
  return rows.flatMap((row) => {
    const theirs = parties.get(row.id) ?? [];
    const ties = { from: codesOf(tiesIn(theirs)), to: codesOf(tiesIn(theirs, employers)) };
    return ties.from === ties.to ? [] : [{ row, ties }];
  });
}
