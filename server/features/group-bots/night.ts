import { usualQuiet } from '../../../contract/notice-ways.ts';
import { afterQuiet } from '../notices/service.ts';

/** Between 21 and 8 nobody is woken by a group. @returns when it may be told: now, or in the morning */
export const afterNight = (now: Date): Date => afterQuiet(now, usualQuiet);
