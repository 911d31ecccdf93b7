/** A request byte for byte, and who sends it: enough to send it again. */
export interface FuzzRequest {
  /** Name of the route it was made for. */
  route: string;
  as: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

export interface FuzzAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  tookMs: number;
}

/** One line from which the very same request can be made again. */
export function writeRequest({ body, ...request }: FuzzRequest): string {
  return JSON.stringify({ ...request, body: body?.toString('base64') });
}

export function readRequest(line: string): FuzzRequest {
  const { body, ...request } = JSON.parse(line);
  return { ...request, body: body === undefined ? undefined : Buffer.from(body, 'base64') };
}
