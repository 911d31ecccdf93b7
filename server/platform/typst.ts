import { Worker } from 'node:worker_threads';
import type { Answer, Order } from './typst-thread.ts';

/** What is to be printed: a template of ours, and the words for it. */
export interface Paper {
  /** File name inside the typesetter's folder. */
  template: string;
  /** Read by the template as JSON: text in it is set as it stands and never run. */
  data: object;
  /** Stands in the file as its date, so that the same paper is the same bytes. */
  madeAt: Date;
}

/** full: so many papers wait that one more would be of no use to who asks for it. */
export type Setting<T> = { kind: 'set'; paper: T } | { kind: 'full' };

export interface Typesetter {
  /** The paper as PDF. An error in the template is thrown with its place: a defect of ours. */
  pdf(paper: Paper): Promise<Setting<Buffer>>;
  /** The same pages as one SVG, below each other, with their text beside the outlines. */
  svg(paper: Paper): Promise<Setting<string>>;
  /** Ends the thread; papers that wait, or are under way, fail. */
  close(): Promise<void>;
}

interface Options {
  /** Papers under way and waiting; a paper takes some hundredths of a second. */
  room?: number;
  start?: (folder: string) => Worker;
}

/** The thread in which the compiler works: setting a paper would keep every request waiting. */
export const startThread = (folder: string): Worker =>
  new Worker(new URL('./typst-thread.ts', import.meta.url), { workerData: folder });

/** How long the thread, with what it has read of the fonts, is kept after the last paper. */
const keptForMs = 5 * 60_000;

/**
 * Sets papers from the templates of one folder, one after another in a thread of its own; nothing
 * outside the folder can be read. The thread starts with the first paper and ends when none has been
 * asked for in a while, because a server that prints nothing should not carry the fonts.
 */
export function createTypesetter(folder: string, options: Options = {}): Typesetter {
  const press = new Press(folder, options);
  return {
    pdf: async (paper) => {
      const set = await press.order('pdf', paper);
      return set === undefined ? { kind: 'full' } : { kind: 'set', paper: Buffer.from(set) };
    },
    svg: async (paper) => {
      const set = await press.order('svg', paper);
      return set === undefined ? { kind: 'full' } : { kind: 'set', paper: String(set) };
    },
    close: () => press.close(),
  };
}

interface Waiting {
  order: Order;
  set: (paper: Uint8Array | string) => void;
  fail: (error: Error) => void;
}

class Press {
  private readonly folder: string;
  private readonly room: number;
  private readonly start: (folder: string) => Worker;
  private readonly waiting: Waiting[] = [];
  private underWay: Waiting | undefined;
  private thread: Worker | undefined;
  private leaving: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(folder: string, { room = 24, start = startThread }: Options) {
    this.folder = folder;
    this.room = room;
    this.start = start;
  }

  /** @returns undefined when there is no room for one more */
  async order(
    as: Order['as'],
    { template, data, madeAt }: Paper,
  ): Promise<Uint8Array | string | undefined> {
    if (this.closed) throw gone();
    const before = this.waiting.length + (this.underWay === undefined ? 0 : 1);
    if (before >= this.room) return undefined;
    const order: Order = {
      as,
      template,
      data: JSON.stringify(data),
      madeAt: Math.floor(madeAt.getTime() / 1000),
    };
    return new Promise((set, fail) => {
      this.waiting.push({ order, set, fail });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    const left = [this.underWay, ...this.waiting.splice(0)];
    this.underWay = undefined;
    for (const one of left) one?.fail(gone());
    await this.letGo();
  }

  private next(): void {
    if (this.closed || this.underWay !== undefined) return;
    clearTimeout(this.leaving);
    this.underWay = this.waiting.shift();
    if (this.underWay !== undefined) this.open().postMessage(this.underWay.order);
    else this.leaving = setTimeout(() => void this.letGo(), keptForMs).unref();
  }

  private open(): Worker {
    if (this.thread !== undefined) return this.thread;
    const thread = this.start(this.folder);
    thread.on('message', (answer: Answer) => {
      if (answer.kind === 'set') this.end((one) => one.set(answer.paper));
      else this.end((one) => one.fail(new Error(answer.reason)));
    });
    thread.on('error', (error) => this.lose(thread, error));
    thread.on('exit', () => this.lose(thread, new Error('the thread that sets papers ended')));
    this.thread = thread;
    return thread;
  }

  /** The paper under way is lost with its thread; the next one gets another. */
  private lose(thread: Worker, error: Error): void {
    if (thread !== this.thread) return;
    this.thread = undefined;
    const template = this.underWay?.order.template;
    this.end((one) => one.fail(new Error(`${template} was not set`, { cause: error })));
  }

  private end(tell: (one: Waiting) => void): void {
    const ended = this.underWay;
    this.underWay = undefined;
    if (ended !== undefined) tell(ended);
    this.next();
  }

  private async letGo(): Promise<void> {
    clearTimeout(this.leaving);
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }
}

const gone = () => new Error('papers are no longer set here');
