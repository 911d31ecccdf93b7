import type { MyPatrol } from '../contract/patrols.ts';

/** A patrol as the phone of somebody hears of it that joined one, right after it began. */
export const patrol: MyPatrol = {
  id: '0190b3a4-0000-7000-8000-000000000001',
  code: null,
  isLeader: false,
  members: 2,
  begunAt: '2026-11-29T02:00:00Z',
  closesAt: '2026-11-29T14:00:00Z',
  joinedAt: '2026-11-29T02:00:00Z',
  leftAt: null,
  typedAt: null,
  proof: null,
  route: [],
};
