import { workAside } from '../../platform/aside.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import type { DecidedText, Taught, Teaching } from '../../text/categories/teach.ts';
import * as areas from '../areas/service.ts';
import { judgeCandidate, learnsFrom } from './decide.ts';
import * as store from './store.ts';

/** Cases that staff accepted, as a county has them; nothing of what is confidential. */
export interface DecidedCases {
  /** How many were decided later than this; null: ever. */
  count(read: Read, scope: Scope, since: Date | null): Promise<number>;
  /** Whether somebody was erased since who may have been learnt from. */
  wasErased(read: Read, scope: Scope, since: Date): Promise<boolean>;
  /** What they said, without their reporters’ own names and numbers, and what they were found to be. */
  list(scope: Scope): Promise<DecidedText[]>;
}

const thread = new URL('./worker.ts', import.meta.url);
/** Share of right answers that is wanted where a model speaks. */
const wantedAccuracy = 0.9;
/** Anybody may ask for suggestions: what fewer people wrote would tell what one of them said. */
const fewestReporters = 5;
/** An erasure may have been under way while the last lesson read. */
const underWayMs = 60_000;
/** Of so many versions the weights are kept, to go back to. */
const keptVersions = 10;

/**
 * Learns anew in every county where enough was decided since it last did, or somebody was erased.
 * @returns how many versions that made
 */
export async function learnCategories(deps: Deps, decided: DecidedCases): Promise<number> {
  let made = 0;
  for (const { county } of await areas.listCounties(deps))
    if (await learnIn(deps, jobScope(county, 'learn_categories'), decided)) made += 1;
  return made;
}

async function learnIn(deps: Deps, scope: Scope, decided: DecidedCases): Promise<boolean> {
  const { read } = deps.database;
  const [newest] = await store.listModels(read, scope, 1);
  if (!(await isDue(deps, scope, { newest, decided }))) return false;
  const at = deps.clock.now();
  const active = await store.findActive(read, scope);
  const weights = active && (await store.findWeights(read, scope, active.version));
  const known = await areas.getCategories(deps, scope);
  const categories = known.filter(({ retiredAt }) => retiredAt === null);
  // What is retired is suggested no more, so that what stands beside it is not to be mistaken for it.
  const inUse = new Set(categories.map(({ code }) => code));
  const teaching: Teaching = {
    texts: (await decided.list(scope)).filter(({ category }) => inUse.has(category)),
    categories,
    seed: scope.county,
    wantedAccuracy,
    fewestReporters,
    standing: active && weights && { model: weights, decidedUntil: active.decided_until },
  };
  const taught = await workAside<Taught | undefined>(thread, teaching);
  if (taught === undefined) return false;
  await keep(deps, scope, { taught, at, comparedWith: active?.version });
  return true;
}

interface Lessons {
  newest: store.ModelRow | undefined;
  decided: DecidedCases;
}

async function isDue({ database }: Deps, scope: Scope, { newest, decided }: Lessons) {
  const { read } = database;
  const fresh = await decided.count(read, scope, newest?.decided_until ?? null);
  if (fresh >= learnsFrom(newest?.cases)) return true;
  if (newest === undefined) return false;
  return decided.wasErased(read, scope, new Date(newest.trained_at.getTime() - underWayMs));
}

interface Keeping {
  taught: Taught;
  /** When it began to read: who is erased later was read. */
  at: Date;
  /** The version in use when it was measured. */
  comparedWith: number | undefined;
}

async function keep(
  deps: Deps,
  scope: Scope,
  { taught, at, comparedWith }: Keeping,
): Promise<void> {
  await deps.database.transact(async (tx) => {
    await store.lockModels(tx, scope);
    const [newest] = await store.listModels(tx, scope, 1);
    const active = await store.findActive(tx, scope);
    const { measured, cases, threshold } = taught;
    const verdict = judgeCandidate({
      macroF1: measured.macroF1,
      // Staff may have chosen another version meanwhile: then it was compared with none.
      beside: active?.version === comparedWith ? taught.beside : null,
      standing: active && { macroF1: active.measured.macroF1, held: active.held },
      switchedOff: active === undefined && (await store.wasEverActive(tx, scope)),
    });
    const version = (newest?.version ?? 0) + 1;
    await store.insertModel(tx, scope, {
      version,
      trained_at: at,
      decided_until: taught.decidedUntil,
      cases,
      seed: scope.county,
      threshold,
      measured,
      verdict,
      model: Buffer.from(taught.model),
    });
    if (verdict === 'taken') await store.activate(tx, scope, { version, held: false, at });
    await store.forgetWeights(tx, scope, version - keptVersions);
    await recordAudit(
      tx,
      { deps, ask: { scope } },
      {
        action: 'category_model.learnt',
        object: `category_model/${version}`,
        details: { cases, verdict, inUse: active?.version ?? null },
      },
    );
  });
}
