import type { RouteName } from '../../contract/table.ts';
import { parkingAt, soundBook } from '../sound-book.ts';
import { requestCorrection, requestPublication } from './books.ts';
import { note, nothing, ofCounty, type Recipe, theWhole } from './recipe.ts';

const first = { revision: 1 };

/** A publication that others asked for, or one that whoever is tried just asked for. */
const asSecondPerson = (body: object): Recipe => ({
  ...ofCounty('waitingDraft'),
  ask: async ({ things, whose, caller, world }) => {
    const asked = whose === 'mine' && (await requestPublication(world, caller, parkingAt(7)));
    return { params: { id: asked ? asked.id : things.waitingDraft }, body };
  },
});

const correcting = { wrongVersion: 2, rightVersion: 3 };

/** A correction that others asked for, or one that whoever is tried just asked for. */
const asSecondSigner: Recipe = {
  ...ofCounty('correction'),
  ask: async ({ things, whose, caller, world }) => {
    const id =
      whose === 'mine' ? await requestCorrection(world, caller, correcting) : things.correction;
    return { params: { id }, body: note };
  },
};

const inText = (numbers: Record<string, number>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));

export const ofTheBook: Partial<Record<RouteName, Recipe>> = {
  listRulebooks: nothing(),
  getRulebookVersion: {
    ...theWhole(undefined),
    ask: ({ things }) => ({ params: { version: things.version } }),
  },
  readRuleSentences: nothing({ body: { document: soundBook } }),
  getRuleDraft: ofCounty('draft'),
  getRuleDifferences: ofCounty('draft'),
  getRuleCarryOver: ofCounty('overtaken'),
  carryRuleDraftOver: ofCounty('overtaken', { body: { ...first, name: '细则' } }),
  publishSafeHouseholdCriteria: theWhole({
    effectiveFrom: '2099-01-01',
    criteria: [{ kind: 'months', atLeast: 6 }],
  }),
  createRuleDraft: theWhole({ name: '细则', from: 'in_force' }),
  saveRuleDraft: ofCounty('draft', { body: { ...first, name: '细则', document: soundBook } }),
  removeRuleDraft: ofCounty('draft'),
  askRulePublication: ofCounty('draft', {
    body: { ...first, effectiveFrom: '2026-12-31', note: '调整分值' },
  }),
  withdrawRulePublication: ofCounty('waitingDraft', { body: first }),
  returnRuleDraft: asSecondPerson({ ...first, note: '再改改' }),
  publishRuleDraft: asSecondPerson(first),
  startRehearsal: {
    ...ofCounty('draft'),
    ask: ({ things }) => ({ body: { draft: things.draft, deeds: 'past' } }),
  },
  listRehearsals: nothing(),
  getRehearsal: ofCounty('rehearsal'),
  listCorrections: nothing(),
  previewCorrection: { ...theWhole(undefined), ask: () => ({ query: inText(correcting) }) },
  getCorrection: ofCounty('correction'),
  withdrawCorrection: ofCounty('correction'),
  listCorrectionLines: ofCounty('correction'),
  askCorrection: theWhole({ ...correcting, reason: '这一版写错了' }),
  signCorrection: asSecondSigner,
  declineCorrection: asSecondSigner,
};
