import { addDays, localDate } from '../server/platform/calendar.ts';
import type { Caller, TestApp } from './app.ts';
import { makePhoto } from './app.ts';
import { grids } from './county.ts';
import { adult } from './families.ts';

interface Desks {
  world: () => TestApp;
  intake: () => Caller;
  reviewer: () => Caller;
}

/** People who stand on paper lists of a county, and the desks that type them in and compare them. */
export function papersOf({ world, intake, reviewer }: Desks) {
  let phones = 0;
  let pictures = 0;
  let numbers = 0;

  async function person(name: string, grid: string = grids.west, age: object = adult) {
    const phone = `1358880${String(++phones).padStart(4, '0')}`;
    const me = await world().resident(phone);
    (await me('completeProfile', { body: { name, grid, age } })).ok;
    await world().settle();
    return { me, phone, name, before: await spendable(me) };
  }

  const spendable = async (me: Caller) => (await me('getMyPoints')).ok.spendable;
  const today = () => localDate(world().clock.now());
  const photoOf = async (by: Caller) =>
    (await by('uploadStaffPhoto', { file: await makePhoto(900 + ++pictures) })).ok.id;
  const newNumber = () => `DJ-${String(++numbers).padStart(4, '0')}`;

  return {
    person,
    spendable,
    today,
    photoOf,
    newNumber,
    figures: async (me: Caller) => (await me('getMyPoints')).ok,
    daysAgo: (days: number) => addDays(today(), -days),
    attended: (phone: string, day = today()) => ({ phone, kind: 'activity.attended', day }),
    patrolled: (phone: string, minutes: number, day = today()) => ({
      phone,
      kind: 'patrol.hour',
      day,
      minutes,
    }),
    async enter(lines: readonly object[], { by = intake(), number = newNumber() } = {}) {
      return by('enterRoster', { body: { number, photo: await photoOf(by), lines } });
    },
    confirm: (id: string, by = reviewer()) =>
      by('confirmRoster', { params: { id }, body: { note: '' } }),
    undo: (id: string, by = reviewer()) =>
      by('undoRoster', {
        params: { id },
        body: { reason: 'other_person', note: '签名不是本人的' },
      }),
  };
}

/** Somebody has everything erased that says who they are. */
export async function erase(me: Caller): Promise<void> {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  (await me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
}
