import type { RouteName } from '../../contract/table.ts';
import { totpCode } from '../../server/features/sign-ins/service.ts';
import { openSession } from '../../server/platform/sessions.ts';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { password, totpKey } from '../county.ts';
import { makePasskey } from '../passkey.ts';
import { openMakers } from './people.ts';
import type { Ask, Asking, Recipe } from './recipe.ts';
import type { ThingName } from './things.ts';

const byId = (id: string) => ({ params: { id } });
const nothing = (body?: unknown): Recipe => ({
  about: 'nothing',
  named: false,
  ask: () => ({ body }),
});
const because = { reason: '岗位有变动' };

/** A colleague by what became of them; `mine`: whoever is tried. */
const colleague = (name: ThingName, bodyOf: (asking: Asking) => unknown = () => undefined) => ({
  about: 'place' as const,
  named: true,
  ask: async (asking: Asking) => {
    const mine = asking.whose === 'mine' && (await asking.caller('getStaffMe')).ok.id;
    return { ...byId(mine || asking.things[name]), body: bodyOf(asking) };
  },
});

/** Rights, and who looks after whom. */
export const ofStaff: Partial<Record<RouteName, Recipe>> = {
  listStaff: nothing({}),
  getStaffMember: colleague('clerk'),
  listUnits: nothing(),
  grantRole: colleague('clerk', ({ things }) => ({ role: 'dispatcher', area: things.area })),
  takeRole: colleague('clerk', ({ things }) => ({ role: 'intake', area: things.area })),
  suspendStaff: colleague('clerk', () => because),
  restoreStaff: colleague('suspended', () => because),
  handOver: colleague('clerk', ({ things }) => ({ ...because, successor: things.heir })),
  inviteStaff: {
    about: 'place',
    named: true,
    ask: ({ things: { area } }) => ({
      body: {
        name: '新来的',
        login: 'somebody.new',
        unit: null,
        roles: [{ role: 'intake', area }],
      },
    }),
  },
  renewInvitation: colleague('invited'),
  askFactorReset: colleague('clerk', () => because),
  listFactorResets: nothing(),
  confirmFactorReset: colleague('reset'),
  declineFactorReset: colleague('reset'),
  listDevicesOfStaff: colleague('clerk'),
  endDevicesOfStaff: colleague('clerk'),
  getSignInPolicy: nothing(),
  setSignInPolicy: {
    ...nothing({ idleMinutes: 20, sessionHours: 8, largeAwardPoints: 500 }),
    about: 'county',
  },
};

const stranger = ({ world, county }: Asking) => callerOf(world.app, '', county);
const code = ({ world }: Asking, key = totpKey) => totpCode(key, world.deps.clock.now());
const fresh = '青山遮不住，毕竟东流去 7351';

/** A one-time code that an administrator hands to somebody new. */
async function invitation({ world, county }: Asking): Promise<string> {
  const { administrator } = await openMakers(world, county);
  const roles = [{ role: 'intake', area: `${county}000000` }];
  const body = { name: '新来的', login: 'somebody.new', unit: null, roles };
  return (await administrator('inviteStaff', { body })).ok.invitation.code;
}

async function enrolment(asking: Asking) {
  const body = { code: await invitation(asking), password: fresh };
  const { ticket, totp } = (await stranger(asking)('startEnrolment', { body })).ok;
  return { ticket, code: code(asking, totp.key) };
}

const phone = () => makePasskey({ id: 'localhost', origin: 'http://localhost' });

/** One more passkey of whoever asks. */
async function addPasskey(caller: Caller) {
  const passkey = phone();
  const { ticket, passkey: options } = (await caller('startMyFactor')).ok;
  const answer = passkey.create(options as { challenge: string });
  const { passkeys } = (await caller('addMyFactor', { body: { ticket, answer } })).ok;
  return { passkey, id: passkeys.at(-1)?.id ?? '' };
}

/** Where whoever is tried sits besides. */
async function anotherDesk({ caller, world, county }: Asking): Promise<string> {
  const subject = (await caller('getStaffMe')).ok.id;
  const session = { county, kind: 'staff', subject } as const;
  await world.deps.database.transact((tx) => openSession(tx, world.deps, session));
  const { devices } = (await caller('listMyStaffDevices')).ok;
  return devices.find(({ here }) => !here)?.id ?? '';
}

/** Of what nobody has begun. */
const nobodysTicket = 'x'.repeat(43);

const asked = (ask: Ask, named = false): Recipe => ({ about: 'nothing', named, ask });

/** How staff come in, and what they keep for that. */
export const ofTheDoor: Partial<Record<RouteName, Recipe>> = {
  startStaffSignIn: nothing({ login: 'intake/grid', password }),
  finishStaffSignIn: asked(async (asking) => {
    const body = { login: 'intake/grid', password };
    const step = (await stranger(asking)('startStaffSignIn', { body })).ok;
    return { body: { ticket: 'ticket' in step ? step.ticket : '', code: code(asking) } };
  }),
  startPasskeySignIn: nothing(),
  finishPasskeySignIn: asked(async (asking) => {
    const { administrator } = await openMakers(asking.world, asking.county);
    const { passkey } = await addPasskey(administrator);
    const { ticket, options } = (await stranger(asking)('startPasskeySignIn')).ok;
    return { body: { ticket, answer: passkey.answer(options as { challenge: string }) } };
  }),
  signInDemoStaff: nothing({ login: 'intake/grid' }),
  signOutStaff: nothing(),
  openInvitation: asked(async (asking) => ({ body: { code: await invitation(asking) } })),
  startEnrolment: asked(async (asking) => ({
    body: { code: await invitation(asking), password: fresh },
  })),
  finishEnrolment: asked(async (asking) => ({ body: await enrolment(asking) })),
  startStepUp: nothing(),
  stepUp: asked(async (asking) => {
    const begun = await asking.caller('startStepUp');
    const ticket = begun.status < 300 ? begun.ok.ticket : nobodysTicket;
    return { body: { ticket, code: code(asking) } };
  }),
  getMyFactors: nothing(),
  startMyFactor: nothing(),
  addMyFactor: asked(async ({ caller }) => {
    const begun = await caller('startMyFactor');
    const none = { ticket: nobodysTicket, passkey: { challenge: nobodysTicket } };
    const { ticket, passkey: options } = begun.status < 300 ? begun.ok : none;
    return { body: { ticket, answer: phone().create(options as { challenge: string }) } };
  }),
  removeMyFactor: asked(
    async ({ whose, caller, things }) =>
      byId(whose === 'mine' ? (await addPasskey(caller)).id : things.factor),
    true,
  ),
  renewRecoveryCodes: nothing(),
  changeMyPassword: nothing({ current: password, password: fresh }),
  listMyStaffDevices: nothing(),
  endMyStaffDevice: asked(
    async (asking) =>
      byId(asking.whose === 'mine' ? await anotherDesk(asking) : asking.things.staffDevice),
    true,
  ),
  endMyOtherStaffDevices: nothing(),
};
