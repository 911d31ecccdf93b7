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
export function sendFile(address: string, { method, headers, body, ...asked }: SendFile) {
  return new Promise<Response>((done, failed) => {
    const request = new XMLHttpRequest();
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
