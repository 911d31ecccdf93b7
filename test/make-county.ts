import { giveTotp } from '../server/features/sign-ins/service.ts';
import { insertStaff } from '../server/features/staff/store.ts';
import { points, poolAccount, sourceAccount } from '../server/ledger/account.ts';
import { post } from '../server/ledger/service.ts';
import type { Tx } from '../server/platform/database.ts';
import { uuidOf } from '../server/platform/ids.ts';
import { hashPassword } from '../server/platform/passwords.ts';
import { jobScope, prefixOf } from '../server/platform/scope.ts';
import type { Deps } from '../server/platform/use-case.ts';
import {
  categories,
  type Land,
  password,
  rulebook,
  smallLand,
  staffId,
  totpKey,
} from './county.ts';

/** Fills an empty, migrated database with a county, the small one unless given. `pool`: points of cover. */
export async function makeCounty(
  deps: Deps,
  { pool = 10_000, land = smallLand }: { pool?: number; land?: Land } = {},
) {
  await deps.database.transact(async (tx) => {
    await writeLand(tx, land);
    await writeBook(tx, land.county);
    await openPool(tx, land.county, pool);
    await hire(tx, deps, land);
  });
}

/** One hash for all: making it is slow on purpose, and they have one password. */
const passwordHash = hashPassword(password);

async function hire(tx: Tx, deps: Deps, land: Land): Promise<void> {
  const scope = jobScope(land.county, 'test');
  for (const [login, { roles, area, unit, also = [] }] of Object.entries(land.people)) {
    await insertStaff(tx, scope, {
      id: staffId(login),
      login,
      name: login,
      passwordHash: await passwordHash,
      unit,
      roles: [...roles.map((role) => ({ role, area })), ...also],
      at: longAgo,
    });
    await giveTotp(tx, { deps, scope }, { staff: staffId(login), key: totpKey });
  }
}

async function writeLand(tx: Tx, { county, casePrefix, areas, units }: Land): Promise<void> {
  await tx
    .insertInto('counties')
    .values({
      county,
      name_zh: '试验县',
      name_en: 'Test County',
      case_prefix: casePrefix,
      centre_lng: 120.1,
      centre_lat: 28.85,
      hotline: '0570-0000000',
    })
    .execute();
  for (const { name, ring, ...area } of areas)
    await tx
      .insertInto('areas')
      .values({ county, ...area, name_zh: name, name_en: name, ring: JSON.stringify(ring) })
      .execute();
  for (const { id, name, area } of units) {
    await tx
      .insertInto('units')
      .values({ county, id, name_zh: `${name} 中队`, name_en: `${name} squad`, area })
      .execute();
    await tx
      .insertInto('unit_duties')
      .values({ county, unit: id, category_prefix: '0', area_prefix: prefixOf(area) })
      .execute();
  }
}

async function writeBook(tx: Tx, county: number): Promise<void> {
  for (const { name, ...category } of categories)
    await tx
      .insertInto('categories')
      .values({
        county,
        ...category,
        group_zh: '隐患',
        group_en: 'Hazard',
        name_zh: name,
        name_en: name,
        severity: 3,
        resolve_days: 7,
      })
      .execute();
  await tx
    .insertInto('rulebooks')
    .values({
      county,
      version: 1,
      document: JSON.stringify(rulebook),
      effective_from: '2025-01-01',
      published_at: longAgo,
    })
    .execute();
}

const longAgo = new Date('2025-01-01T00:00:00Z');

async function openPool(tx: Tx, county: number, pool: number): Promise<void> {
  const { holder_no } = await tx
    .insertInto('pools')
    .values({ county, code: 'residents', name_zh: '居民池', name_en: 'Residents' })
    .returning('holder_no')
    .executeTakeFirstOrThrow();
  if (pool === 0) return;
  await post(tx, {
    county,
    at: longAgo,
    transfers: [
      {
        id: uuidOf(`cover/${county}`),
        key: uuidOf(`cover/${county}`),
        kind: 'post',
        debit: sourceAccount(holder_no),
        credit: poolAccount(holder_no),
        amount: points(pool),
        pending: null,
        reason: uuidOf('cover'),
        ruleVersion: 0,
      },
    ],
  });
}
