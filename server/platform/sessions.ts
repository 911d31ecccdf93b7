import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { StaffRole } from '../../contract/route.ts';
import { addHours, hourMs } from './calendar.ts';
import type { Read, Tx } from './database.ts';
import type { DeviceKind } from './device.ts';
import { noteChange } from './live/changes.ts';
import type { Actor } from './scope.ts';
import type { Deps } from './use-case.ts';

export type SessionKind = 'resident' | 'staff';

/** Residents stay signed in for 30 days; staff as long as the county allows, at most a working day. */
const residentHours = 30 * 24;
/** Seen-times are written at most this often, so that reading does not write. */
const seenEveryMs = 60_000;
/** Requests already under way when a token is exchanged are let through. */
const exchangeGraceMs = 30_000;

/** Only hashes of tokens are kept: whoever reads the table cannot sign in with it. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest();

export interface NewSession {
  county: number;
  kind: SessionKind;
  subject: string;
  device?: DeviceKind;
  /** A second factor was shown just now. */
  proved?: boolean;
}

/** Opens a session. @returns its token, which is kept nowhere here */
export async function openSession(
  tx: Tx,
  { clock, ids }: Pick<Deps, 'clock' | 'ids'>,
  { county, kind, subject, device, proved = false }: NewSession,
): Promise<string> {
  const token = ids.token();
  const now = clock.now();
  const hours = kind === 'resident' ? residentHours : await staffHours(tx, county);
  await tx
    .insertInto('sessions')
    .values({
      county,
      kind,
      subject,
      id: ids.uuid(),
      token_hash: hashToken(token),
      created_at: now,
      last_seen_at: now,
      expires_at: addHours(now, hours),
      proved_at: proved ? now : null,
      ...device,
    })
    .execute();
  return token;
}

async function staffHours(tx: Tx, county: number): Promise<number> {
  const row = await tx
    .selectFrom('counties')
    .select('staff_session_hours')
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  return row.staff_session_hours;
}

/** The actor behind a token, or undefined when it is unknown, expired, idle or suspended. */
export async function findActor(
  read: Read,
  { county, token, now }: { county: number; token: string; now: Date },
): Promise<Actor | undefined> {
  const tokenHash = hashToken(token);
  const session = await read
    .selectFrom('sessions')
    .select([
      'id',
      'kind',
      'subject',
      'created_at',
      'last_seen_at',
      'expires_at',
      'proved_at',
      'replaced_at',
    ])
    .where('county', '=', county)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (session === undefined || session.expires_at <= now) return undefined;
  const { replaced_at: replaced } = session;
  if (replaced !== null && now.getTime() - replaced.getTime() > exchangeGraceMs) return undefined;
  const quietMs = now.getTime() - session.last_seen_at.getTime();
  const signedIn = { device: session.id, provedAt: session.proved_at };
  const actor: Actor | undefined =
    session.kind === 'resident'
      ? { kind: 'resident', id: session.subject, signedIn }
      : await findStaff(read, county, {
          id: session.subject,
          signedIn,
          quietMs,
          openMs: now.getTime() - session.created_at.getTime(),
        });
  if (actor !== undefined && quietMs > seenEveryMs) await touch(read, { county, tokenHash, now });
  return actor;
}

