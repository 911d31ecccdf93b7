import type { Rule } from '../../contract/rules.ts';
import {
  askPublication,
  createDraft,
  getRulebook,
  saveDraft,
} from '../../server/features/rules/service.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { isRefusal, type Refusal } from '../../server/platform/refusal.ts';
import { makeScope } from '../../server/platform/scope.ts';
import type { Ask, Deps } from '../../server/platform/use-case.ts';
import { staffId } from './county/write.ts';

const owner = 'guize';
const role = 'rule_owner';
/** Far enough ahead that a demo of some weeks still finds it waiting. */
const daysAhead = 30;

const changed = (rule: Rule): Rule =>
  rule.id === '2.3'
    ? { ...rule, base: { kind: 'fixed', points: 4 }, caps: { ...rule.caps, perDay: 4 } }
    : rule;

/** A draft that one rule owner has handed in and that waits for a second person, where there is none. */
export async function writeWaitingDraft(deps: Deps, county: number): Promise<void> {
  const drafts = await deps.database.read
    .selectFrom('rule_drafts')
    .select('id')
    .where('county', '=', county)
    .limit(1)
    .execute();
  if (drafts.length > 0) return;
  const ask = askOf(county);
  const today = localDate(deps.clock.now());
  const { document } = await getRulebook(deps.database.read, ask.scope, today);
  const draft = done(await createDraft(deps, ask, { name: '小区隐患提到 4 分', from: 'in_force' }));
  const { id } = draft;
  const saved = done(
    await saveDraft(deps, ask, {
      id,
      revision: draft.revision,
      name: draft.name,
      document: { ...document, rules: document.rules.map(changed) },
    }),
  );
  // An older demo county may have a book that would be refused today: its draft stays open.
  await askPublication(deps, ask, {
    id,
    revision: saved.revision,
    effectiveFrom: addDays(today, daysAhead),
    note: '小区隐患和乱停车一样值得报，分值却偏低：提到 4 分，同时把每天的上限从 5 件降到 4 件。',
  });
}

function askOf(county: number): Ask {
  const actor = {
    kind: 'staff',
    id: staffId(county, owner),
    unit: null,
    roles: [{ role, area: `${county}000000` }],
  } as const;
  const scope = makeScope({ county, actor, areas: [String(county)], roles: [role] });
  return { scope, language: 'zh', requestId: null, fingerprint: 'seed' };
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the demo draft was refused: ${answer.code}`);
  return answer;
}
