import { charging, drain, rubbish, stairs } from './house-scenes.ts';
import { sheet } from './paper-scenes.ts';
import { manhole, parking, pothole } from './road-scenes.ts';
import { lamp, railing } from './wide-scenes.ts';

export const scenes = {
  drain,
  rubbish,
  lamp,
  pothole,
  stairs,
  parking,
  railing,
  manhole,
  charging,
  sheet,
} as const;
export type SceneName = keyof typeof scenes;
