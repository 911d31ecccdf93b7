import { createHash } from 'node:crypto';
import type { StaffRole } from '../../contract/route.ts';
import { addHours } from './calendar.ts';
import type { Read, Tx } from './database.ts';
import type { Actor } from './scope.ts';
import type { Deps } from './use-case.ts';

type SessionKind = 'resident' | 'staff';

/** Residents stay signed in for 30 days; staff for a working day, and half an hour without work. */
const livesHours = { resident: 30 * 24, staff: 12 } as const;
const staffIdleMinutes = 30;
/** Seen-times are written at most this often, so that reading does not write. */
const seenEveryMs = 60_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Opens a session; only the hash of the token is kept. */
export async function openSession(
  tx: Tx,
  { clock, ids }: Pick<Deps, 'clock' | 'ids'>,
  session: { county: number; kind: SessionKind; subject: string },
): Promise<string> {
  const token = ids.token();
  const now = clock.now();
  await tx
    .insertInto('sessions')
    .values({
      ...session,
      token_hash: hashOf(token),
      created_at: now,
      last_seen_at: now,
      expires_at: addHours(now, livesHours[session.kind]),
    })
    .execute();
  return token;
}

/** The actor behind a token, or undefined when it is unknown, expired, idle or suspended. */
export async function findActor(
  read: Read,
  { county, token, now }: { county: number; token: string; now: Date },
): Promise<Actor | undefined> {
  const session = await read
    .selectFrom('sessions')
    .select(['kind', 'subject', 'last_seen_at', 'expires_at'])
    .where('county', '=', county)
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (session === undefined || session.expires_at <= now) return undefined;
  const quietMs = now.getTime() - session.last_seen_at.getTime();
  if (session.kind === 'staff' && quietMs > staffIdleMinutes * 60_000) return undefined;
  if (quietMs > seenEveryMs) await touch(read, { county, token, now });
  if (session.kind === 'resident') return { kind: 'resident', id: session.subject };
  return findStaff(read, county, session.subject);
}

async function touch(
  read: Read,
  { county, token, now }: { county: number; token: string; now: Date },
): Promise<void> {
  await read
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('county', '=', county)
    .where('token_hash', '=', hashOf(token))
    .execute();
}

async function findStaff(read: Read, county: number, id: string): Promise<Actor | undefined> {
  const rows = await read
    .selectFrom('staff')
    .leftJoin('staff_roles', (join) =>
      join
        .onRef('staff_roles.county', '=', 'staff.county')
        .onRef('staff_roles.staff', '=', 'staff.id'),
    )
    .select(['staff.unit', 'staff_roles.role', 'staff_roles.area'])
    .where('staff.county', '=', county)
    .where('staff.id', '=', id)
    .where('staff.suspended_at', 'is', null)
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  const roles = rows.flatMap(({ role, area }) =>
    role === null || area === null ? [] : [{ role: role as StaffRole, area }],
  );
  return { kind: 'staff', id, unit: first.unit, roles };
}

export async function closeSession(
  read: Read,
  { county, token }: { county: number; token: string },
): Promise<void> {
  await read
    .deleteFrom('sessions')
    .where('county', '=', county)
    .where('token_hash', '=', hashOf(token))
    .execute();
}
