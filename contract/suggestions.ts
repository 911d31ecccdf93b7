import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { Id, InCounty, Nullable, Sentence, strict } from './values.ts';

/** little_taken: hardly anybody wants it · empty_shelf: it is gone and wanted · not_there: nobody has it. */
export const suggestionKinds = ['empty_shelf', 'not_there', 'little_taken'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** What the catalogue's keeper might do, and the figures that speak for it. */
export const Suggestion = Type.Object({
  kind: Type.Enum([...suggestionKinds]),
  /** null where there is no such reward. */
  reward: Nullable(Id),
  counter: Nullable(Id),
  /** The reward, or the words that were looked for. */
  name: Sentence,
  where: Nullable(Sentence),
  /** Pieces there that nobody holds. */
  free: Type.Integer(),
  /** Pieces handed over in the last thirty days. */
  taken: Type.Integer(),
  /** People a day who looked for it in vain, added up over thirty days. */
  wished: Type.Integer(),
  reason: Sentence,
  advice: Sentence,
});
export type Suggestion = Static<typeof Suggestion>;

const keepers = ['treasurer', 'rule_owner', 'leader'] as const;

export const suggestionRoutes = defineRoutes({
  listSuggestions: {
    method: 'GET',
    path: '/:county/suggestions',
    summary: 'What the last thirty days suggest for the catalogue, the most wanted first',
    policy: { who: keepers, scope: 'county', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Object({ suggestions: Type.Array(Suggestion) })),
  },
  wishInShop: {
    method: 'POST',
    path: '/:county/my/shop/wishes',
    summary: 'Say what I looked for and did not get: counted by day and town, without me',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'write' },
    params: InCounty,
    body: Type.Object(
      {
        /** Words that found nothing, or a reward of which there is none just now. */
        words: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        reward: Type.Optional(Id),
      },
      strict,
    ),
    answers: answers(201, Type.Object({ counted: Type.Boolean() })),
  },
});
