import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Server as TlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type DemoCounty, type DemoStaffSecrets, demoSignIns, seedDemo } from '../db/seed/demo.ts';
import { openAlipay } from './alipay.ts';
import { buildApp, usualLimits } from './app.ts';
import { followRenewals, readCertificate } from './certificate.ts';
import { openChannels } from './channels.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { assertFirstKeysFit, sealOpenValues } from './features/privacy/service.ts';
import { openSignInLimits, usualSignInLimits } from './features/residents/service.ts';
import { sealDueDays } from './features/seals/service.ts';
import { relyingPartyOf } from './features/sign-ins/service.ts';
import { openIdentityProviders } from './identity-providers.ts';
import { type JobDeps, jobsOf } from './jobs.ts';
import { type ChainDeps, chainAll } from './platform/audit/chain.ts';
import { openHeadsFile } from './platform/audit/heads-file.ts';
import { createAuditKeeper } from './platform/audit/keeper.ts';
import { createCipher } from './platform/cipher.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/database.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { createFolderFiles } from './platform/files.ts';
import { FolderInUseError, lockFolder } from './platform/folder-lock.ts';
import { createIds } from './platform/ids.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import { assertKeysFit, KeysDoNotFitError } from './platform/key-check.ts';
import { createLog } from './platform/log.ts';
import { type ConnectionSettings, migrate } from './platform/migrate.ts';
import { createOutboxPump } from './platform/outbox-pump.ts';
import { openSigningKey } from './platform/signing-key.ts';
import { WeakKeyError } from './platform/strong-key.ts';
import { keepDemoSecrets } from './secrets.ts';
import { subscribersOf } from './subscribers.ts';
import { announce, openedAt } from './welcome.ts';

type Stop = () => Promise<void>;
const say = (line: string) => process.stdout.write(`${line}\n`);
const log = createLog({
  write: (line) => process.stderr.write(line),
  now: () => systemClock.now(),
});

/** What was started, stopped in the opposite order, however far the start got. */
const started: Stop[] = [];
let stopping = false;

async function stopAll(): Promise<void> {
  stopping = true;
  for (const stop of started.splice(0).reverse())
    await stop().catch((error: unknown) => log.error({ err: error }, 'while stopping:'));
}

async function connect(config: Config): Promise<ConnectionSettings> {
  if (config.databaseUrl !== undefined) return { connectionString: config.databaseUrl };
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: say });
  started.push(() => server.stop());
  return server.connection;
}

interface Running {
  app: FastifyInstance | undefined;
  demo: readonly DemoCounty[];
  staff: DemoStaffSecrets | undefined;
}

