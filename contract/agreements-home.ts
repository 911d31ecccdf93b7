import Type from 'typebox';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { HomeStanding } from './agreements.ts';
import { HouseholdName, householdRoutes } from './households.ts';
import { answers, defineRoutes } from './route.ts';
import { safeHouseholdRoutes } from './safe-households.ts';
import { strict } from './values.ts';

/** Nobody of the others is shown: who agreed says the name, and it is looked for among theirs. */
const named = Type.Object({ name: HouseholdName }, strict);

/** What the head of a household and a guardian do, for who agreed. */
export const agreementHomeRoutes = defineRoutes({
  getSafeHouseholdFor: {
    method: 'GET',
    path: '/:county/agreements/:id/household/safe-household',
    summary: 'How far the household of who agreed is this year: figures alone, and nobody is named',
    policy: shownFor,
    params: ByAgreement,
    answers: safeHouseholdRoutes.getMySafeHousehold.answers,
  },
  renameHouseholdFor: {
    method: 'PATCH',
    path: '/:county/agreements/:id/household/name',
    summary: 'Call the household of who agreed something else; its head alone',
    policy: doneFor,
    params: ByAgreement,
    body: named,
    answers: answers(200, HomeStanding),
  },
  handOverHouseholdFor: {
    method: 'PATCH',
    path: '/:county/agreements/:id/household/head',
    summary: 'Another grown-up, whose name is said, becomes head; its head alone',
    policy: doneFor,
    params: ByAgreement,
    body: named,
    answers: answers(200, HomeStanding),
  },
  takeOutRelativeFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/departures',
    summary: 'Take out a relative who moved away, whose name is said; its head alone',
    policy: doneFor,
    params: ByAgreement,
    body: named,
    answers: answers(200, HomeStanding),
  },
  addChildFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/children',
    summary: 'Add a child under 14 of who agreed, once the text was read to them and agreed to',
    policy: doneFor,
    params: ByAgreement,
    body: householdRoutes.addChild.body,
    answers: answers(201, HomeStanding),
  },
  withdrawConsentFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/children/withdrawals',
    summary: 'Withdraw the consent for a child of who agreed, whose name is said',
    policy: doneFor,
    params: ByAgreement,
    body: named,
    answers: answers(200, HomeStanding),
  },
});
