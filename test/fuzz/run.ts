import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from './chance.ts';
import { craft, isMeant } from './craft.ts';
import { type Fault, type Judgement, judge } from './judge.ts';
import { createMemory, type Memory } from './known.ts';
import { type FuzzAnswer, type FuzzRequest, writeRequest } from './request.ts';
import { finderOf } from './secrets.ts';
import { openSending, type Sending } from './send.ts';

/** Where requests are sent, and who can send them. */
export interface Target {
  origin: string;
  county: number;
  /** Sessions by who they are of; the first one that is still good is used. */
  sessions: Record<string, string[]>;
  /** What no answer may hold. */
  secrets: readonly string[];
  photo: Buffer;
  comeAgain?: ComeAgain;
}

/** A new session of somebody whose sessions are all over; undefined: there is none. */
export type ComeAgain = (as: string) => Promise<string | undefined>;

export interface FuzzOptions {
  requests: number;
  seed: number;
  /** How many are under way at once. */
  lanes?: number;
  /** Ends earlier, when so much time has passed. */
  withinMs?: number;
  onProgress?: (progress: Progress) => void;
}

export interface Finding extends Judgement {
  request: FuzzRequest;
}

export interface Progress {
  requests: number;
  /** Answers by status. */
  statuses: Record<number, number>;
  /** How many of each were found. */
  faults: Record<Fault, number>;
  /** The first of them, with what is needed to see them again. */
  findings: readonly Finding[];
  /** Memory of the server process as it tells it itself; undefined where it does not. */
  memoryMb: number | undefined;
}

export interface FuzzResult extends Progress {
  p99Ms: number;
  /** Memory after the first tenth, by when everything was loaded. */
  memoryBeforeMb: number | undefined;
  /** Who was let in nowhere in the second half of the run: as them nothing was tried any more. */
  silent: readonly string[];
}

export const usualLanes = 4;
const mostFindings = 50;
const progressEvery = 10_000;

/** Sends so many requests, each drawn from the seed and from what the answers before have named. */
export async function fuzz(target: Target, options: FuzzOptions): Promise<FuzzResult> {
  const { lanes = usualLanes } = options;
  const { send, close } = openSending(target.origin, lanes);
  const fuzzer = new Fuzzer(target, options, send);
  await Promise.all(Array.from({ length: lanes }, () => fuzzer.lane()));
  const result = await fuzzer.result();
  close();
  return result;
}

class Fuzzer {
  private readonly target: Target;
  private readonly options: FuzzOptions;
  private readonly send: Sending;
  private readonly memory: Memory;
  private readonly sessions: Record<string, string[]>;
  private readonly people: readonly string[];
  private readonly until: number;
  private readonly secrets: string[];
  private holds: (text: string) => string | undefined;
  private readonly faults: Record<Fault, number> = {
    'server error': 0,
    leak: 0,
    undocumented: 0,
  };
  private readonly findings: Finding[] = [];
  /** By person, the last request for which somebody had to be signed in and was let in. */
  private readonly lastWelcome: Record<string, number> = {};
  private readonly statuses: Record<number, number> = {};
  private readonly tookMs: number[] = [];
  private begun = 0;
  private memoryBeforeMb: number | undefined;

  constructor(target: Target, options: FuzzOptions, send: Sending) {
    this.target = target;
    this.options = options;
    this.send = send;
    this.memory = createMemory();
    this.memory.remember('area', `${target.county}000000`);
    this.sessions = structuredClone(target.sessions);
    this.people = ['', ...Object.keys(target.sessions)];
    this.secrets = [...target.secrets];
    this.holds = finderOf(this.secrets);
    this.until = Date.now() + (options.withinMs ?? Number.POSITIVE_INFINITY);
  }

  async lane(): Promise<void> {
    const { requests } = this.options;
    while (this.begun < requests && Date.now() < this.until) {
      const number = this.begun++;
      await this.ask(number);
      if (number + 1 === Math.ceil(requests / 10)) this.memoryBeforeMb = await this.readMemory();
      if ((number + 1) % progressEvery === 0) this.options.onProgress?.(await this.progress());
    }
  }

