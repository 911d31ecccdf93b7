import { createServer, type IncomingHttpHeaders } from 'node:http';

/** What came in at a stand-in. */
export interface StandInRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface StandInAnswer {
  status: number;
  json?: unknown;
}

export interface StandInServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  close(): Promise<void>;
}

/** Something that answers on this machine only, in the place of somebody on another. */
export async function startStandInServer(
  answer: (request: StandInRequest) => StandInAnswer,
): Promise<StandInServer> {
  const server = createServer(async (request, response) => {
    try {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const { method = '', headers, url = '/' } = request;
      const body = Buffer.concat(parts);
      const address = new URL(url, 'http://stand-in');
      const { status, json } = answer({ method, headers, url: address, body });
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(json === undefined ? '' : JSON.stringify(json));
    } catch {
      // A caller that hangs up in the middle is no reason to end the process.
      response.destroy();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
