import type { StaffCase } from '../../../contract/case-views.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as bulletin from '../bulletin/service.ts';
import * as consents from '../consents/service.ts';
import { openIdentities } from '../privacy/service.ts';
import { makeMove } from './moves.ts';
import { shownArea } from './place.ts';
import { maskedFacts } from './public.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';

interface Publication {
  code: string;
  title: string;
  words: string;
  place: string;
  /** Masked copies of photos of the case. */
  photoIds: readonly string[];
  shownDays?: number | undefined;
  namesChecked?: boolean | undefined;
}

/**
 * Publishes a masked version; a text that holds personal data is refused by the field. That tells whether
 * a name in it is the reporter's, so whoever tries names is in the audit.
 */
export async function publishCase(
  deps: Deps,
  ask: Ask,
  { code, ...publication }: Publication,
): Promise<StaffCase | Refusal> {
  const published = await makeMove(deps, ask, {
    code,
    move: 'publish',
    event: { kind: 'published', note: '', data: {} },
    tell: tellings.published,
    consequence: async ({ tx }, [{ report, resident }]) => {
      const masked = await maskedFacts(tx, ask.scope, report.id);
      const identityOf = await openIdentities(tx, { deps, scope: ask.scope }, [resident]);
      const reporterName = identityOf(resident).name;
      // Whoever withdraws the consent at this moment waits, and then finds the entry.
      await consents.holdConsents(tx, ask.scope, resident);
      const wanted = { purpose: 'publicity', resident } as const;
      const mayBeThanked = await consents.hasAgreed(tx, ask.scope, wanted);
      const named = { ...publication, reporterName, mayBeThanked };
      return bulletin.publish(tx, { deps, ask }, { ...masked, ...named });
    },
  });
  if (isRefusal(published) && published.code === 'personal_data')
    await recordRefused(deps, ask, { code, field: published.details.field ?? null });
  return published;
}

async function recordRefused(
  deps: Deps,
  ask: Ask,
  { code, field }: { code: string; field: string | null },
): Promise<void> {
  const report = await store.findCase(deps.database.read, ask.scope, code);
  if (report === undefined) return;
  const entry = { action: 'case.publish_refused', object: `case/${report.id}` } as const;
  await recordLook(deps, ask, { ...entry, area: shownArea(report), details: { field } });
}
