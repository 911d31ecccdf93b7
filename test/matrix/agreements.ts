import { consentForms } from '../../contract/consent-forms.ts';
import { registrationText } from '../../contract/registration-text.ts';
import type { RouteName } from '../../contract/table.ts';
import { openIdentities } from '../../server/features/privacy/service.ts';
import { jobScope } from '../../server/platform/scope.ts';
import type { Caller, TestApp } from '../app.ts';
import { invitation, shareIn } from './family.ts';
import { codeOf } from './land.ts';
import { openMakers, phoneOf, residentId } from './people.ts';
import type { Asking, Recipe } from './recipe.ts';
import { nobodysId } from './things.ts';
import { newPhone } from './window.ts';

/** Somebody agrees with whoever calls; the key of nothing where that is not theirs to ask. */
async function agreement(caller: Caller, phone: string): Promise<string> {
  const sent = await caller('sendAgreementCode', { body: { phone } });
  const code = sent.status === 201 ? sent.ok.demoCode : '000000';
  const agreed = await caller('agree', { body: { paper: 'id_card', phone, code } });
  return agreed.status === 201 ? agreed.ok.id : nobodysId;
}

/** The reporter of the trials has the same key in both counties, and another number in each. */
export async function reporterPhone({ deps }: TestApp, county: number): Promise<string> {
  const id = residentId('resident');
  const scope = jobScope(county, 'number');
  return (await openIdentities(deps.database.read, { deps, scope }, [id]))(id).phone ?? '';
}

/** Agreed with whoever is tried, or with somebody else. */
export async function whose({ whose: of, caller, world, county }: Asking, phone: string) {
  return agreement(of === 'mine' ? caller : (await openMakers(world, county)).first, phone);
}

/** The key of what the debtor agreed to, with whoever is tried or with somebody else. */
export const agreementOfDebtor = async (asking: Asking): Promise<string> =>
  whose(asking, await phoneOf(asking.world, asking.things.debtor));

const forDebtor = (body?: object): Recipe => ({
  about: 'nothing',
  named: true,
  ask: async (asking) => ({
    params: { id: await agreementOfDebtor(asking) },
    ...(body && { body }),
  }),
});

/** As one who is in no household: nobody is in two. */
const asHomeless = (bodyOf: (asking: Asking) => Promise<object> | object): Recipe => ({
  about: 'nothing',
  named: true,
  ask: async (asking) => {
    const phone = await phoneOf(asking.world, asking.things.debtor);
    const params = { id: await whose(asking, phone) };
    await asking.caller('leaveHouseholdFor', { params });
    return { params, body: await bodyOf(asking) };
  },
});

const forReporter = (name: 'awaiting' | 'closed' | 'returned', body?: object): Recipe => ({
  about: 'nothing',
  named: true,
  ask: async (asking) => ({
    params: {
      id: await whose(asking, await reporterPhone(asking.world, asking.county)),
      code: asking.things[name],
    },
    ...(body && { body }),
  }),
});

/** Where the debtor lives; who has said no home is looked for at the place itself, which is no grid. */
async function homeOf({ world, things }: Asking): Promise<string> {
  const lives = await world.deps.database.read
    .selectFrom('residents')
    .select('grid')
    .where('id', '=', things.debtor)
    .executeTakeFirst();
  // Of the whole county, a grid that lies below no smaller seat.
  return lives?.grid ?? codeOf(Number(things.area.slice(0, 6)), 'nextTownGrid');
}

/** What staff do for somebody who is here and agreed to it. */
export const ofAgreements: Partial<Record<RouteName, Recipe>> = {
  sendAgreementCode: {
    about: 'nothing',
    named: false,
    ask: () => ({ body: { phone: newPhone } }),
  },
  agree: {
    about: 'place',
    named: true,
    ask: async ({ caller, world, things }) => {
      const phone = await phoneOf(world, things.debtor);
      const sent = await caller('sendAgreementCode', { body: { phone } });
      const code = sent.status === 201 ? sent.ok.demoCode : '000000';
      return { body: { paper: 'id_card', phone, code } };
    },
  },
  registerFor: {
    about: 'place',
    named: true,
    ask: async (asking) => ({
      body: {
        paper: 'id_card',
        name: '新来的邻居',
        grid: await homeOf(asking),
        age: { kind: 'adult' },
        textVersion: registrationText.version,
        consents: [],
        other: true,
      },
    }),
  },
  completeProfileFor: forDebtor({ name: '改了名的' }),
  finishTourFor: forDebtor(),
  reportFor: forDebtor({ words: '路灯不亮了', place: '老街 1 号', photoIds: [] }),
  findNearbyFor: forDebtor({ words: '路面坏了', position: { lng: 120.05, lat: 28.85 } }),
  listCasesFor: forDebtor(),
  getPointsFor: forDebtor(),
  sendFeedbackFor: forDebtor({ kind: 'suggestion', words: '窗口能不能周末也开' }),
  listAwardsFor: forDebtor(),
  listConsentsFor: forDebtor(),
  setConsentFor: {
    ...forDebtor(),
    ask: async (asking) => {
      const phone = await phoneOf(asking.world, asking.things.debtor);
      const params = { id: await whose(asking, phone), purpose: 'notices' };
      return { params, body: { given: false, textVersion: consentForms.notices.version } };
    },
  },
  getHouseholdFor: forDebtor(),
  getSafeHouseholdFor: forDebtor(),
  foundHouseholdFor: asHomeless(async (asking) => ({
    name: '我们家',
    agreedShare: await shareIn(asking),
  })),
  inviteRelativeFor: forDebtor(),
  joinHouseholdFor: asHomeless(async (asking) => ({
    code: await invitation(asking),
    agreedShare: await shareIn(asking),
  })),
  leaveHouseholdFor: forDebtor(),
  openAppealFor: {
    ...forDebtor(),
    ask: async (asking) => {
      const phone = await reporterPhone(asking.world, asking.county);
      const params = { id: await whose(asking, phone), award: asking.things.contestable };
      return { params, body: { words: '照片是我自己拍的' } };
    },
  },
  getCaseFor: forReporter('awaiting'),
  getCasePhotoFor: {
    ...forReporter('awaiting'),
    ask: async (asking) => {
      const phone = await reporterPhone(asking.world, asking.county);
      return { params: { id: await whose(asking, phone), photo: asking.things.photo } };
    },
  },
  supplementFor: forReporter('returned', { words: '在路的东边' }),
  confirmFor: forReporter('awaiting', { rating: 5, words: '' }),
  reopenFor: forReporter('closed', { words: '又堆起来了' }),
};
