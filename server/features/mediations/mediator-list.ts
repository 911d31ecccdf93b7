import { Value } from 'typebox/value';
import type { MediatorsShown } from '../../../contract/mediators.ts';
import { Phone } from '../../../contract/values.ts';
import { localDate } from '../../platform/calendar.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { onlyArea } from '../../platform/scope.ts';
import { isSpelled, spelled } from '../../platform/spelled.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { openIdentities, phoneIndexes } from '../privacy/service.ts';
import * as list from './listing-store.ts';
import { showDesk } from './mediator-views.ts';
import * as people from './people-store.ts';

const pageSize = 30;

interface Wanted {
  show?: MediatorsShown | undefined;
  after?: string | undefined;
}

/** Who waits to be certified, first come first; who is certified, or no longer is, the newest first. */
export async function listMediators(deps: Deps, ask: Ask, { show = 'applied', after }: Wanted) {
  const { read } = deps.database;
  const { scope } = ask;
  const today = localDate(deps.clock.now());
  const page = { show, today, after: decodeCursor(after), limit: pageSize };
  const rows = await list.listMediators(read, scope, page);
  const mediators = await showDesk(read, { deps, scope }, { rows, today });
  await recordLook(deps, ask, {
    action: 'mediators.listed',
    object: 'mediators',
    area: onlyArea(scope),
    details: { show, further: after !== undefined },
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { mediators, next: last ? encodeCursor(last.applied_at, last.resident) : null };
}

/**
 * Who is called so, in whole or in part, or has this phone, however they stand as a mediator. Names are opened and
 * compared, and no look-up value of them is kept. The look is on record, not what was looked for.
 */
export async function findMediators(deps: Deps, ask: Ask, find: string) {
  const { read } = deps.database;
  const { scope } = ask;
  const phone = find.trim();
  const isPhone = Value.Check(Phone, phone);
  const rows = isPhone ? await byPhone(deps, ask, phone) : await byName(deps, ask, find);
  const today = localDate(deps.clock.now());
  const shown = { rows: rows.slice(0, pageSize), today };
  const mediators = await showDesk(read, { deps, scope }, shown);
  await recordLook(deps, ask, {
    action: 'mediators.searched',
    object: 'mediators',
    area: onlyArea(scope),
    details: { by: isPhone ? 'phone' : 'name', found: rows.length },
  });
  return { mediators, more: rows.length > pageSize };
}

async function byPhone(deps: Deps, { scope }: Ask, phone: string): Promise<people.MediatorRow[]> {
  const { read } = deps.database;
  const account = await people.findByPhone(read, scope, phoneIndexes(deps, phone));
  const row = account && (await list.findBelow(read, scope, account.id));
  return row === undefined ? [] : [row];
}

async function byName(deps: Deps, { scope }: Ask, find: string): Promise<people.MediatorRow[]> {
  if (!isSpelled(find)) return [];
  const { read } = deps.database;
  const rows = await list.listEverybody(read, scope);
  const ids = rows.map(({ resident }) => resident);
  const identityOf = await openIdentities(read, { deps, scope }, ids);
  const wanted = spelled(find);
  return rows.filter(({ resident }) => spelled(identityOf(resident).name ?? '').includes(wanted));
}