async function start(config: Config): Promise<Running> {
  // A worker listens to nobody.
  const files = config.role === 'worker' ? undefined : config.tls;
  const tls = files && readCertificate(files, systemClock.now());
  mkdirSync(config.dataDir, { recursive: true, mode: 0o755 });
  const lock = await lockFolder(config.dataDir);
  started.push(() => lock.release());
  const connection = await connect(config);
  await migrate(connection);
  // While stopping, connections end because the database does.
  const onError = (error: Error) =>
    stopping ? undefined : log.error({ err: error }, 'database connection:');
  const opened = openDatabase({ connection, connections: 16, onError });
  started.push(() => opened.close());
  const demoSecrets = config.demo ? keepDemoSecrets(config.dataDir) : undefined;
  const keys = config.keys ?? demoSecrets;
  if (keys === undefined) throw new ConfigError('DATA_KEY, INDEX_KEY', 'needed');
  const sealSeed = config.sealKey ?? demoSecrets?.sealKey;
  if (sealSeed === undefined) throw new ConfigError('SEAL_KEY', 'needed');
  const ids = createIds(systemClock);
  const cipher = createCipher({ ...keys, suite: config.suite });
  // Before a known value is left under them: keys of before there were data keys left none.
  await assertFirstKeysFit({ database: opened, cipher });
  await assertKeysFit({ database: opened, cipher, clock: systemClock });
  const sealKey = openSigningKey(sealSeed);
  const heads = openHeadsFile(join(config.dataDir, 'audit-heads'));
  const common = { clock: systemClock, cipher, ids, log, sealKey };
  const keeper = createAuditKeeper({ ...common, database: opened, heads });
  started.push(() => keeper.drain());
  const core = {
    database: keeper.watched,
    clock: systemClock,
    ids,
    cipher,
    files: createFolderFiles(join(config.dataDir, 'files')),
    log,
  };
  const sealed = await sealOpenValues(core);
  if (sealed > 0) say(`封存了 ${sealed} 处个人信息 · sealed ${sealed} personal values`);
  const channels = await openChannels(config, { ...core, pushSeed: demoSecrets?.pushKey });
  started.push(channels.close);
  const { sms, webPush } = channels;
  const pump = createOutboxPump(core, subscribersOf({ ...core, ...channels }));
  const alipay = await openAlipay(config, core);
  started.push(alipay.close);
  const deps = { ...core, wakeOutbox: pump.wake, sealKey, alipay: alipay.alipay };
  const staff: DemoStaffSecrets | undefined = demoSecrets;
  const demo = staff === undefined ? [] : await seedDemo({ deps, staff, say });
  // Counties that were just made keep a value by which the next start knows the keys.
  if (config.demo) await assertKeysFit(core);
  // The first start has a past to chain and to seal; at later ones there is hardly anything left.
  if (config.demo) {
    await chainAll(deps);
    await sealDueDays(deps);
  }
  const { auditMonths } = config;
  const publicUrl = openedAt(config);
  if (config.role !== 'web') {
    await work(connection, { deps: { ...deps, auditMonths, heads, publicUrl }, drain: pump.drain });
    // What a process that was killed had still to deliver: files of erased photos, for one.
    pump.wake();
  }
  started.push(() => pump.drain());
  if (config.role === 'worker') {
    chainWhatIsLeft(deps);
    return { app: undefined, demo, staff };
  }
  const identity = await openIdentityProviders(config, core);
  started.push(identity.close);
  const app = await buildApp({
    deps: {
      ...deps,
      identityProviders: identity.providers,
      sms,
      webPush,
      signInLimits: config.demo ? openSignInLimits : usualSignInLimits,
      demoSignIns:
        staff === undefined
          ? undefined
          : (county) => demoSignIns(demo, { county, staff, now: systemClock.now() }),
      relyingParty: relyingPartyOf(publicUrl),
    },
    publicUrl,
    auditMonths,
    mapTiles: config.mapTiles,
    secure: new URL(publicUrl).protocol === 'https:',
    tls,
    httpsBelow: config.httpsBelow,
    limits: config.demo ? demoLimits : usualLimits,
    trustedProxies: config.trustedProxies,
    // Behind a proxy every caller seems to be this machine: outside the demo a token is needed.
    metricsToken: config.metricsToken ?? (config.demo ? undefined : ids.token()),
    logLevel: config.logLevel,
    standIn: identity.standIn,
    screens: fileURLToPath(new URL('../dist', import.meta.url)),
  });
  started.push(() => app.close());
  await app.listen({ port: config.port, host: config.host });
  if (files !== undefined && app.server instanceof TlsServer) {
    const renewals = followRenewals({ server: app.server, files, clock: systemClock, log });
    started.push(async () => renewals.stop());
  }
  chainWhatIsLeft(deps);
  return { app, demo, staff };
}

/** Chains what a process wrote and could not chain before it was killed; nobody waits at the door for it. */
function chainWhatIsLeft(deps: ChainDeps): void {
  const stop = new AbortController();
  const chaining = chainAll(deps, stop.signal).catch((error: unknown) => {
    log.error({ err: error }, 'audit entries were not chained:');
  });
  started.push(async () => {
    stop.abort();
    await chaining;
  });
}

/** The demo is walked by a few people and by whole files of replayed messages at once. */
const demoLimits = {
  read: 60_000,
  write: 60_000,
  upload: 6_000,
  sign_in: 60_000,
  public: 60_000,
} as const;

interface Work {
  deps: JobDeps;
  drain: () => Promise<void>;
}

async function work(connection: ConnectionSettings, { deps, drain }: Work): Promise<Jobs> {
  const jobs = await startJobs({ connection, log, jobs: jobsOf(deps, drain) });
  started.push(() => jobs.stop());
  return jobs;
}

/** What the person at the keyboard can put right, said in one line; undefined for a defect. */
function adviceFor(
  error: unknown,
  { host, port }: Pick<Config, 'host' | 'port'>,
): string | undefined {
  const ours = [ConfigError, FolderInUseError, KeysDoNotFitError, WeakKeyError];
  if (ours.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Set PORT to a free one.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `This machine does not allow listening on ${host}:${port}. Set HOST and PORT.`;
  return undefined;
}

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('正在停止 · stopping');
      void stopAll().then(() => process.exit(0));
    });
  let listening = { host: '', port: 0 };
  try {
    const config = readConfig(process.env);
    const resolved = { ...config, dataDir: resolve(config.dataDir) };
    listening = resolved;
    const { app, demo, staff } = await start(resolved);
    announce({ app, config: resolved, demo, staff, say });
  } catch (error) {
    // Told to stop while still getting ready: the database went first, and whatever was using it fails.
    if (stopping) return;
    await stopAll();
    const advice = adviceFor(error, listening);
    if (advice === undefined) throw error;
    process.stderr.write(`${advice}\n`);
    process.exit(2);
  }
}

await main();
