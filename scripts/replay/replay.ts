import { setMaxListeners } from 'node:events';
import type { Clock } from '../../server/platform/clock.ts';
import { type Caller, createCaller, type Traffic } from './client.ts';
import { type OpenCounty, openCounty } from './county.ts';
import { walk } from './journey.ts';
import type { Message, MessageFile } from './messages.ts';
import { phonesOf } from './phones.ts';
import { signInResident } from './resident.ts';
import { type Measured, requestsIn, Tally } from './summary.ts';

export interface ReplayOptions {
  url: string;
  /** Six digits. */
  county: number;
  /** How many residents act at once. */
  concurrency: number;
  clock: Clock;
  /** Stops the run at once, wherever it is. */
  signal: AbortSignal;
  /** Called after each message. */
  onProgress: (done: number) => void;
}

export interface Replayed {
  tally: Tally;
  measured: Measured;
  traffic: Traffic;
  /** false: stopped by the signal before the last message. */
  finished: boolean;
}

/**
 * Sends the messages of a file to a running demo server, each resident's in order.
 * @throws UnreachableError, CountyError
 */
export async function replay(file: MessageFile, options: ReplayOptions): Promise<Replayed> {
  const { clock } = options;
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  setMaxListeners(0, signal);
  const traffic: Traffic = new Map();
  const call = () => createCaller({ ...options, signal, traffic });
  const county = await openCounty(options.county, call);
  const tally = new Tally();
  tally.refuse('line_unreadable', file.unreadable.length);
  const begunMs = clock.now().getTime();
  const before = requestsIn(traffic);
  await send(file, { options, county, call, tally, failed });
  const seconds = (clock.now().getTime() - begunMs) / 1000;
  const requests = requestsIn(traffic) - before;
  // A run that was stopped still says how the books stand.
  const books = createCaller({ ...options, traffic, signal: AbortSignal.timeout(30_000) });
  const figures = await books('getBoardFigures', {});
  const booksSum = figures.kind === 'answered' ? figures.answer.books.sum : Number.NaN;
  const finished = !options.signal.aborted;
  return { tally, measured: { booksSum, seconds, requests }, traffic, finished };
}

interface Sending {
  options: ReplayOptions;
  county: OpenCounty;
  call: () => Caller;
  tally: Tally;
  /** Ends the others when one worker cannot go on. */
  failed: AbortController;
}

/** Workers take one resident after another; returns when all of them rest. */
async function send({ messages, users }: MessageFile, sending: Sending): Promise<void> {
  const { options, county, failed } = sending;
  const taken = county.signIns.residents.map(({ phone }) => phone);
  const phones = phonesOf(users, taken);
  const waiting = Map.groupBy(messages, ({ user }) => user).entries();
  const worker = async () => {
    for (const [user, theirs] of waiting)
      await sendOf({ user, phone: phones.get(user) ?? '', messages: theirs }, sending);
  };
  const workers = Array.from({ length: options.concurrency }, () =>
    worker().catch((error: unknown) => {
      if (!failed.signal.aborted) failed.abort(error);
    }),
  );
  await Promise.all(workers);
  if (failed.signal.aborted && !options.signal.aborted) throw failed.signal.reason;
}

interface Author {
  user: string;
  phone: string;
  messages: readonly Message[];
}

/** The messages of one resident, one after another. */
async function sendOf(
  { user, phone, messages }: Author,
  { options, county, call, tally }: Sending,
): Promise<void> {
  const { places, desk } = county;
  const resident = call();
  const refused = await signInResident(resident, {
    user,
    phone,
    grid: places.gridOf(user).code,
  });
  for (const message of messages) {
    if (refused !== undefined) tally.refuse(refused);
    else tally.add(await walk({ message, resident, desk, place: places.placeOf(message.id) }));
    options.onProgress(tally.rows);
  }
}
