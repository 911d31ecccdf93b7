import type { Model } from './model.ts';

/** Kept bytes are not a model of this format. */
export class NoModelError extends Error {}

const format = 'pingan-categories-1';

/**
 * A model as bytes: a line of JSON, then hashes (uint32), idf (float32), one scale per label (float32) and the weights
 * as whole 127ths of it, all little-endian. A weight keeps a byte: rounding is far below what separates labels.
 */
export function toBytes({ vocabulary, weights, ...about }: Model): Uint8Array {
  const { labels } = about;
  const scales = labels.map((_, c) => largest(weights, c, labels.length) || 1);
  const rounded = Int8Array.from(weights, (weight, at) =>
    Math.round((weight / (scales[at % labels.length] ?? 1)) * 127),
  );
  const head = { format, ...about, features: vocabulary.hashes.length };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    words(vocabulary.hashes, (view, at, value) => view.setUint32(at, value, true)),
    words(vocabulary.idf, (view, at, value) => view.setFloat32(at, value, true)),
    words(scales, (view, at, value) => view.setFloat32(at, value, true)),
    new Uint8Array(rounded.buffer),
  ]);
}

/** @throws NoModelError for anything that `toBytes` did not write */
export function fromBytes(bytes: Uint8Array): Model {
  const end = bytes.indexOf(10);
  const head = headOf(bytes.subarray(0, Math.max(0, end)));
  const { labels, sharpness, threshold, features } = head;
  const size = end + 1 + 4 * (2 * features + labels.length) + features * labels.length;
  if (bytes.length !== size) throw new NoModelError(`${bytes.length} bytes instead of ${size}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1);
  const idfAt = 4 * features;
  const scalesAt = 2 * idfAt;
  const weightsAt = scalesAt + 4 * labels.length;
  // Millions of numbers, while somebody waits: no list of them is made on the way.
  const hashes = new Uint32Array(features);
  const idf = new Float32Array(features);
  for (let i = 0; i < features; i += 1) {
    hashes[i] = view.getUint32(4 * i, true);
    idf[i] = view.getFloat32(idfAt + 4 * i, true);
  }
  const scales = labels.map((_, c) => view.getFloat32(scalesAt + 4 * c, true));
  const rounded = new Int8Array(view.buffer, view.byteOffset + weightsAt);
  const weights = new Float32Array(features * labels.length);
  for (let row = 0; row < weights.length; row += labels.length)
    for (let c = 0; c < labels.length; c += 1)
      weights[row + c] = ((rounded[row + c] as number) / 127) * (scales[c] as number);
  return { labels, sharpness, threshold, vocabulary: { hashes, idf }, weights };
}

type Head = Pick<Model, 'labels' | 'sharpness' | 'threshold'> & {
  format: string;
  features: number;
};

function headOf(bytes: Uint8Array): Head {
  try {
    const head = JSON.parse(Buffer.from(bytes).toString()) as Head;
    if (head.format === format) return head;
  } catch {
    // Said below.
  }
  throw new NoModelError(`not of format ${format}`);
}

function largest(weights: Float32Array, label: number, labelCount: number): number {
  let most = 0;
  for (let at = label; at < weights.length; at += labelCount)
    most = Math.max(most, Math.abs(weights[at] ?? 0));
  return most;
}

function words(
  values: ArrayLike<number>,
  write: (view: DataView, at: number, value: number) => void,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i += 1) write(view, 4 * i, values[i] ?? 0);
  return new Uint8Array(view.buffer);
}
