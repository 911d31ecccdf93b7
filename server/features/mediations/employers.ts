import type { DeskMediator, MyMediator } from '../../../contract/mediators.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, staffBehind } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import { certificateOf, mayGoOn, saidMoving } from './certification.ts';
import { showOne, showOwn } from './mediator-views.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import * as tellings from './tellings.ts';
import { openEmployers, sealEmployers } from './tied.ts';
import { isEmployerOnRecord, onceMoved } from './ties.ts';

/** More changes than one term of a certificate has. */
const mostFormer = 10;

interface Changing {
  deps: Deps;
  ask: Ask;
  before: people.MediatorRow;
  said: Said;
}

interface Said {
  employer: string;
  /** Whether the state pays them. */
  stateEmployee: boolean;
}

/**
 * Somebody who mediates works for another employer now. It ties them at once; whom they worked for before ties
 * them on until they are certified anew, so that nobody loses a tie by saying so. In the same way whom the state
 * pays earns nothing from now on, and whom it pays no longer earns once they are certified anew.
 */
async function change(
  tx: Tx,
  { deps, ask, before, said }: Changing,
): Promise<people.MediatorRow | Refusal> {
  const { scope } = ask;
  const by = { deps, scope };
  const { resident, area } = before;
  if (!mayGoOn(certificateOf(before))) return refuse('certified_first');
  const employer = said.employer.trim();
  const pay = saidMoving({ row: before, says: said.stateEmployee });
  const open = await openerOf(tx, by, [resident]);
  const from = openEmployers(before, open);
  const isAsBefore = isEmployerOnRecord(from.employer.name, employer);
  const isPaidAsBefore =
    pay.state_employee === before.state_employee && pay.state_pay_over === before.state_pay_over;
  if (isAsBefore && isPaidAsBefore) return refuse('employer_as_before', { field: '/employer' });
  const employers = onceMoved({ from, to: employer, typedBy: staffBehind(scope) });
  const former = employers.former.length;
  if (former > mostFormer)
    return refuse('employer_too_often', { field: '/employer', values: { count: mostFormer } });
  const seal = await sealerOf(tx, by, resident);
  const after = await people.changeMediator(tx, scope, {
    resident,
    ...pay,
    ...sealEmployers(seal, { resident, ...employers }),
  });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'mediator.employer_changed',
      object: `mediator/${resident}`,
      area,
      details: { former, stateEmployee: pay.state_employee },
      before,
      after,
    },
  );
  return after;
}

/** A mediator says for whom they work now. */
export function changeMyEmployer(deps: Deps, ask: Ask, said: Said) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyMediator | Refusal> => {
    const me = residentOf(scope);
    // The key first, as everywhere: whoever is erased at the same time is waited for in one order.
    await sealerOf(tx, { deps, scope }, me);
    const before = await people.lockMediator(tx, scope, me);
    if (before === undefined) return refuse('certified_first');
    const after = await change(tx, { deps, ask, before, said });
    if (isRefusal(after)) return after;
    return showOwn(tx, { deps, scope }, localDate(deps.clock.now()));
  });
}

interface TypedIn extends Said {
  id: string;
}

/** A mediator says it at the desk, and reads on their phone what was typed in for them. */
export function changeEmployerOf(deps: Deps, ask: Ask, { id, ...said }: TypedIn) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskMediator | Refusal> => {
    await sealerOf(tx, { deps, scope }, id);
    const before = await people.lockMediatorBelow(tx, scope, id);
    if (before === undefined) return refuse('mediator_not_found');
    const after = await change(tx, { deps, ask, before, said });
    if (isRefusal(after)) return after;
    const { county } = scope;
    const about = { resident: id, kind: 'together', caseCode: null } as const;
    await notices.tell(tx, deps, { county, words: tellings.employerTypedIn, ...about });
    const today = localDate(deps.clock.now());
    return showOne(tx, { deps, scope }, { row: after, today });
  });
}
