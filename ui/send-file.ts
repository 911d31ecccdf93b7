/** As much of XMLHttpRequest as is used: servers and workers know it not. */
interface FileRequest {
  readonly upload: { addEventListener(name: 'progress', listener: (step: Step) => void): void };
  responseType: string;
  readonly response: unknown;
  readonly status: number;
  readonly statusText: string;
  open(method: string, address: string): void;
  setRequestHeader(name: string, value: string): void;
  addEventListener(name: 'load' | 'error' | 'abort' | 'timeout', listener: () => void): void;
  send(body: FormData): void;
  abort(): void;
}
interface Step {
  lengthComputable: boolean;
  loaded: number;
  total: number;
}
type FileRequests = new () => FileRequest;

/** undefined where only `fetch` sends, which tells nothing on the way. */
export const fileRequests = (globalThis as { XMLHttpRequest?: FileRequests }).XMLHttpRequest;

export interface SendFile {
  method: string;
  headers: Record<string, string>;
  body: FormData;
  onProgress: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends a file and tells how far it is: `fetch` does not. Answers as fetch would.
 * @throws where the server is not reached
 */
export function sendFile(
  Requests: FileRequests,
  address: string,
  { method, headers, body, ...asked }: SendFile,
): Promise<Response> {
  return new Promise<Response>((done, failed) => {
    const request = new Requests();
    request.open(method, address);
    request.responseType = 'blob';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) asked.onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      const { status, statusText } = request;
      done(new Response(request.response as Blob, { status, statusText }));
    });
    for (const name of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(name, () => failed(new TypeError(`the file was not sent: ${name}`)));
    asked.signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