async function touch(
  read: Read,
  { county, tokenHash, now }: { county: number; tokenHash: Buffer; now: Date },
): Promise<void> {
  await read
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('county', '=', county)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Which of these sessions of staff have not ended by now, as hex of their hashes. Nobody is seen by it. */
export async function listUnended(
  read: Read,
  { county, hashes, now }: { county: number; hashes: readonly Buffer[]; now: Date },
): Promise<Set<string>> {
  const rows = await read
    .selectFrom('sessions')
    .innerJoin('counties', 'counties.county', 'sessions.county')
    .select('token_hash')
    .where('sessions.county', '=', county)
    .where('token_hash', 'in', [...hashes])
    .where('expires_at', '>', now)
    .where((where) =>
      where.or([
        where('replaced_at', 'is', null),
        where('replaced_at', '>=', new Date(now.getTime() - exchangeGraceMs)),
      ]),
    )
    .where(
      sql<Date>`sessions.created_at + make_interval(hours => counties.staff_session_hours)`,
      '>',
      now,
    )
    .execute();
  return new Set(rows.map(({ token_hash }) => token_hash.toString('hex')));
}

interface SeenStaff {
  id: string;
  signedIn: { device: string; provedAt: Date | null };
  quietMs: number;
  /** Since the sign-in, whatever was done meanwhile. */
  openMs: number;
}

async function findStaff(
  read: Read,
  county: number,
  { id, signedIn, quietMs, openMs }: SeenStaff,
): Promise<Actor | undefined> {
  const rows = await read
    .selectFrom('staff')
    .innerJoin('counties', 'counties.county', 'staff.county')
    .leftJoin('staff_roles', (join) =>
      join
        .onRef('staff_roles.county', '=', 'staff.county')
        .onRef('staff_roles.staff', '=', 'staff.id'),
    )
    .select([
      'staff.unit',
      'counties.staff_idle_minutes',
      'counties.staff_session_hours',
      'staff_roles.role',
      'staff_roles.area',
    ])
    .where('staff.county', '=', county)
    .where('staff.id', '=', id)
    .where('staff.suspended_at', 'is', null)
    .execute();
  const [first] = rows;
  if (first === undefined || quietMs > first.staff_idle_minutes * 60_000) return undefined;
  // A session is as long as the county allows now, not as it did when the session began.
  if (openMs >= first.staff_session_hours * hourMs) return undefined;
  const roles = rows.flatMap(({ role, area }) =>
    role === null || area === null ? [] : [{ role: role as StaffRole, area }],
  );
  return { kind: 'staff', id, unit: first.unit, roles, signedIn };
}

/**
 * Exchanges the token of a session in which was just shown who it is, staff by a second factor and a
 * resident by a code to the phone: whoever had copied the old one has nothing.
 * @returns the new token; undefined when the session has ended meanwhile
 */
export async function proveSession(
  tx: Tx,
  { clock, ids }: Pick<Deps, 'clock' | 'ids'>,
  { county, kind, subject, device }: Whose & { device: string },
): Promise<string | undefined> {
  await lockOwner(tx, { county, kind, subject });
  const now = clock.now();
  const old = await tx
    .updateTable('sessions')
    .set({ replaced_at: now })
    .where('county', '=', county)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('id', '=', device)
    .where('replaced_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (old === undefined) return undefined;
  const token = ids.token();
  await tx
    .insertInto('sessions')
    .values({
      ...old,
      token_hash: hashToken(token),
      last_seen_at: now,
      proved_at: now,
      replaced_at: null,
    })
    .execute();
  return token;
}

/**
 * Two changes to how one person signs in wait for each other. A token that is being exchanged would
 * otherwise not be there yet when the sessions of its owner are ended.
 */
export async function lockStaff(
  tx: Tx,
  { county, staff }: { county: number; staff: string },
): Promise<void> {
  await tx
    .selectFrom('staff')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', staff)
    .forUpdate()
    .execute();
}

/** The same for whoever has sessions: staff or residents. */
export async function lockOwner(tx: Tx, { county, kind, subject }: Whose): Promise<void> {
  if (kind === 'staff') return lockStaff(tx, { county, staff: subject });
  await tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', subject)
    .forUpdate()
    .execute();
}

/**
 * Ends the session of a device, also under the token that was exchanged a moment ago.
 * @returns whose it was; undefined where there was none
 */
export async function closeSession(
  tx: Tx,
  { county, token }: { county: number; token: string },
): Promise<string | undefined> {
  const session = await tx
    .selectFrom('sessions')
    .select(['id', 'kind', 'subject'])
    .where('county', '=', county)
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const { id: only, subject } = session;
  const kind = session.kind === 'staff' ? 'staff' : 'resident';
  const ended = await endDevices(tx, { county, kind, subject, only });
  return ended === 0 ? undefined : subject;
}

interface Whose {
  county: number;
  kind: SessionKind;
  subject: string;
}

/** Where somebody is signed in, the newest first. */
export async function listDevices(read: Read, { county, kind, subject }: Whose, now: Date) {
  return read
    .selectFrom('sessions')
    .select(['id', 'browser', 'system', 'created_at', 'last_seen_at'])
    .where('county', '=', county)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('expires_at', '>', now)
    .where('replaced_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Signs somebody out: of one device, of all but one, or everywhere. @returns on how many devices */
export async function endDevices(
  tx: Tx,
  { county, kind, subject, only, except }: Whose & { only?: string; except?: string },
): Promise<number> {
  await lockOwner(tx, { county, kind, subject });
  let ending = tx
    .deleteFrom('sessions')
    .where('county', '=', county)
    .where('kind', '=', kind)
    .where('subject', '=', subject);
  if (only !== undefined) ending = ending.where('id', '=', only);
  if (except !== undefined) ending = ending.where('id', '!=', except);
  const ended = await ending.returning('id').execute();
  if (kind === 'staff') noteChange(tx, { kind: 'person', county, id: subject });
  return new Set(ended.map(({ id }) => id)).size;
}
