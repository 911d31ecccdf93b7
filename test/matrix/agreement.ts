import { sql } from 'kysely';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import type { TestDatabase } from '../postgres.ts';
import { counties } from './land.ts';
import { staffCookie } from './people.ts';
import type { Trials } from './trial.ts';
import type { MatrixWorld } from './world.ts';

/** The world whose answers are compared, and the keys of all that both of its counties hold. */
export interface Agreeing {
  world: MatrixWorld;
  /** What the world lies in. */
  database: TestDatabase;
  trials: Trials;
  everything: Record<'cases' | 'photos' | 'awards' | 'residents' | 'appeals', string[]>;
}

export async function everythingIn(world: MatrixWorld): Promise<Agreeing['everything']> {
  return {
    cases: await keysOf(world, 'select code as key from cases'),
    photos: await keysOf(world, 'select id as key from photos'),
    awards: await keysOf(world, 'select id as key from awards'),
    residents: await keysOf(world, 'select distinct id as key from residents'),
    appeals: await keysOf(world, 'select id as key from appeals'),
  };
}

/** What somebody's lists show, in one order. */
export type Shown = readonly string[];

export const inOrder = (ids: Iterable<string>): Shown => [...new Set(ids)].sort();

interface Page {
  next: string | null;
}

/** Every page of a list, one after another. */
export async function allPages<P extends Page>(
  turn: (query: { after?: string }) => Promise<P>,
): Promise<P[]> {
  const pages: P[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await turn(after === '' ? {} : { after });
    pages.push(page);
    after = page.next;
  }
  return pages;
}

/** The codes of every case that somebody's queue holds, by one of its filters or all there is. */
export async function queueOf(
  staff: Caller,
  filter: Record<string, string> = {},
): Promise<string[]> {
  const pages = await allPages(
    async (page) => (await staff('listCases', { body: { ...filter, ...page } })).ok,
  );
  return pages.flatMap(({ cases }) => cases.map(({ code }) => code));
}

export const wholeQueueOf = async (staff: Caller): Promise<Shown> =>
  inOrder([...(await queueOf(staff)), ...(await queueOf(staff, { show: 'closed' }))]);

export async function heldOf(staff: Caller): Promise<string[]> {
  const pages = await allPages(async (query) => (await staff('listHeldAwards', { query })).ok);
  return pages.flatMap(({ held }) => held.map(({ award }) => award.id));
}

/** Those of them that answer with something. */
export async function openable(
  ids: Iterable<string>,
  open: (id: string) => Promise<{ status: number }>,
): Promise<Shown> {
  const found: string[] = [];
  for (const id of ids) if ((await open(id)).status < 300) found.push(id);
  return inOrder(found);
}

interface Detail {
  photos: readonly { id: string }[];
  history: readonly { photos: readonly { id: string }[] }[];
  awards: readonly { id: string }[];
}

/** The cases that open, with the photos and awards that stand in them. */
export async function openCases(
  codes: Iterable<string>,
  open: (code: string) => Promise<{ status: number; ok: Detail }>,
) {
  const opened: string[] = [];
  const photos: string[] = [];
  const awards: string[] = [];
  for (const code of codes) {
    const answer = await open(code);
    if (answer.status !== 200) continue;
    opened.push(code);
    const detail = answer.ok;
    const steps = detail.history.flatMap((step) => step.photos);
    photos.push(...[...detail.photos, ...steps].map(({ id }) => id));
    awards.push(...detail.awards.map(({ id }) => id));
  }
  return { codes: inOrder(opened), photos, awards };
}

/** Everybody at a desk of the county that is tried, by their logins. */
export async function seated(world: MatrixWorld, login: string): Promise<Caller> {
  return callerOf(world.app, await staffCookie(world, counties.here, login), counties.here);
}

/** Keys of everything of a kind that both counties hold. */
export async function keysOf(world: MatrixWorld, text: string): Promise<string[]> {
  const { rows } = await sql.raw<{ key: string }>(text).execute(world.deps.database.read);
  return rows.map(({ key }) => key);
}
