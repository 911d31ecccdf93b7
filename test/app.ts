import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import type { MapTiles } from '../contract/areas.ts';
import type { DemoSignIns } from '../contract/residents.ts';
import type { RouteName } from '../contract/table.ts';
import type { Problem } from '../contract/values.ts';
import { buildApp, type usualLimits } from '../server/app.ts';
import { payQueuedAwards, settleDueAwards } from '../server/features/awards/service.ts';
import { type LivePatience, usualLivePatience } from '../server/features/live/service.ts';
import { openSignInLimits, type SignInLimits } from '../server/features/residents/service.ts';
import type { SealDeps } from '../server/features/seals/service.ts';
import type { RelyingParty } from '../server/features/sign-ins/service.ts';
import type { Alipay } from '../server/platform/alipay/client.ts';
import { type CipherKeys, createCipher } from '../server/platform/cipher.ts';
import { type SettableClock, settableClock } from '../server/platform/clock.ts';
import { openDatabase } from '../server/platform/database.ts';
import { createFolderFiles } from '../server/platform/files.ts';
import { createGroupBots } from '../server/platform/group-bots/client.ts';
import {
  type GroupBotStandIn,
  startGroupBotStandIn,
} from '../server/platform/group-bots/stand-in.ts';
import type { Patience } from '../server/platform/http/listener.ts';
import type { StandInPages } from '../server/platform/http/stand-in.ts';
import type { Certificate } from '../server/platform/http/tls.ts';
import type { IdentityProvider } from '../server/platform/identity/provider.ts';
import { createIds, seededRandom } from '../server/platform/ids.ts';
import { createLog, silentLog } from '../server/platform/log.ts';
import { deliverOutbox } from '../server/platform/outbox.ts';
import { openSigningKey } from '../server/platform/signing-key.ts';
import { createAliyunSms } from '../server/platform/sms.ts';
import { showingCodes, standInTemplates, startSmsStandIn } from '../server/platform/sms-standin.ts';
import { createWebPush } from '../server/platform/web-push/client.ts';
import { type PushStandIn, startPushStandIn } from '../server/platform/web-push/stand-in.ts';
import { openPushKey } from '../server/platform/web-push/vapid.ts';
import { subscribersOf } from '../server/subscribers.ts';
import type { Answer } from '../ui/client.ts';
import { callersOf, lastFailure } from './callers.ts';
import type { Land, Person } from './county.ts';
import { makeCounty } from './make-county.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export interface TestApp {
  app: FastifyInstance;
  deps: SealDeps;
  clock: SettableClock;
  /** Where photos are kept. */
  folder: string;
  /** What was sent to a phone, the oldest first: codes, and what it was told. */
  messages(phone: string): readonly Record<string, string>[];
  /** What this number got to read, the oldest first. */
  texts(phone: string): readonly string[];
  /** Where browsers are told. */
  push: PushStandIn;
  /** Where groups in WeCom, DingTalk and Feishu are told. */
  groups: GroupBotStandIn;
  /** Delivers what waits in the outbox, posts the awards whose day has come and pays the queue. */
  settle(): Promise<void>;
  resident(phone?: string): Promise<Caller>;
  /** Somebody at a desk, who shows their second factor whenever the work asks for it. */
  staff(person: Person): Promise<Caller>;
  /** The same who has just signed in and shows nothing more; the token of the session beside it. */
  sitDown(person: Person, sitting?: { proved?: boolean }): Promise<{ call: Caller; token: string }>;
  anyone: Caller;
  /** The same database served by another process with other keys; it ends with this one. */
  again(keys: Partial<CipherKeys>): Promise<Served>;
  close(): Promise<void>;
}

/** What one server process answers. */
export type Served = Pick<TestApp, 'app' | 'deps' | 'resident' | 'staff' | 'sitDown' | 'anyone'>;

/** The keys of the test app, unless a test gives others. */
export const testKeys: CipherKeys = {
  dataKey: seededRandom('data')(32),
  indexKey: seededRandom('index')(32),
  suite: 'aes',
};

export interface CallInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  file?: Buffer;
  requestId?: string;
  headers?: Record<string, string>;
  /** Where the connection comes from; this machine unless given. */
  address?: string;
}

export interface Called<N extends RouteName> {
  status: number;
  /** The 2xx body; reading it of a refusal fails the test. */
  ok: Answer<N>;
  /** The problem document; reading it of a success fails the test. */
  problem: Problem;
  raw: Awaited<ReturnType<FastifyInstance['inject']>>;
}

export type Caller = <N extends RouteName>(name: N, input?: CallInput) => Promise<Called<N>>;

