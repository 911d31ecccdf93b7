import type { WhomToAsk } from '../../../contract/unmaskings.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as cases from '../cases/service.ts';
import * as notices from '../notices/service.ts';
import { openIdentities } from '../privacy/service.ts';
import { objectionToVisiting } from './decide.ts';
import { refuse } from './refusals.ts';
import { lookedToAsk } from './tellings.ts';

/**
 * Looks at whom to ask whether a case is solved: name, number, and where they live in words. The errand itself is the
 * ground, so nobody has to agree; the look, its record and what the reporter is told stand or fall together. Nothing
 * of it is kept here, and looked at once more it is recorded and told once more.
 */
export async function lookWhomToAsk(
  deps: Deps,
  ask: Ask,
  code: string,
): Promise<WhomToAsk | Refusal> {
  const { scope } = ask;
  const whom = await attempt(deps, ask, async (tx): Promise<WhomToAsk | Refusal> => {
    const about = await cases.findToAsk(tx, { deps, scope }, code);
    if (about === undefined) return refuse('case_unknown');
    const objection = objectionToVisiting(about);
    if (objection !== undefined) return refuse(objection);
    const { id, resident, home, area } = about;
    const { name, phone } = (await openIdentities(tx, { deps, scope }, [resident]))(resident);
    if (name === null && phone === null) return refuse('unmasking_nobody');
    const words = home === null ? null : await areas.describeArea(deps, scope, home);
    const what = Object.entries({ name, phone, home: words }).filter(([, seen]) => seen !== null);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'unmasking.for_visit',
        object: `case/${id}`,
        area,
        details: { case: code, what: what.map(([field]) => field).join('+'), purpose: 'visit' },
      },
    );
    await notices.tell(tx, deps, {
      county: scope.county,
      resident,
      kind: 'rights',
      caseCode: code,
      words: lookedToAsk(code),
    });
    return { name, phone, home: words };
  });
  deps.wakeOutbox();
  return whom;
}
