import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CategoryCode, InCounty, Instant, Nullable, Sentence, strict } from './values.ts';

/** What the words of a report suggest, and why; no category where nothing is sure enough. */
export const CategorySuggestion = Type.Object({
  category: Nullable(CategoryCode),
  /** What it goes by: cases that were decided here, or a word of the catalogue. */
  by: Nullable(Type.Enum(['decided_cases', 'keyword'])),
  why: Nullable(Sentence),
});
export type CategorySuggestion = Static<typeof CategorySuggestion>;

/** A share between 0 and 1. */
const Share = Type.Number({ minimum: 0, maximum: 1 });

/** Of cases that the measured model had not seen, nor any copy of them. */
export const CategoryMeasures = Type.Object({
  n: Type.Integer(),
  accuracy: Share,
  macroF1: Share,
  /** Share of cases for which it was sure enough to speak, and how often it was right there. */
  coverage: Share,
  accuracyCovered: Nullable(Share),
  /** The same cases by keywords alone. */
  keywords: Type.Object({ accuracy: Share, coverage: Share }),
  categories: Type.Array(
    Type.Object({
      category: CategoryCode,
      n: Type.Integer(),
      recall: Nullable(Share),
      precision: Nullable(Share),
      f1: Share,
    }),
  ),
  confusions: Type.Array(
    Type.Object({ category: CategoryCode, said: CategoryCode, n: Type.Integer() }),
  ),
});
export type CategoryMeasures = Static<typeof CategoryMeasures>;

export const modelVerdicts = ['taken', 'worse', 'switched_off', 'held'] as const;
export const ModelVersion = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

export const CategoryModel = Type.Object({
  version: ModelVersion,
  trainedAt: Instant,
  cases: Type.Integer(),
  /** From which chance on it speaks; above 1 it never does. */
  threshold: Type.Number(),
  /** Whether it was taken into use when it was made; else why not. */
  verdict: Type.Enum([...modelVerdicts]),
  active: Type.Boolean(),
  /** Staff went back to it from a newer one: none takes its place until staff choose again. */
  held: Type.Boolean(),
  /** When it was last taken into use; null: never. */
  activatedAt: Nullable(Instant),
  /** It can be taken into use: of old versions only the figures are kept. */
  usable: Type.Boolean(),
  measured: CategoryMeasures,
});
export type CategoryModel = Static<typeof CategoryModel>;

export const CategoryModels = Type.Object({
  /** Newest first; none active: keywords alone. */
  models: Type.Array(CategoryModel),
  /** Cases that were decided since the newest learnt, and how many it takes to learn again. */
  decidedSince: Type.Integer(),
  learnsFrom: Type.Integer(),
});
export type CategoryModels = Static<typeof CategoryModels>;

export const categoryModelRoutes = defineRoutes({
  /** Words that are not sent yet stand in the body, so that no address and no log keeps them. */
  suggestCategory: {
    method: 'POST',
    path: '/:county/categories/suggestion',
    summary: 'The category that the words suggest, if any, and why',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 2000 }) }, strict),
    answers: answers(200, CategorySuggestion),
  },
  listCategoryModels: {
    method: 'GET',
    path: '/:county/category-models',
    summary: 'What decided cases taught the platform, version by version, and how well it does',
    policy: {
      who: ['intake', 'leader', 'auditor'],
      scope: 'county',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, CategoryModels),
  },
  chooseCategoryModel: {
    method: 'POST',
    path: '/:county/category-models/choice',
    summary: 'Go back to a version, or to keywords alone',
    policy: {
      who: ['intake', 'leader'],
      scope: 'county',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: InCounty,
    body: Type.Object(
      {
        /** null: keywords alone, until somebody chooses a version. */
        version: Nullable(ModelVersion),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, CategoryModels),
  },
});