export interface TestAppOptions {
  /** Migrated and empty; without it one of the test run's own. */
  database?: TestDatabase;
  /** The county to serve; the small one unless given. */
  land?: Land;
  /** Points of cover in the pool. */
  pool?: number;
  now?: Date;
  /** Folder of built screens to serve beside the API. */
  screens?: string;
  /** Where passkeys belong; without it to localhost, wherever the browser finds that. */
  relyingParty?: RelyingParty;
  /** People whom one tap lets in, as in the demo. */
  demoSignIns?: (county: number) => DemoSignIns | undefined;
  /** As behind https. */
  secure?: boolean;
  httpsBelow?: boolean;
  /** Requests a minute; without it nobody is slowed down. */
  limits?: Partial<Record<keyof typeof usualLimits, number>>;
  /** The SMS provider takes one message a minute for a number, as the real one does. */
  flowControl?: boolean;
  /** How often codes may be asked for and tried; without it as often as one likes. */
  signInLimits?: SignInLimits;
  trustedProxies?: string[];
  /** Where every line of every log goes, down to the finest; without it nothing is written. */
  logTo?: { write(line: string): void };
  /** How long slow callers are waited for. */
  patience?: Patience;
  /** How long pages follow what changes; hardly at all unless given, since an answer is waited for to its end. */
  live?: Partial<LivePatience>;
  /** Ends TLS itself. */
  tls?: Certificate;
  /** The background of maps; without it they are drawn from outlines. */
  mapTiles?: MapTiles;
  /** Ways to sign in beside phone and code; without it there are none. */
  /** From where red packets are paid; without it none can be asked for. */
  alipay?: Alipay;
  identity?: { providers: IdentityProvider[]; standIn?: StandInPages };
}

const unlimited = { read: 1e6, write: 1e6, upload: 1e6, sign_in: 1e6, public: 1e6 };
const wednesday = new Date('2026-10-14T01:00:00Z');

/** A server over a database of its own with the test county, on a clock that the test moves. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { connection, drop } = options.database ?? (await createTestDatabase());
  const folder = await mkdtemp(join(tmpdir(), 'pingan-app-'));
  const clock = settableClock(options.now ?? wednesday);
  const ids = createIds(clock, seededRandom(folder));
  const { logTo } = options;
  const log = logTo === undefined ? silentLog : createLog({ ...logTo, now: () => clock.now() });
  const database = openDatabase({ connection, connections: 20, onError: () => {} });
  const deps: SealDeps & { alipay?: Alipay | undefined } = {
    database,
    clock,
    ids,
    cipher: createCipher(testKeys),
    files: createFolderFiles(folder),
    log,
    wakeOutbox: () => {},
    sealKey: openSigningKey(seededRandom('seal')(32)),
    alipay: options.alipay,
  };
  await makeCounty(deps, options);
  const account = { accessKeyId: 'test', accessKeySecret: 'a secret of the tests' };
  const common = { ...account, clock, log };
  const standIn = await startSmsStandIn({ ...common, flowControl: options.flowControl ?? false });
  const aliyun = createAliyunSms({
    ...common,
    endpoint: standIn.endpoint,
    signName: '平安积分',
    templates: standInTemplates,
    newId: () => ids.uuid(),
  });
  const sms = showingCodes(aliyun, standIn);
  const push = await startPushStandIn({ clock });
  const webPush = createWebPush({
    key: openPushKey(seededRandom('push')(32)),
    contact: 'mailto:centre@points.example',
    clock,
    log,
    standIn: push.origin,
  });
  const groups = await startGroupBotStandIn({ clock });
  const groupBots = createGroupBots({ clock, log, standIn: groups.origin });
  const apps: FastifyInstance[] = [];
  const phones = { next: 0 };
  const serve = async (served: SealDeps): Promise<Served> => {
    const app = await buildApp({
      deps: {
        ...served,
        sms,
        webPush,
        signInLimits: options.signInLimits ?? openSignInLimits,
        identityProviders: options.identity?.providers ?? [],
        demoSignIns: options.demoSignIns,
        relyingParty: options.relyingParty ?? { id: 'localhost', origin: 'http://localhost' },
      },
      publicUrl: 'https://points.example',
      secure: options.secure ?? false,
      httpsBelow: options.httpsBelow,
      limits: { ...unlimited, ...options.limits },
      trustedProxies: options.trustedProxies ?? [],
      metricsToken: undefined,
      logLevel: logTo === undefined ? 'error' : 'trace',
      logTo: logTo ?? lastFailure,
      patience: options.patience,
      live: { ...usualLivePatience, beatMs: 50, lifeMs: 50, ...options.live },
      tls: options.tls,
      mapTiles: options.mapTiles,
      undeclared: (route) => {
        throw new Error(`${route} leaves an entry in the audit that its policy does not declare`);
      },
      standIn: options.identity?.standIn,
      screens: options.screens,
    });
    await app.ready();
    apps.push(app);
    return { app, deps: served, ...callersOf(app, { deps: served, phones }) };
  };
  return {
    ...(await serve(deps)),
    clock,
    folder,
    messages: standIn.messages,
    texts: standIn.texts,
    push,
    groups,
    settle: async () => {
      await settleDueAwards(deps);
      await payQueuedAwards(deps);
      await deliverOutbox(deps, subscribersOf({ ...deps, sms, webPush, groupBots }));
    },
    again: (keys) => serve({ ...deps, cipher: createCipher({ ...testKeys, ...keys }) }),
    close: async () => {
      for (const app of apps) await app.close();
      await standIn.close();
      await push.close();
      await groups.close();
      await database.close();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A JPEG that is unlike the one of any other seed. */
export async function makePhoto(seed: number): Promise<Buffer> {
  const [width, height] = [64, 48];
  const random = seededRandom(`photo ${seed}`)(8 * 6);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels.fill(
        random[Math.floor(y / 8) * 8 + Math.floor(x / 8)] ?? 0,
        (y * width + x) * 3,
        (y * width + x + 1) * 3,
      );
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(320, 240)
    .jpeg()
    .toBuffer();
}
