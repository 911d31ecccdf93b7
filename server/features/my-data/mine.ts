import type { MyData } from '../../../contract/my-data.ts';
import { openerOf } from '../../platform/data-keys.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { reasonAt } from '../unmaskings/service.ts';
import { showHeld } from './held.ts';
import { countHeld } from './held-store.ts';
import { showLook } from './looks.ts';
import { listLooks, rolesOf } from './looks-store.ts';

/** What is held about the resident who asks, from the register, with how many values there are. */
export async function getMyData(deps: Deps, ask: Ask): Promise<MyData> {
  return showHeld(await countHeld(deps.database.read, ask.scope, residentOf(ask.scope)));
}

const pageSize = 20;

/** Who looked at what is the resident’s, newest first. */
export async function listMyLooks(
  deps: Deps,
  ask: Ask,
  after: string | undefined,
  limit = pageSize,
) {
  const { read } = deps.database;
  const { scope } = ask;
  const me = residentOf(scope);
  const rows = await listLooks(read, scope, { before: decodeCursor(after), limit });
  const open = await openerOf(read, { deps, scope }, [me]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    looks: rows.map((row) =>
      showLook({
        ...row,
        roles: row.actorKind === 'staff' ? rolesOf(row) : null,
        unit: row.unitZh === null ? null : { zh: row.unitZh, en: row.unitEn ?? row.unitZh },
        unmasked:
          row.unmasking === null
            ? null
            : {
                what: row.what ?? [],
                reason: open(me, row.reasonSealed, reasonAt(row.unmasking)),
              },
      }),
    ),
    next: last ? encodeCursor(last.at, last.id) : null,
  };
}
