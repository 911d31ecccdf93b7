import type { DeviceKind } from './device.ts';

/** Where a request comes from, for limits that hold across sign-ins and processes. */
export interface Sender {
  /** What the browser shows of itself; a new one where it shows nothing. null: nobody asked for it. */
  device: string | null;
  /** null where the address stands for everybody: a proxy on this machine that nobody named. */
  address: string | null;
  /** What the browser says it is, for the list of devices. */
  kind: DeviceKind;
}
