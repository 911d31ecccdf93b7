import type { Caller, TestApp } from './app.ts';
import { grids } from './county.ts';
import { adult } from './families.ts';
import { idOf } from './holders.ts';

export interface Agreed {
  me: Caller;
  phone: string;
  /** The resident. */
  id: string;
}

let phones = 0;

/** A grown-up of the west with a name, who may agree to be seen to. */
export async function person(world: TestApp, name: string): Promise<Agreed> {
  const phone = `1357880${String(++phones).padStart(4, '0')}`;
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid: grids.west, age: adult } })).ok;
  (await me('finishTour')).ok;
  await world.settle();
  return { me, phone, id: await idOf(me) };
}

/** The code that their phone gets, to be read out to whoever sees to them. */
export async function codeTo(world: TestApp, by: Caller, phone: string): Promise<string> {
  // One code a minute goes to a phone.
  world.clock.advance({ minutes: 2 });
  return (await by('sendAgreementCode', { body: { phone } })).ok.demoCode ?? '';
}

/** They read out the code, and are seen to for half an hour. @returns the agreement */
export async function agreedWith(
  world: TestApp,
  by: Caller,
  { phone }: Pick<Agreed, 'phone'>,
): Promise<string> {
  const code = await codeTo(world, by, phone);
  return (await by('agree', { body: { paper: 'id_card', phone, code } })).ok.id;
}
