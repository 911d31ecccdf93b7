import { deviceMs } from './now.ts';

/**
 * A UUIDv7 made on the device (RFC 9562 §5.7): the request id that is stored before anything is
 * sent. `crypto.randomUUID` is missing in old WebViews and outside https, so it is not used.
 */
export function newRequestId(now: number = deviceMs()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(now / 2 ** 16));
  view.setUint16(4, now % 2 ** 16);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].map((end, at) => hex.slice([0, 8, 12, 16, 20][at], end)).join('-');
}
