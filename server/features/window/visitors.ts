import type { AgeClass } from '../../../contract/residents.ts';
import { leastGrounds, type Paper, type Visitor } from '../../../contract/window.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { isSameName } from '../../platform/spelled.ts';
import { type Ask, type Deps, recordLook, recordLooks } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
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
 * Whose account has lost its number: by its whole name, or by the code of a case that was reported there.
 * Each look is on record and told to whom it was at.
 */
export async function findWithoutPhone(
  deps: Deps,
  ask: Ask,
  find: string,
): Promise<{ visitors: Visitor[] }> {
  const { read } = deps.database;
  const { scope } = ask;
  const rows = await store.listWithoutPhone(read, scope);
  const ids = rows.map(({ id }) => id);
  const identityOf = await openIdentities(read, { deps, scope }, ids);
  const reporters = await cases.listReportersOf(read, scope, find.trim().toUpperCase());
  const by = reporters.length > 0 ? 'case' : 'name';
  const found = rows.filter(({ id }) =>
    by === 'case' ? reporters.includes(id) : isSameName(identityOf(id).name, find),
  );
  const action = 'resident.looked_up';
  const looks = found.map(
    ({ id, grid }) =>
      ({
        action,
        object: `resident/${id}`,
        area: communityOf(grid),
        details: { found: true, by },
      }) as const,
  );
  const nobody = { action, object: 'resident', details: { found: false, by } } as const;
  await recordLooks(deps, ask, found.length === 0 ? [nobody] : looks);
  return { visitors: found.map((row) => showRow(scope, row, identityOf(row.id))) };
}

async function showVisitor(
  read: Read,
  { deps, scope }: { deps: Pick<Deps, 'cipher'>; scope: Scope },
  row: store.VisitorRow,
): Promise<Visitor> {
  const identityOf = await openIdentities(read, { deps, scope }, [row.id]);
  return showRow(scope, row, identityOf(row.id));
}

function showRow(
  scope: Scope,
  { id, grid, registeredAt, ageClass, ageDoubtedAt, phoneDetachedAt }: store.VisitorRow,
  { name, phone }: { name: string | null; phone: string | null },
): Visitor {
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

/** What somebody says of their account besides its name. */
export interface Known {
  home?: string;
  caseCode?: string;
}

/**
 * Whether an account without a number, of which nobody can be asked by phone, may be given one: a name
 * alone is a namesake's too. Of an account that holds neither a home nor a case there is nothing to compare.
 */
export async function isKnownWell(
  read: Read,
  scope: Scope,
  { who, home, caseCode }: Known & { who: store.VisitorRow },
): Promise<boolean> {
  if (home !== undefined && home !== who.grid) return false;
  const reported =
    caseCode !== undefined && (await cases.listReportersOf(read, scope, caseCode)).includes(who.id);
  if (caseCode !== undefined && !reported) return false;
  if (home !== undefined || reported) return true;
  return who.grid === null && !(await cases.hasReported(read, scope, who.id));
}

/** What was shown at the window, and why it was done there. */
export interface Grounds {
  paper: Paper;
  reason: string;
}

export interface Shown extends Grounds {
  id: string;
}

export const noGrounds = ({ reason }: Grounds) =>
  reason.trim().length < leastGrounds ? refuse('grounds_missing', { field: '/reason' }) : undefined;
