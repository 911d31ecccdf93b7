import type { AgeClass } from '../../../contract/residents.ts';
import { leastGrounds, type Paper, type Visitor } from '../../../contract/window.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import {
  communityOf,
  openIdentities,
  phoneIndexes,
  show,
  showHome,
  sightOf,
} from '../privacy/service.ts';
import type { SignInDeps } from '../residents/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export type Asked = Ask & { from: Sender };
export type At = { deps: SignInDeps; ask: Asked };

/** Whoever has said no home yet is of no area: any window sees to them. */
export const isHere = (scope: Scope, one: store.VisitorRow | undefined): one is store.VisitorRow =>
  one !== undefined && (one.grid === null || covers(scope, one.grid));

/** Who has a phone. The look is on record whether or not somebody was found, and told to whom it was at. */
export async function findVisitor(deps: Deps, ask: Ask, phone: string): Promise<Visitor | Refusal> {
  const { read } = deps.database;
  const found = await store.findByPhone(read, ask.scope, phoneIndexes(deps, phone));
  const here = isHere(ask.scope, found) ? found : undefined;
  await recordLook(deps, ask, {
    action: 'resident.looked_up',
    object: here === undefined ? 'resident' : `resident/${here.id}`,
    area: communityOf(here?.grid ?? null),
    details: { found: here !== undefined },
  });
  return here === undefined
    ? refuse('visitor_unknown', { field: '/phone' })
    : showVisitor(read, { deps, scope: ask.scope }, here);
}

/**
 * Whose account has lost its number, by the whole name that stands on their paper. Each look is on record
 * and told to whom it was at.
 */
export async function findWithoutPhone(
  deps: Deps,
  ask: Ask,
  name: string,
): Promise<{ visitors: Visitor[] }> {
  const { read } = deps.database;
  const { scope } = ask;
  const rows = await store.listWithoutPhone(read, scope);
  const ids = rows.map(({ id }) => id);
  const identityOf = await openIdentities(read, { deps, scope }, ids);
  const wanted = name.replace(/\s/g, '');
  const found = rows.filter(({ id }) => identityOf(id).name?.replace(/\s/g, '') === wanted);
  const action = 'resident.looked_up';
  for (const { id, grid } of found)
    await recordLook(deps, ask, {
      action,
      object: `resident/${id}`,
      area: communityOf(grid),
      details: { found: true, by: 'name' },
    });
  if (found.length === 0) {
    const details = { found: false, by: 'name' };
    await recordLook(deps, ask, { action, object: 'resident', details });
  }
  const visitors: Visitor[] = [];
  for (const row of found) visitors.push(await showVisitor(read, { deps, scope }, row));
  return { visitors };
}

async function showVisitor(
  read: Read,
  { deps, scope }: { deps: Pick<Deps, 'cipher'>; scope: Scope },
  { id, grid, registeredAt, ageClass, ageDoubtedAt, phoneDetachedAt }: store.VisitorRow,
): Promise<Visitor> {
  const { name, phone } = (await openIdentities(read, { deps, scope }, [id]))(id);
  const onlooker = {
    relation: 'desk',
    roles: staffOf(scope).roles.map(({ role }) => role),
  } as const;
  const sight = (field: 'name' | 'phone') => sightOf(field, onlooker, { confidential: false });
  return {
    id,
    name: show('name', name, sight('name')),
    maskedPhone: show('phone', phone, sight('phone')),
    area: showHome(scope, grid),
    registeredAt: registeredAt.toISOString(),
    ageClass: ageClass as AgeClass | null,
    ageDoubtedAt: ageDoubtedAt?.toISOString() ?? null,
    phoneDetachedAt: phoneDetachedAt?.toISOString() ?? null,
  };
}

/** A visitor as they are after what was just done. */
export async function showAgain(tx: Tx, { deps, ask: { scope } }: At, id: string) {
  const row = await store.findVisitor(tx, scope, id);
  return row === undefined ? refuse('visitor_unknown') : showVisitor(tx, { deps, scope }, row);
}

/** What was shown at the window, and why it was done there. */
export interface Shown {
  id: string;
  paper: Paper;
  reason: string;
}

export const noGrounds = ({ reason }: Shown) =>
  reason.trim().length < leastGrounds ? refuse('grounds_missing', { field: '/reason' }) : undefined;
