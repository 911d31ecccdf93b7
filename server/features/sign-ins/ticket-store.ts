import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { hashToken } from '../../platform/sessions.ts';

export type TicketPurpose = 'second_factor' | 'passkey' | 'enrol' | 'step_up' | 'add_factor';

export interface NewTicket {
  purpose: TicketPurpose;
  token: string;
  expiresAt: Date;
  staff?: string;
  invitation?: string | undefined;
  challenge?: string;
  passwordHash?: string | undefined;
  totpSealed?: string | undefined;
}

export async function insertTicket(tx: Tx, { county }: Scope, ticket: NewTicket): Promise<void> {
  await tx
    .insertInto('sign_in_tickets')
    .values({
      county,
      token_hash: hashToken(ticket.token),
      purpose: ticket.purpose,
      staff: ticket.staff ?? null,
      invitation: ticket.invitation ?? null,
      challenge: ticket.challenge ?? null,
      password_hash: ticket.passwordHash ?? null,
      totp_sealed: ticket.totpSealed ?? null,
      expires_at: ticket.expiresAt,
    })
    .execute();
}

interface Wanted {
  token: string;
  purpose: TicketPurpose;
  now: Date;
}

/** A ticket that is still good, under lock: it is used by one request at a time. */
export async function lockTicket(tx: Tx, { county }: Scope, { token, purpose, now }: Wanted) {
  return tx
    .selectFrom('sign_in_tickets')
    .select(['token_hash', 'staff', 'invitation', 'challenge', 'password_hash', 'totp_sealed'])
    .where('county', '=', county)
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}
export type Ticket = NonNullable<Awaited<ReturnType<typeof lockTicket>>>;

/** What was begun for somebody is void: all of it, or what was begun for one purpose. */
export async function dropTickets(
  tx: Tx,
  { county }: Scope,
  { staff, only }: { staff: string; only?: TicketPurpose },
): Promise<void> {
  let dropping = tx
    .deleteFrom('sign_in_tickets')
    .where('county', '=', county)
    .where('staff', '=', staff);
  if (only !== undefined) dropping = dropping.where('purpose', '=', only);
  await dropping.execute();
}

/** A ticket is good once; what else was begun for the same person is void with it. */
export async function spendTicket(
  tx: Tx,
  { county }: Scope,
  { ticket, staff }: { ticket: Ticket; staff: string },
): Promise<void> {
  await tx
    .deleteFrom('sign_in_tickets')
    .where('county', '=', county)
    .where((where) =>
      where.or([where('token_hash', '=', ticket.token_hash), where('staff', '=', staff)]),
    )
    .execute();
}
