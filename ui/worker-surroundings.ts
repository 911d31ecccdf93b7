/** As much of a service worker's surroundings as ours use; the types of pages know them not. */
export interface Waiting {
  waitUntil(done: Promise<unknown>): void;
}
export interface Asked extends Waiting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
export interface Woken extends Waiting {
  tag: string;
}
export interface Surroundings {
  location: Location;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void;
  /** Where the browser wakes a worker once there is a network; others never tell. */
  addEventListener(name: 'sync', listener: (event: Woken) => void): void;
  addEventListener(name: 'message', listener: (event: { data: unknown }) => void): void;
}
