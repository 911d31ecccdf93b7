import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildApp } from '../server/app.ts';
import { openSignInLimits } from '../server/features/residents/service.ts';
import { type Cipher, createCipher } from '../server/platform/cipher.ts';
import { sealersOf } from '../server/platform/data-keys.ts';
import type { Database } from '../server/platform/database.ts';
import { createFolderFiles } from '../server/platform/files.ts';
import { seededRandom } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';
import { openSigningKey } from '../server/platform/signing-key.ts';
import type { Sms } from '../server/platform/sms.ts';
import { county as reportingCounty } from '../test/county.ts';
import { makeCounty } from '../test/make-county.ts';
import type { Bench, Side } from './bench.ts';
import { loadDriver, makeTpcB, runLoad, tpcB } from './pgbench.ts';
import type { World } from './world.ts';

const callers = 16;
/** Nobody reports often enough to meet a cap of the day. */
const residentsFor = { quick: 2_000, full: 40_000 };

export const report: Bench = {
  name: 'report',
  promise:
    'a resident’s report over HTTP, case, deed, signals, award, ledger, audit and answer in one transaction, 16 callers (reports/s) ÷ pgbench TPC-B-like at scale 10, 16 clients (transactions/s)',
  goal: 0.3,
  better: 'higher',
  seconds: 5,
  async prepare(world) {
    const tokens = await makeReporters(world);
    const server = await startServer(world);
    await makeTpcB(world);
    const notes = { shareThatEarns: 0 };
    return {
      ours: reporting(world, { address: server.address, tokens, notes }),
      reference: async (seconds) => (await runLoad(world, tpcB, seconds)).perSecond,
      notes: () => notes,
      driver: loadDriver(),
      close: server.close,
    };
  },
};

interface Reporting {
  address: string;
  /** Whoever reported in one round does not in the next ones; more than one side may share them. */
  tokens: string[];
  notes: { shareThatEarns: number };
}

/** Reports a second of callers at a server. */
export function reporting(world: World, { address, tokens, notes }: Reporting): Side {
  return async (seconds) => {
    const reporters = tokens.splice(0, Math.floor(tokens.length / 8));
    tokens.push(...reporters);
    // What PostgreSQL does by itself each minute: plans made for empty tables are no figure.
    await world.database.pool.query('analyze');
    const asked = { address, county: reportingCounty, tokens: reporters, callers, seconds };
    const done = await drive(asked);
    notes.shareThatEarns = Number((done.paid / done.reports).toFixed(2));
    return done.perSecond;
  };
}

/** Nobody signs in here. */
const noSms: Sms = {
  send: () => Promise.reject(new Error('the bench sends no SMS')),
};

function depsOf({ database, clock, ids, folder }: World) {
  const cipher = createCipher({
    dataKey: seededRandom('data')(32),
    indexKey: seededRandom('index')(32),
    suite: 'aes',
  });
  const files = createFolderFiles(folder);
  return { database, clock, ids, cipher, files, log: silentLog, wakeOutbox: () => {} };
}

/** The county that is reported in, and residents of it who are signed in: their tokens. */
export async function makeReporters(world: World): Promise<string[]> {
  const deps = depsOf(world);
  await makeCounty(deps, { pool: 1_000_000_000 });
  return makeResidents(world, deps.cipher);
}

interface Serving {
  /** Whose connections the server takes; the world's, unless said. */
  database?: Database;
  /** Folder of the built screens. */
  screens?: string;
}

export async function startServer(
  world: World,
  { database = world.database, screens }: Serving = {},
) {
  const deps = { ...depsOf(world), database };
  const limit = 1e9;
  const app = await buildApp({
    deps: {
      ...deps,
      sms: noSms,
      signInLimits: openSignInLimits,
      identityProviders: [],
      demoSignIns: undefined,
      relyingParty: undefined,
      sealKey: openSigningKey(seededRandom('seal')(32)),
    },
    publicUrl: 'http://localhost',
    secure: false,
    limits: { read: limit, write: limit, upload: limit, sign_in: limit, public: limit },
    trustedProxies: [],
    metricsToken: undefined,
    logLevel: 'silent',
    screens,
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return { address, close: async () => app.close() };
}

/** Residents who are signed in: what a sign-in leaves behind, without the SMS. */
async function makeResidents(
  { database, ids, clock, holders }: World,
  cipher: Cipher,
): Promise<string[]> {
  const by = { deps: { cipher, clock }, scope: { county: reportingCounty } };
  const wanted = holders < 1_000_000 ? residentsFor.quick : residentsFor.full;
  const people = Array.from({ length: wanted }, () => ({ id: ids.uuid(), token: ids.token() }));
  const now = clock.now();
  const expires = new Date(now.getTime() + 86_400_000);
  for (let at = 0; at < people.length; at += 2_000) {
    const lot = people.slice(at, at + 2_000);
    await database.read
      .insertInto('residents')
      .values(
        lot.map(({ id }) => ({
          county: reportingCounty,
          id,
          phone_index: createHash('sha256').update(id).digest(),
          registered_at: now,
        })),
      )
      .execute();
    await database.transact((tx) =>
      sealersOf(
        tx,
        by,
        lot.map(({ id }) => id),
      ),
    );
    await database.read
      .insertInto('sessions')
      .values(
        lot.map(({ id, token }) => ({
          county: reportingCounty,
          token_hash: createHash('sha256').update(token).digest(),
          kind: 'resident',
          subject: id,
          created_at: now,
          last_seen_at: now,
          expires_at: expires,
        })),
      )
      .execute();
  }
  await database.pool.query('vacuum analyze');
  return people.map(({ token }) => token);
}

export interface DriveRequest {
  address: string;
  county: number;
  tokens: readonly (string | undefined)[];
  callers: number;
  seconds: number;
}

export interface DriveDone {
  perSecond: number;
  reports: number;
  /** Reports that an award was announced for. */
  paid: number;
}

/** The callers are a thread of their own: their work is not the server's. */
function drive(request: DriveRequest): Promise<DriveDone> {
  const file = fileURLToPath(new URL('./report-callers.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: request });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
