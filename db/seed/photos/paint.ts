import sharp from 'sharp';
import { chanceOf } from '../chance.ts';
import { createCanvas } from './canvas.ts';
import { type SceneName, scenes } from './scenes.ts';

export interface Painting {
  scene: SceneName;
  /** The place: before and after of one case share it. */
  seed: string;
  done: boolean;
}

const size = { width: 880, height: 660, scale: 0.72 };

/** A drawn stand-in for a photo, as JPEG. The demo shows no photo of a real place. */
export async function paint({ scene, seed, done }: Painting): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height, size.scale);
  scenes[scene]({ canvas, chance: chanceOf(`photo/${seed}`), done });
  const { pixels, columns, rows } = canvas;
  return sharp(Buffer.from(pixels.buffer), { raw: { width: columns, height: rows, channels: 3 } })
    .jpeg({ quality: 86 })
    .toBuffer();
}
