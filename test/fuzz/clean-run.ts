import type { FuzzResult } from './run.ts';

/** A run in which nothing was found. */
export const cleanRun = (requests: number): FuzzResult => ({
  requests,
  statuses: { 200: requests * 0.4, 400: requests * 0.6 },
  faults: { 'server error': 0, leak: 0, undocumented: 0 },
  findings: [],
  silent: [],
  memoryMb: 310,
  memoryBeforeMb: 300,
  p99Ms: 90,
});
