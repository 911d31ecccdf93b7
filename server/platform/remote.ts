/**
 * Why something was not sent. later: it certainly was not, and may be another time · refused: it was not, and
 * the same again would not be either · unclear: it may have been, so it is not sent again.
 */
export type Unsent = 'later' | 'refused' | 'unclear';

export type Asked =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'failed'; unsent: Unsent; reason: string };

interface Asking {
  headers: Record<string, string>;
  /** Nothing unless given. */
  body?: string | Uint8Array<ArrayBuffer>;
  timeoutMs: number;
}

/** Nobody was reached: what was to be sent has not left this machine. */
const notReached: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];
const mostBytes = 64 * 1_024;

/** Posts to another machine, once. It leads nowhere else, and answers in time or not at all. */
export async function postOnce(
  url: string | URL,
  { headers, body, timeoutMs }: Asking,
): Promise<Asked> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { kind: 'answered', status: response.status, body: await firstOf(response) };
  } catch (error) {
    const reason = reasonOf(error);
    return { kind: 'failed', unsent: notReached.includes(reason) ? 'later' : 'unclear', reason };
  }
}

/** Nobody fills our memory by an answer that never ends. */
async function firstOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    bytes += part.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(parts).toString();
}

/** `ECONNREFUSED` says more than the `TypeError: fetch failed` around it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

/** What failed on the other side may go through another time; what asked wrongly does not. */
export const unsentBy = (status: number): Unsent =>
  status === 429 || status >= 500 ? 'later' : 'refused';
