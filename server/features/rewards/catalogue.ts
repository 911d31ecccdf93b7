import type { Reward, RewardKind } from '../../../contract/rewards.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeKey } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { fieldOf, objectionToTerms } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showReward } from './view.ts';

type Terms = Omit<Reward, 'id' | 'revision' | 'kind'>;

const pageSize = 50;

/** The rewards of the catalogue by name, page by page. */
export async function listCatalogue(
  { database }: Deps,
  { scope }: Ask,
  { state, after }: { state?: 'listed' | 'off'; after?: string },
) {
  const listed = state === undefined ? undefined : state === 'listed';
  const page = { listed, after: decodeKey(after), limit: pageSize };
  const rows = await store.listRewards(database.read, scope, page);
  return {
    rewards: rows.map(showReward),
    next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** One reward of the catalogue. */
export async function getReward(
  { database }: Deps,
  { scope }: Ask,
  id: string,
): Promise<Reward | Refusal> {
  const row = await store.findReward(database.read, scope, id);
  return row === undefined ? refuse('reward_not_found') : showReward(row);
}

/** Puts a reward into the catalogue. */
export function addReward(deps: Deps, ask: Ask, { kind, ...terms }: Terms & { kind: RewardKind }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Reward | Refusal> => {
    const no = await objectionTo(tx, scope, { kind, terms, photoBefore: null });
    if (no !== undefined) return no;
    const row = await store.insertReward(tx, scope, {
      id: deps.ids.uuid(),
      kind,
      ...columnsOf(terms),
      changed_at: deps.clock.now(),
    });
    const entry = { action: 'reward.added', object: `reward/${row.id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before: null, after: row });
    return showReward(row);
  });
}

/** Changes a reward for whoever reserves from now on. */
export function changeReward(
  deps: Deps,
  ask: Ask,
  { id, revision, ...terms }: Terms & { id: string; revision: number },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Reward | Refusal> => {
    if (!covers(scope, null)) return refuse('catalogue_whole_county');
    const before = await store.lockReward(tx, scope, id);
    if (before === undefined) return refuse('reward_not_found');
    if (before.revision !== revision) return refuse('reward_changed', { field: '/revision' });
    const kind = before.kind as RewardKind;
    const no = await objectionTo(tx, scope, { kind, terms, photoBefore: before.photo });
    if (no !== undefined) return no;
    const row = await store.changeReward(tx, scope, {
      id,
      revision: revision + 1,
      ...columnsOf(terms),
      changed_at: deps.clock.now(),
    });
    const entry = { action: 'reward.changed', object: `reward/${id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before, after: row });
    return showReward(row);
  });
}

interface Proposed {
  kind: RewardKind;
  terms: Terms;
  photoBefore: string | null;
}

async function objectionTo(
  tx: Tx,
  scope: Scope,
  { kind, terms, photoBefore }: Proposed,
): Promise<Refusal | undefined> {
  if (!covers(scope, null)) return refuse('catalogue_whole_county');
  const objection = objectionToTerms({ kind, ...terms, ...windowOf(terms) });
  if (objection !== undefined) return refuse(objection, { field: fieldOf[objection] });
  const pools = await store.findPools(tx, scope, terms.pools);
  if (terms.pools.some((code) => !pools.has(code)))
    return refuse('pool_unknown', { field: '/pools' });
  if (terms.area !== null && !(await store.isArea(tx, scope, terms.area)))
    return refuse('area_unknown', { field: '/area' });
  for (const group of terms.early?.groups ?? [])
    if (group.kind === 'area' && !(await store.isArea(tx, scope, group.area)))
      return refuse('area_unknown', { field: '/early' });
  const { photo } = terms;
  if (photo !== null && photo !== photoBefore && !(await isMyPhoto(tx, scope, photo)))
    return refuse('photo_unknown', { field: '/photo' });
  return undefined;
}

const isMyPhoto = (tx: Tx, scope: Scope, photo: string) =>
  store.isPhotoOf(tx, scope, { photo, owner: staffOf(scope).id });

const windowOf = ({ opensAt, closesAt }: Terms) => ({
  opensAt: opensAt === null ? null : new Date(opensAt),
  closesAt: closesAt === null ? null : new Date(closesAt),
});

function columnsOf(terms: Terms) {
  const { opensAt, closesAt } = windowOf(terms);
  return {
    name_zh: terms.name.zh,
    name_en: terms.name.en,
    words_zh: terms.words.zh,
    words_en: terms.words.en,
    photo: terms.photo,
    value: terms.value,
    prices: JSON.stringify(terms.prices),
    pools: [...terms.pools],
    area: terms.area,
    limit_count: terms.limit?.count ?? null,
    limit_period: terms.limit?.period ?? null,
    month_days: [...terms.monthDays],
    opens_at: opensAt,
    closes_at: closesAt,
    early: terms.early === null ? null : JSON.stringify(terms.early),
    hold_hours: terms.holdHours,
    listed: terms.listed,
  };
}
