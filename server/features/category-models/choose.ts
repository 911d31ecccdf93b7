import type { CategoryModels } from '../../../contract/category-models.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { learnsFrom, type ModelVerdict } from './decide.ts';
import type { DecidedCases } from './learn.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const shown = 20;

export interface ModelDeps extends Deps {
  decided: Pick<DecidedCases, 'count'>;
}

export const listModels = (deps: ModelDeps, ask: Ask): Promise<CategoryModels> =>
  showModels(deps.database.read, deps, ask.scope);

async function showModels(
  read: Read,
  { decided }: Pick<ModelDeps, 'decided'>,
  scope: Scope,
): Promise<CategoryModels> {
  const rows = await store.listModels(read, scope, shown);
  const [newest] = rows;
  return {
    models: rows.map((row) => ({
      version: row.version,
      trainedAt: row.trained_at.toISOString(),
      cases: row.cases,
      threshold: row.threshold,
      verdict: row.verdict as ModelVerdict,
      active: row.active,
      held: row.held,
      activatedAt: row.activated_at?.toISOString() ?? null,
      usable: row.usable,
      measured: row.measured,
    })),
    decidedSince: await decided.count(read, scope, newest?.decided_until ?? null),
    learnsFrom: learnsFrom(newest?.cases),
  };
}

interface Choice {
  version: number | null;
  reason: string;
}

/**
 * Goes back to a version, or to keywords alone; what was learnt since stays, and can be chosen again. An earlier
 * version is held against those that are learnt later; with the newest one they take turns by themselves again.
 */
export async function chooseModel(
  deps: ModelDeps,
  ask: Ask,
  { version, reason }: Choice,
): Promise<CategoryModels | Refusal> {
  const { scope } = ask;
  if (!covers(scope, null)) return refuse('category_models_whole_county');
  return carryOut(deps, ask, async (tx) => {
    await store.lockModels(tx, scope);
    const before = (await store.findActive(tx, scope))?.version ?? null;
    if (version !== null && (await store.findWeights(tx, scope, version)) === undefined)
      return refuse('category_model_gone', { field: '/version' });
    if (version === before) excuse(ask);
    else {
      const [newest] = await store.listModels(tx, scope, 1);
      const held = version !== null && version !== newest?.version;
      await store.activate(tx, scope, { version, held, at: deps.clock.now() });
      await recordAudit(
        tx,
        { deps, ask },
        {
          action: 'category_model.chosen',
          object: version === null ? 'category_model' : `category_model/${version}`,
          reason,
          details: { version, before },
        },
      );
    }
    return showModels(tx, deps, scope);
  });
}
