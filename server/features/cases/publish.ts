import { untold } from '../../../contract/case-road.ts';
import type { StaffCase } from '../../../contract/case-views.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as bulletin from '../bulletin/service.ts';
import * as notices from '../notices/service.ts';
import * as matterStore from './matter-store.ts';
import type { By } from './matters.ts';
import { makeMove } from './moves.ts';
import { shownArea } from './place.ts';
import { maskedFacts } from './public.ts';
import { refuse } from './refusals.ts';
import { listSpokenOf } from './spoken-of.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import { openTexts } from './texts.ts';

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
 * a name in it is a reporter's, so whoever tries names is in the audit.
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
    consequence: async ({ tx }, [{ report, state, resident }]) => {
      const lead = state.matter ?? report.id;
      if (await matterStore.isOpenAgain(tx, ask.scope, lead)) return refuse('matter_open_again');
      const masked = await maskedFacts(tx, ask.scope, report.id);
      const behind = await matterStore.listEverTogether(tx, ask.scope, [report.id]);
      const spokenOf = await listSpokenOf(tx, { deps, scope: ask.scope }, behind);
      const wanted = { ...publication, ...masked, spokenOf };
      const refused = await bulletin.publish(tx, { deps, ask }, wanted);
      if (refused === undefined) await tellOthers(tx, { deps, ask }, { lead, told: resident });
      return refused;
    },
  });
  if (isRefusal(published) && published.code === 'personal_data')
    await recordRefused(deps, ask, { code, field: published.details.field ?? null });
  return published;
}

interface Others {
  lead: string;
  /** The reporter of the one that was published. */
  told: string;
}

/** Whoever reported the same is told as well: it is their matter that everybody sees now. */
async function tellOthers(tx: Tx, { deps, ask: { scope } }: By, { lead, told }: Others) {
  const members = await matterStore.listMembers(tx, scope, lead);
  const others = new Map(
    members
      .filter(({ resident, stage }) => resident !== told && !untold.includes(stage))
      .map((member) => [member.resident, member]),
  );
  const ids = [...others.values()].map(({ id }) => id);
  const { textOf } = await openTexts(tx, { deps, scope }, ids, 'writer');
  await notices.tellEach(
    tx,
    { deps, scope },
    [...others.values()].map((member) => ({
      resident: member.resident,
      words: tellings.publishedTogether(textOf(member)),
      caseCode: member.code,
    })),
  );
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
