import type { Pixels } from './read-code.ts';

/** As much of the Shape Detection API as is used; TypeScript's own types do not know it. */
interface BarcodeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): BarcodeDetector;
}

const detectorClass = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector;

/** Whether this device can give a page its camera; where it does not, codes are photographed or typed. */
export const canScan = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function';

type Reader = (video: HTMLVideoElement) => Promise<string | undefined>;

/** The reader that comes with the browser, where there is one: it is the fastest. */
function readerOfBrowser(): Reader | undefined {
  if (detectorClass === undefined) return undefined;
  const detector = new detectorClass({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

/** Our own, fetched on use: iPhones and most WebViews bring none. */
async function ownReader(): Promise<Reader> {
  const { readCode } = await import('./read-code.ts');
  const canvas = document.createElement('canvas');
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    if (videoWidth === 0) return undefined;
    // As much as the square on the screen shows.
    const edge = Math.min(videoWidth, videoHeight);
    const part = { x: (videoWidth - edge) / 2, y: (videoHeight - edge) / 2, w: edge, h: edge };
    return readCode(pixelsOf(canvas, { source: video, part, most: mostOfFrame }));
  };
}

/** Edges in pixels: enough for a code of two hundred letters, and no more work than that. */
const mostOfFrame = 720;
const mostOfPhoto = 1_600;

interface Drawing {
  source: CanvasImageSource;
  part: { x: number; y: number; w: number; h: number };
  most: number;
}

function pixelsOf(canvas: HTMLCanvasElement, { source, part, most }: Drawing): Pixels {
  const scale = Math.min(1, most / Math.max(part.w, part.h));
  const [width, height] = [Math.round(part.w * scale), Math.round(part.h * scale)];
  canvas.width = width;
  canvas.height = height;
  const drawn = canvas.getContext('2d', { willReadFrequently: true });
  if (drawn === null) throw new Error('no canvas');
  drawn.drawImage(source, part.x, part.y, part.w, part.h, 0, 0, width, height);
  return drawn.getImageData(0, 0, width, height);
}

const everyMs = 180;

/**
 * Reads codes off a camera until it is stopped. @throws where the camera is not given
 * @returns how to stop
 */
export async function scan(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
): Promise<() => void> {
  let read = readerOfBrowser() ?? (await ownReader());
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
    audio: false,
  });
  video.srcObject = stream;
  await video.play();
  let stopped = false;
  const look = async () => {
    const text = await read(video).catch(async () => {
      // Phones without Google's services have the name of a reader and none behind it.
      read = await ownReader().catch(() => read);
      return undefined;
    });
    if (!stopped && text) onCode(text);
    if (!stopped) setTimeout(() => void look(), everyMs);
  };
  void look();
  return () => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
  };
}

/** The code on a photo that was taken or chosen; undefined where it shows none. */
export async function readPhoto(file: File): Promise<string | undefined> {
  const address = URL.createObjectURL(file);
  try {
    const photo = new Image();
    photo.src = address;
    await photo.decode();
    const { readCode } = await import('./read-code.ts');
    const part = { x: 0, y: 0, w: photo.naturalWidth, h: photo.naturalHeight };
    return readCode(
      pixelsOf(document.createElement('canvas'), { source: photo, part, most: mostOfPhoto }),
    );
  } catch {
    // A file that is no picture shows no code.
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
