import { isMinor } from '../../../contract/residents.ts';
import { recordAudit } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Subscriber } from '../../platform/outbox.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import { certificateOf } from './certification.ts';
import * as people from './people-store.ts';
import { noteAt } from './sealed-fields.ts';
import * as tellings from './tellings.ts';
import { verdictsOn } from './verdicts.ts';

/** One text, read in either language. */
const why =
  '未满 18 周岁，或年龄待窗口核实，不做调解。Under 18, or the age is to be settled at the window: not for mediation.';

/**
 * Who turns out to be a minor, or may be one, has no certificate, no application and no place in a team any more,
 * unless it was settled meanwhile that they are none. Files that they lead say so until they are given to another one.
 */
export const endForMinor =
  (deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>): Subscriber =>
  async (tx, { county, payload }) => {
    const scope = jobScope(county, 'end_for_minor');
    const { resident } = payload as { resident: string };
    if (!isMinor(await residents.getTakenFor(tx, scope, resident))) return;
    // The key first, as everywhere.
    const seal = await sealerOf(tx, { deps, scope }, resident);
    const before = await people.lockMediator(tx, scope, resident);
    const ends = before !== undefined && verdictsOn(certificateOf(before)).includes('end');
    const teams = await people.leaveTeams(tx, scope, resident);
    if (!ends && teams.length === 0) return;
    const ended = { resident, state: 'ended', certified_until: null };
    const after = ends
      ? await people.changeMediator(tx, scope, {
          ...ended,
          note_sealed: seal(why, noteAt(resident)),
        })
      : undefined;
    await recordAudit(
      tx,
      { deps, ask: { scope } },
      {
        action: 'mediator.minor_taken_out',
        object: `mediator/${resident}`,
        details: { teams: teams.length },
        ...(before && after ? { area: before.area, before, after } : {}),
      },
    );
    const about = { resident, kind: 'together', caseCode: null } as const;
    await notices.tell(tx, deps, { county, words: tellings.mediatesNoMore, ...about });
  };
