import type { Fix } from './walk.ts';

export type Locator = Pick<Geolocation, 'watchPosition' | 'clearWatch'>;

interface ReceiverOptions {
  locator: Locator | undefined;
  onFix: (fix: Fix) => void;
  /** denied: the owner does not let the page know where it is · lost: there is no position just now. */
  onNone: (why: 'denied' | 'lost') => void;
}

const permissionDenied = 1;

/** Hears where the phone is, and keeps its screen awake meanwhile. */
export class Receiver {
  #options: ReceiverOptions;
  #watch: number | undefined;
  #lock: WakeLockSentinel | undefined;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return this.#watch !== undefined;
  }

  start(): void {
    const { locator, onFix, onNone } = this.#options;
    if (locator === undefined) onNone('denied');
    this.#watch ??= locator?.watchPosition(
      ({ coords: { longitude: lng, latitude: lat, accuracy: accuracyM }, timestamp: at }) =>
        onFix({ at, lng, lat, accuracyM }),
      ({ code }) => onNone(code === permissionDenied ? 'denied' : 'lost'),
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    );
    void this.stayAwake();
  }

  /** A phone that sleeps records nothing; where it cannot be kept awake, the page asks for it in words. */
  async stayAwake(): Promise<void> {
    if (this.#watch === undefined) return;
    const lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    // Ended while it was asked for.
    if (this.#watch === undefined) await lock?.release().catch(() => undefined);
    else this.#lock = lock;
  }

  stop(): void {
    if (this.#watch !== undefined) this.#options.locator?.clearWatch(this.#watch);
    this.#watch = undefined;
    void this.#lock?.release().catch(() => undefined);
    this.#lock = undefined;
  }
}
