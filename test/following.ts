import type { AddressInfo } from 'node:net';
import type { Changed, LiveEvent } from '../contract/live.ts';
import type { TestApp } from './app.ts';
import { county, type Person } from './county.ts';

export interface Heard {
  event: LiveEvent;
  data: Changed;
}

/** A page of somebody that follows what changes. */
export interface Following {
  status: number;
  headers: Headers;
  /** All that was told so far, in its order. */
  heard: readonly Heard[];
  /** When each of them came, in milliseconds. */
  cameAt: readonly number[];
  /** Every byte of it. */
  text(): string;
  /** Resolves when nothing more is told. */
  ended: Promise<void>;
  close(): void;
}

/** Sits somebody down at a desk that follows what changes; the app must listen. */
export async function followAs(world: TestApp, person: Person): Promise<Following> {
  const { token } = await world.sitDown(person);
  return followWith(world, token);
}

export async function followWith({ app }: Pick<TestApp, 'app'>, token: string): Promise<Following> {
  const { port } = app.server.address() as AddressInfo;
  const stop = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}/api/${county}/staff/changes`, {
    headers: { cookie: `pingan_staff=${token}` },
    signal: stop.signal,
  });
  const heard: Heard[] = [];
  const cameAt: number[] = [];
  let text = '';
  const read = async () => {
    if (answer.body === null) return;
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of answer.body) {
      const said = decoder.decode(chunk, { stream: true });
      text += said;
      const blocks = (rest + said).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const event of blocks.flatMap(eventIn)) {
        heard.push(event);
        cameAt.push(performance.now());
      }
    }
  };
  return {
    status: answer.status,
    headers: answer.headers,
    heard,
    cameAt,
    text: () => text,
    ended: read().catch(() => {}),
    close: () => stop.abort(),
  };
}

function eventIn(block: string): Heard[] {
  const event = /^event: (\w+)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  if (event === undefined || data === undefined) return [];
  return [{ event: event as LiveEvent, data: JSON.parse(data) as Changed }];
}

/** The codes of all cases of which a page was told. */
export const codesHeard = ({ heard }: Following): string[] => [
  ...new Set(heard.flatMap(({ data }) => data.cases?.map(({ code }) => code) ?? [])),
];

export const isReady = ({ heard }: Following): boolean =>
  heard.some(({ event }) => event === 'ready');