  async result(): Promise<FuzzResult> {
    const { tookMs, memoryBeforeMb, lastWelcome, begun } = this;
    tookMs.sort((a, b) => a - b);
    const p99Ms = Math.round(tookMs[Math.floor(tookMs.length * 0.99)] ?? 0);
    const silent = this.people.filter((one) => one !== '' && (lastWelcome[one] ?? 0) < begun / 2);
    return { ...(await this.progress()), p99Ms, memoryBeforeMb, silent };
  }

  private async progress(): Promise<Progress> {
    const { begun: requests, statuses, faults, findings } = this;
    return { requests, statuses, faults, findings, memoryMb: await this.readMemory() };
  }

  private async ask(number: number): Promise<void> {
    const { seed } = this.options;
    const request = craft({
      chance: new Chance(`${seed}/${number}`),
      memory: this.memory,
      people: this.people,
      county: this.target.county,
      photo: this.target.photo,
      newRequestId: () => `fuzz-${seed}-${number}`,
    });
    const cookie = this.sessions[request.as]?.[0] ?? '';
    const answer = await askTwice(() => this.send(request, cookie));
    if (answer instanceof Error) {
      this.keep({ request, fault: 'server error', what: `no answer came: ${answer.message}` });
      return;
    }
    this.tookMs.push(answer.tookMs);
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const wrong = judge(request, answer, this.holds);
    if (wrong !== undefined) this.keep({ request, ...wrong });
    if (answer.status < 300) this.learn(request, answer);
    if (!isMeant(request)) return;
    if (answer.status < 300) this.lastWelcome[request.as] = number;
    if (answer.status === 401) await this.renew(request, cookie);
    if (answer.status === 403 && answer.body.includes('not_your_role'))
      await this.seatAgain(request.as, cookie);
  }

  private keep(finding: Finding): void {
    this.faults[finding.fault]++;
    if (this.findings.length < mostFindings) this.findings.push(finding);
  }

  private learn({ path }: FuzzRequest, { headers, body }: FuzzAnswer): void {
    const isJson = String(headers['content-type']).startsWith('application/json');
    // An answer to HEAD says what it is and holds nothing.
    if (!isJson || body.length === 0) return;
    const parts = (path.split('?')[0] ?? '').split('/').slice(3);
    const about = parts.find((part) => !/^(my|public|staff)$/.test(part)) ?? '';
    this.memory.learn(JSON.parse(body.toString('utf8')), about);
  }

  /** One of the requests can have ended the session: on with the next one of the same person. */
  private async renew({ as, headers }: FuzzRequest, cookie: string): Promise<void> {
    if (headers.cookie !== undefined || this.sessions[as]?.[0] !== cookie) return;
    const path = `/api/${this.target.county}/${as.startsWith('resident') ? 'me' : 'staff/me'}`;
    const me = { route: '', as, method: 'GET', path, headers: {}, body: undefined };
    const answer = await askTwice(() => this.send(me, cookie));
    if (!(answer instanceof Error) && answer.status === 401) await this.seatAgain(as, cookie);
  }

  /** Requests end sessions, take roles and erase people: as nobody but nobody the rest would be asked. */
  private async seatAgain(as: string, cookie: string): Promise<void> {
    const left = this.sessions[as] ?? [];
    // Another lane was here meanwhile.
    if (left[0] !== cookie) return;
    left.shift();
    if (left.length > 0) return;
    const fresh = await this.target.comeAgain?.(as);
    if (fresh === undefined) return;
    left.push(fresh);
    this.secrets.push(fresh.split('=')[1] ?? fresh);
    this.holds = finderOf(this.secrets);
  }

  private async readMemory(): Promise<number | undefined> {
    const answer = await fetch(`${this.target.origin}/metrics`);
    const line = /^process_resident_memory_bytes (\S+)$/m.exec(await answer.text());
    return line ? Math.round(Number(line[1]) / 1024 / 1024) : undefined;
  }
}

/** A kept-open socket that the server has closed meanwhile is no fault: the next one is opened. */
async function askTwice(ask: () => Promise<FuzzAnswer>): Promise<FuzzAnswer | Error> {
  try {
    return await ask();
  } catch {
    await pause(20);
    return ask().catch((error: unknown) => error as Error);
  }
}

/** A finding with all that is needed to see it again. */
export const tellFinding = ({ fault, what, request }: Finding, seed: number): string =>
  `${fault}, seed ${seed}: ${what}\n  again: npm run fuzz -- --replay '${writeRequest(request).replaceAll("'", "'\\''")}'`;
