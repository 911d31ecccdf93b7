import type { MaskBox } from '../../../contract/photos.ts';
import { boxesOfFaces, partsOf } from './face-boxes.ts';

/** Sure enough to be worth a look: a box too many is deleted by one key. */
const leastSure = 0.3;

type Detector = (part: HTMLCanvasElement) => Promise<MaskBox[]>;
let detector: Promise<Detector> | undefined;

/**
 * Where faces may be, in pixels of the photo. It is looked at on this computer and goes nowhere; the
 * detector, 7 MB with its model, is fetched the first time that somebody asks.
 * @throws where the detector cannot be fetched; it is fetched anew at the next call
 */
export async function findFaces(photo: HTMLImageElement): Promise<MaskBox[]> {
  detector ??= openDetector().catch((error: unknown) => {
    detector = undefined;
    throw error;
  });
  const detect = await detector;
  await photo.decode();
  const size = { width: photo.naturalWidth, height: photo.naturalHeight };
  const found: MaskBox[] = [];
  for (const part of partsOf(size)) {
    const faces = await detect(cutOut(photo, part));
    found.push(
      ...faces.map(({ left, top, ...face }) => {
        return { left: left + part.left, top: top + part.top, ...face };
      }),
    );
  }
  return boxesOfFaces(found, size);
}

/** Only what finds faces is loaded: nothing here tells one person from another. */
async function openDetector(): Promise<Detector> {
  const [{ detectAllFaces, nets, SsdMobilenetv1Options, tf }, manifest, weights] =
    await Promise.all([
      import('@vladmandic/face-api'),
      import('@vladmandic/face-api/model/ssd_mobilenetv1_model-weights_manifest.json'),
      fetchWeights(),
    ]);
  const { weights: shapes } = manifest.default[0] ?? { weights: [] };
  const map = tf.io.decodeWeights(weights, shapes as Parameters<typeof tf.io.decodeWeights>[1]);
  nets.ssdMobilenetv1.loadFromWeightMap(map);
  const options = new SsdMobilenetv1Options({ minConfidence: leastSure, maxResults: 50 });
  return async (part) => {
    const faces = await detectAllFaces(part, options);
    return faces.map(({ box: { x, y, width, height } }) => ({ left: x, top: y, width, height }));
  };
}

async function fetchWeights(): Promise<ArrayBuffer> {
  const { default: address } = await import(
    '@vladmandic/face-api/model/ssd_mobilenetv1_model.bin?url'
  );
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the model of faces was not to be had: ${answer.status}`);
  return await answer.arrayBuffer();
}

function cutOut(photo: HTMLImageElement, { left, top, width, height }: MaskBox): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(photo, left, top, width, height, 0, 0, width, height);
  return canvas;
}
