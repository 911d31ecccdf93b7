/** Structured log; Fastify's pino logger fits. Never pass names, phones, words or tokens. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** pino's numbers, so that one reader understands the lines of both. */
const levels = { warn: 40, error: 50 } as const;

/**
 * A log of the process beside that of the requests: one JSON object a line, with the instant in UTC.
 * `info` is left out: what goes well stands in the audit and the metrics.
 */
export function createLog({ write, now }: { write(line: string): void; now(): Date }): Log {
  const line = (level: keyof typeof levels) => (fields: object, message: string) => {
    const { err, ...rest } = fields as { err?: unknown };
    const told = err === undefined ? {} : { err: tellError(err) };
    const entry = {
      level: levels[level],
      time: now().toISOString(),
      ...rest,
      ...told,
      msg: message,
    };
    write(`${JSON.stringify(entry, withoutBigint)}\n`);
  };
  return { info: () => {}, warn: line('warn'), error: line('error') };
}

const withoutBigint = (_: string, value: unknown) =>
  typeof value === 'bigint' ? value.toString() : value;

interface ToldError {
  [more: string]: unknown;
  type: string;
  message: string;
  code?: string;
  stack: string;
}

const leftOut = '(left out: it repeats what was read)';

/**
 * What a log may hold of an error: what it is and where it happened. PostgreSQL repeats the values of a
 * row in `detail`, and of data it cannot read (class 22) in the message; JSON.parse quotes its text.
 * Such a message is left out whole: not all of what it repeats stands between quotation marks.
 */
export function tellError(error: unknown): ToldError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no Error was thrown', stack: '' };
  const { code } = error as { code?: unknown };
  const repeats = error instanceof SyntaxError || (typeof code === 'string' && /^22/.test(code));
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: repeats ? leftOut : error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: places.map((line) => line.trim()).join('\n'),
  };
}

/** Of a request its method and path: queries can hold what a resident typed, cookies are keys. */
export const requestSerializers = {
  req: ({ method, url }: { method: string; url: string }) => ({
    method,
    url: url.split('?')[0] ?? '',
  }),
  err: tellError,
  // At the finest level the reader of uploads writes down all headers that it was given.
  busboyOptions: ({ limits }: { limits?: object }) => ({ limits }),
};
