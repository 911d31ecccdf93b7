import type { StaffMe } from '../../../contract/staff.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read } from '../../platform/database.ts';
import { hashPassword, verifyPassword } from '../../platform/passwords.ts';
import { type Refusal, refusing } from '../../platform/refusal.ts';
import { makeScope, type Scope, staffOf } from '../../platform/scope.ts';
import { openSession } from '../../platform/sessions.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as store from './store.ts';

const refuse = refusing({
  sign_in_wrong: {
    status: 422,
    zh: '账号或密码不对。',
    en: 'Login or password is wrong.',
  },
});

interface SignedInStaff {
  me: StaffMe;
  token: string;
}

/** Login and password for a session; unknown login and wrong password answer alike, in time too. */
export async function signIn(
  deps: Deps,
  ask: Ask,
  { login, password }: { login: string; password: string },
): Promise<SignedInStaff | Refusal> {
  const { county } = ask.scope;
  const found = await store.findByLogin(deps.database.read, ask.scope, login);
  const right = await verifyPassword(found?.password_hash, password);
  if (found === undefined || !right) {
    await deps.database.transact((tx) =>
      recordAudit(
        tx,
        { deps, ask },
        {
          action: 'staff.sign_in_refused',
          object: found === undefined ? 'staff/unknown' : `staff/${found.id}`,
        },
      ),
    );
    return refuse('sign_in_wrong', { field: '/password' });
  }
  const actor = { kind: 'staff', id: found.id, unit: found.unit, roles: [] } as const;
  const scope = makeScope({ county, actor, areas: [] });
  const token = await deps.database.transact(async (tx) => {
    await recordAudit(
      tx,
      { deps, ask: { scope } },
      {
        action: 'staff.signed_in',
        object: `staff/${found.id}`,
      },
    );
    return openSession(tx, deps, { county, kind: 'staff', subject: found.id });
  });
  return { token, me: await store.getProfile(deps.database.read, scope, found.id) };
}

export function getMe(deps: Deps, ask: Ask): Promise<StaffMe> {
  return store.getProfile(deps.database.read, ask.scope, staffOf(ask.scope).id);
}

/** Names of staff, for colleagues reading a history. */
export function getNames(read: Read, scope: Scope, ids: readonly string[]) {
  return store.listNames(read, scope, [...new Set(ids)]);
}

export interface NewStaff extends Omit<store.StaffRow, 'passwordHash'> {
  password: string;
}

/** Adds a member of staff with roles below areas. */
export async function addStaff(deps: Deps, scope: Scope, person: NewStaff): Promise<void> {
  const { password, ...rest } = person;
  const passwordHash = await hashPassword(password);
  await deps.database.transact(async (tx) => {
    await store.insertStaff(tx, scope, { ...rest, passwordHash, at: deps.clock.now() });
    await recordAudit(
      tx,
      { deps, ask: { scope } },
      {
        action: 'staff.added',
        object: `staff/${person.id}`,
      },
    );
  });
}
