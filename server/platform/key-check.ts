import { sql } from 'kysely';
import type { Cipher } from './cipher.ts';
import type { Clock } from './clock.ts';
import type { Database, Read } from './database.ts';
import { BrokenSealError } from './envelope.ts';

/** The keys given do not fit what is kept: the server must not start with them. */
export class KeysDoNotFitError extends Error {
  constructor(setting: 'DATA_KEY' | 'INDEX_KEY', why: string) {
    super(`${setting}: ${why}`);
    this.name = 'KeysDoNotFitError';
  }
}

interface Checked {
  database: Database;
  cipher: Cipher;
  clock: Clock;
}

const known = 'the keys fit';
const aboutCanary = (county: number) => `key_canaries.canary|${county}|wrapping`;

/**
 * Opens in every county a known value that was kept under the keys from outside, and sees that every
 * key that wraps anything is among those given. Keys that are used for the first time leave such a
 * value behind.
 *
 * @throws KeysDoNotFitError that names the setting, the missing key by its kid, and what to do
 */
export async function assertKeysFit(by: Checked): Promise<void> {
  for (const county of await listCounties(by.database.read)) {
    await assertKeysFitCounty(by, county);
    await leaveCanaries(by, county);
  }
}

/**
 * The same for whoever changes keys, and leaves nothing behind: a key that no server was started with
 * would wrap what none of them can open.
 *
 * @throws KeysDoNotFitError
 */
export async function assertServersKnow(by: Omit<Checked, 'clock'>): Promise<void> {
  for (const county of await listCounties(by.database.read)) {
    const kept = await assertKeysFitCounty(by, county);
    const [wrapping] = by.cipher.wrappingKids;
    const [index] = by.cipher.indexKids;
    for (const [setting, purpose, kid] of [
      ['DATA_KEY', 'wrapping', wrapping],
      ['INDEX_KEY', 'index', index],
    ] as const)
      if (!kept.some((canary) => canary.purpose === purpose && canary.kid === kid))
        throw new KeysDoNotFitError(setting, `no server was started with ${kid} as ${setting} yet`);
  }
}

async function listCounties(read: Read): Promise<number[]> {
  const { rows } = await sql<{ county: number }>`select county from counties`.execute(read);
  return rows.map(({ county }) => county);
}

async function assertKeysFitCounty(
  { database: { read }, cipher }: Omit<Checked, 'clock'>,
  county: number,
) {
  const kept = await read
    .selectFrom('key_canaries')
    .select(['purpose', 'kid', 'canary'])
    .where('county', '=', county)
    .execute();
  const keptFor = (purpose: string) => kept.filter((canary) => canary.purpose === purpose);
  const inUse = await listWrappingKids(read, county);
  for (const kid of [...inUse, ...keptFor('wrapping').map((canary) => canary.kid)])
    if (!cipher.wrappingKids.includes(kid)) throw unknownKey('DATA_KEY', kid, cipher);
  for (const { kid, canary } of keptFor('wrapping')) assertOpens(cipher, { county, kid, canary });
  const indexes = canaryIndexes(cipher);
  for (const { kid, canary } of keptFor('index')) {
    if (!cipher.indexKids.includes(kid)) throw unknownKey('INDEX_KEY', kid, cipher);
    if (indexes.get(kid) !== canary)
      throw new KeysDoNotFitError('INDEX_KEY', `the known value kept under ${kid} is another`);
  }
  return kept;
}

async function leaveCanaries({ database, cipher, clock }: Checked, county: number): Promise<void> {
  const indexes = canaryIndexes(cipher);
  const [wrapping] = cipher.wrappingKids;
  const [index] = cipher.indexKids;
  const sealed = cipher.findWrappingKey(wrapping)?.seal(known, aboutCanary(county)) ?? '';
  const made = { county, made_at: clock.now() };
  await database.read
    .insertInto('key_canaries')
    .values([
      { ...made, purpose: 'wrapping', kid: wrapping, canary: sealed },
      { ...made, purpose: 'index', kid: index, canary: indexes.get(index) ?? '' },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What the known value is found by, under each index key. */
function canaryIndexes(cipher: Cipher): Map<string, string> {
  const indexes = cipher.blindIndexes(known, 'key_canaries.canary');
  return new Map(
    cipher.indexKids.map((kid, place) => [kid, indexes[place]?.toString('hex') ?? '']),
  );
}

function assertOpens(
  cipher: Cipher,
  { county, kid, canary }: { county: number; kid: string; canary: string },
): void {
  try {
    if (cipher.findWrappingKey(kid)?.open(canary, aboutCanary(county)) === known) return;
  } catch (error) {
    if (!(error instanceof BrokenSealError)) throw error;
  }
  throw new KeysDoNotFitError('DATA_KEY', `the known value kept under ${kid} does not open`);
}

function unknownKey(setting: 'DATA_KEY' | 'INDEX_KEY', kid: string, cipher: Cipher) {
  const data = setting === 'DATA_KEY';
  const given = data ? cipher.wrappingKids : cipher.indexKids;
  const swapped = (data ? cipher.indexKids : cipher.wrappingKids).includes(kid);
  if (swapped) return new KeysDoNotFitError(setting, 'DATA_KEY and INDEX_KEY have changed places');
  const before = data ? 'OTHER_DATA_KEYS' : 'OTHER_INDEX_KEYS';
  return new KeysDoNotFitError(
    setting,
    `what is kept needs the key ${kid}; given: ${given.join(', ')}. ` +
      `Set ${setting} to it, or add it to ${before} while keys are being changed`,
  );
}

/** The keys that wrap anything in a county: hops through the index instead of reading all of it. */
async function listWrappingKids(read: Read, county: number): Promise<string[]> {
  const { rows } = await sql<{ kid: string }>`
    with recursive kids as (
      (select wrapping_kid from data_keys
        where county = ${county} and wrapping_kid is not null order by wrapping_kid limit 1)
      union all
      select (select d.wrapping_kid from data_keys d
        where d.county = ${county} and d.wrapping_kid > kids.wrapping_kid
        order by d.wrapping_kid limit 1)
      from kids where kids.wrapping_kid is not null
    )
    select wrapping_kid as kid from kids where wrapping_kid is not null`.execute(read);
  return rows.map(({ kid }) => kid);
}
