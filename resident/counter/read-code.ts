import { decodeQR } from 'qr/decode.js';

/** A picture as a canvas gives it: four bytes a pixel. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Beyond the first look at a picture; a cheap phone reads some five pictures a second in it. */
const timeLimit = 60;

/** The text of the QR code in a picture; undefined where there is none that can be read. */
export function readCode(picture: Pixels): string | undefined {
  try {
    return decodeQR(picture, { format: 'RGBA', timeLimit });
  } catch {
    // How the library says that it found none, and most pictures of a camera have none.
    return undefined;
  }
}
