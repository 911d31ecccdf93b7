import Type from 'typebox';
import { HomeStanding } from './agreements.ts';
import { HouseholdName } from './households.ts';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, strict } from './values.ts';

const policy = {
  who: ['intake', 'grid_worker'],
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const params = Type.Object({ county: CountyCode, id: Id });
/** Nobody of the others is shown: who agreed says the name, and it is looked for among theirs. */
const named = Type.Object({ name: HouseholdName }, strict);

/** What the head of a household and a guardian do, for who agreed. */
export const agreementHomeRoutes = defineRoutes({
  renameHouseholdFor: {
    method: 'PATCH',
    path: '/:county/agreements/:id/household/name',
    summary: 'Call the household of who agreed something else; its head alone',
    policy,
    params,
    body: named,
    answers: answers(200, HomeStanding),
  },
  handOverHouseholdFor: {
    method: 'PATCH',
    path: '/:county/agreements/:id/household/head',
    summary: 'Another grown-up, whose name is said, becomes head; its head alone',
    policy,
    params,
    body: named,
    answers: answers(200, HomeStanding),
  },
  takeOutRelativeFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/departures',
    summary: 'Take out a relative who moved away, whose name is said; its head alone',
    policy,
    params,
    body: named,
    answers: answers(200, HomeStanding),
  },
  addChildFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/children',
    summary: 'Add a child under 14 of who agreed, once the text was read to them and agreed to',
    policy,
    params,
    body: Type.Object(
      {
        name: HouseholdName,
        year: Type.Integer({ minimum: 1900, maximum: 2200 }),
        month: Type.Integer({ minimum: 1, maximum: 12 }),
        consentVersion: Type.Integer({ minimum: 1, maximum: 1_000 }),
      },
      strict,
    ),
    answers: answers(201, HomeStanding),
  },
  withdrawConsentFor: {
    method: 'POST',
    path: '/:county/agreements/:id/household/children/withdrawals',
    summary: 'Withdraw the consent for a child of who agreed, whose name is said',
    policy,
    params,
    body: named,
    answers: answers(200, HomeStanding),
  },
});
