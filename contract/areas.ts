import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CategoryCode,
  CountyCode,
  InCounty,
  Points,
  QuestionCode,
  Sentence,
} from './values.ts';

const open = { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none' } as const;

export const County = Type.Object({
  county: CountyCode,
  name: Sentence,
  casePrefix: Type.String(),
  centre: Type.Object({ lng: Type.Number(), lat: Type.Number() }),
  hotline: Type.String(),
});
export type County = Static<typeof County>;

export const areaLevels = ['county', 'town', 'community', 'grid'] as const;
export const Area = Type.Object({
  code: AreaCode,
  parent: Type.Union([AreaCode, Type.Null()]),
  level: Type.Enum([...areaLevels]),
  name: Sentence,
  /** One closed ring of [lng, lat] pairs, WGS-84. */
  ring: Type.Array(Type.Array(Type.Number())),
});
export type Area = Static<typeof Area>;

export const caseKinds = ['hazard', 'dispute', 'suggestion', 'cheat'] as const;
export type CaseKind = (typeof caseKinds)[number];
/** Asked of whoever reports a thing of a category; nobody has to answer. */
export const CategoryQuestion = Type.Object({
  code: QuestionCode,
  ask: Sentence,
  choices: Type.Array(Type.Object({ code: QuestionCode, name: Sentence })),
});
export type CategoryQuestion = Static<typeof CategoryQuestion>;

export const Category = Type.Object({
  code: CategoryCode,
  group: Sentence,
  name: Sentence,
  kind: Type.Enum([...caseKinds]),
  keywords: Type.Array(Type.String()),
  severity: Type.Integer({ minimum: 1, maximum: 4 }),
  /** Never in the bulletin, never on the map. */
  confidential: Type.Boolean(),
  /** Shown before the form where somebody must be called first. */
  emergency: Type.Union([Sentence, Type.Null()]),
  questions: Type.Array(CategoryQuestion),
  /** Points a verified report earns now, null where none. */
  points: Type.Union([Points, Type.Null()]),
  /** Nothing new is reported as it: only where such ones are asked for. */
  retired: Type.Optional(Type.Boolean()),
});
export type Category = Static<typeof Category>;

/** Where the background of maps comes from; without one they are drawn from the outlines alone. */
export const MapTiles = Type.Object({
  /** Addresses with {z}, {x}, {y} and perhaps {s}, the lowest first. */
  layers: Type.Array(Type.String()),
  /** Letters or digits that stand for {s}. */
  subdomains: Type.Array(Type.String()),
  /** Which datum the pictures are in: what is drawn on them is bent to it. */
  datum: Type.Enum(['wgs84', 'gcj02']),
  maxZoom: Type.Integer(),
  /** Whose they are, and the number under which the map was approved (审图号). */
  attribution: Type.String(),
});
export type MapTiles = Static<typeof MapTiles>;

export const areaRoutes = defineRoutes({
  listCounties: {
    method: 'GET',
    path: '/counties',
    summary: 'Counties served here',
    policy: { ...open, rate: 'public' },
    answers: answers(200, Type.Array(County)),
  },
  listAreas: {
    method: 'GET',
    path: '/:county/areas',
    summary: 'Towns, communities and grids of a county with their outlines',
    policy: { ...open, rate: 'public' },
    params: InCounty,
    answers: answers(200, Type.Array(Area)),
  },
  getMapTiles: {
    method: 'GET',
    path: '/map-tiles',
    summary: 'Where the background of maps comes from, if anywhere',
    policy: { ...open, rate: 'public' },
    answers: answers(200, Type.Object({ tiles: Type.Union([MapTiles, Type.Null()]) })),
  },
  listCategories: {
    method: 'GET',
    path: '/:county/categories',
    summary: 'What can be reported, with the points it earns',
    policy: { ...open, rate: 'public' },
    params: InCounty,
    /** with: also what was retired, whose names cases and rules go on using. */
    query: Type.Object({ retired: Type.Optional(Type.Enum(['with'])) }),
    answers: answers(200, Type.Array(Category)),
  },
});
