import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/** The last row of a page: the next one starts after it, however many rows come in between. */
export interface PageCursor {
  at: Date;
  id: string;
}

export function encodeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** A cursor that was not made here starts from the beginning: it can reveal nothing. */
export function decodeCursor(cursor: string | undefined): PageCursor | undefined {
  if (cursor === undefined) return undefined;
  const made = madeHere.exec(Buffer.from(cursor, 'base64url').toString());
  const at = new Date(made?.groups?.at ?? '');
  const id = made?.groups?.id;
  return id === undefined || Number.isNaN(at.getTime()) ? undefined : { at, id };
}

/** The key of the last row of a page, where rows are sought by it; anything else starts from the beginning. */
export const decodeKey = (cursor: string | undefined): string | undefined =>
  cursor !== undefined && key.test(cursor) ? cursor : undefined;

const key = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Exactly what `encodeCursor` writes: other dates and ids are more than PostgreSQL can read. */
const madeHere =
  /^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Rows after the cursor in descending order. Instants are compared at the milliseconds that a
 * cursor keeps; clocks here give no finer ones.
 */
export function beforeCursor(
  at: string,
  id: string,
  cursor: PageCursor | undefined,
): RawBuilder<SqlBool> {
  if (cursor === undefined) return sql<SqlBool>`true`;
  return sql<SqlBool>`(${sql.ref(at)}, ${sql.ref(id)}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}

/** Rows after the cursor in ascending order. */
export function afterCursor(
  at: string | Expression<unknown>,
  id: string,
  cursor: PageCursor | undefined,
): RawBuilder<SqlBool> {
  if (cursor === undefined) return sql<SqlBool>`true`;
  const column = typeof at === 'string' ? sql.ref(at) : at;
  return sql<SqlBool>`(${column}, ${sql.ref(id)}) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}
