import Type, { type Static } from 'typebox';
import { Category } from './areas.ts';
import { answers, defineRoutes } from './route.ts';
import { CategoryCode, CountyCode, InCounty, Instant, Nullable, strict } from './values.ts';

const { code, group, name, kind, keywords, severity, confidential } = Category.properties;

/** Characters of a name in each language, of what is said first in danger, and of a keyword; and how many of these. */
export const mostWords = { zh: 40, en: 80, emergency: 200, keyword: 20, keywords: 80 } as const;
export const mostHours = 240;
/** Taken where nothing says which category it is: it is never retired. */
export const otherCategory = '999900';
const Hours = Type.Integer({ minimum: 1, maximum: mostHours });

/** By when cases of a severity are sent out and answered, and in which days their work is counted. */
export const CaseLimits = Type.Object({
  severity: Type.Integer({ minimum: 1, maximum: 4 }),
  dispatchHours: Hours,
  firstAnswerHours: Hours,
  /** By the arrangement of the State Council; otherwise days of the calendar. */
  workingDays: Type.Boolean(),
});
export type CaseLimits = Static<typeof CaseLimits>;

/** A category as the desk keeps it. */
export const DeskCategory = Type.Object({
  code,
  group,
  name,
  kind,
  keywords,
  severity,
  confidential,
  /** Days in which a case of it is to be solved. */
  resolveDays: Type.Integer(),
  /** Its own limits; null: those of its severity. */
  dispatchHours: Nullable(Hours),
  firstAnswerHours: Nullable(Hours),
  /** How many questions it asks of whoever reports it. */
  questions: Type.Integer(),
  /** Since when nothing new is reported as it; null: it is in use. */
  retiredAt: Nullable(Instant),
});
export type DeskCategory = Static<typeof DeskCategory>;

const InChinese = Type.String({ minLength: 1, maxLength: mostWords.zh });
const InEnglish = Type.String({ minLength: 1, maxLength: mostWords.en });
const because = { reason: Type.String({ minLength: 2, maxLength: 500 }) };

const edited = {
  nameZh: InChinese,
  nameEn: InEnglish,
  /** By which words it is known before anything was learnt. */
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: mostWords.keyword }), {
    maxItems: mostWords.keywords,
  }),
  severity: Type.Integer({ minimum: 1, maximum: 4 }),
  resolveDays: Type.Integer({ minimum: 1, maximum: 60 }),
  /** Its own limits; null: those of its severity. */
  dispatchHours: Type.Optional(Nullable(Hours)),
  firstAnswerHours: Type.Optional(Nullable(Hours)),
};

export const CategoryEdit = Type.Object({ ...edited, ...because }, strict);
export type CategoryEdit = Static<typeof CategoryEdit>;

export const NewCategory = Type.Object(
  {
    /** Two digits of its group, two of its own, two for what lies below it. */
    code: CategoryCode,
    /** As the group of these two digits is called here, or how a new one is to be. */
    groupZh: InChinese,
    groupEn: InEnglish,
    kind,
    confidential,
    /** A category whose questions it asks as well; null: it asks nothing. */
    asksLike: Type.Optional(Nullable(CategoryCode)),
    ...edited,
    ...because,
  },
  strict,
);
export type NewCategory = Static<typeof NewCategory>;

const office = { scope: 'county' } as const;
const change = {
  ...office,
  who: ['intake', 'leader'],
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const one = Type.Object({ county: CountyCode, code: CategoryCode });

export const categoryCatalogueRoutes = defineRoutes({
  getDeskCategories: {
    method: 'GET',
    path: '/:county/staff/categories',
    summary: 'The county’s catalogue of categories, as the desk keeps it',
    policy: {
      ...office,
      who: ['intake', 'leader', 'auditor'],
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, Type.Array(DeskCategory)),
  },
  editCategory: {
    method: 'POST',
    path: '/:county/staff/categories/:code',
    summary: 'Change a category but not its code: what that means stays as it is',
    policy: change,
    params: one,
    body: CategoryEdit,
    answers: answers(200, DeskCategory),
  },
  addCategory: {
    method: 'POST',
    path: '/:county/staff/categories',
    summary: 'Add a category under a code that there is not yet; it can be reported at once',
    policy: change,
    params: InCounty,
    body: NewCategory,
    answers: answers(201, DeskCategory),
  },
  retireCategory: {
    method: 'POST',
    path: '/:county/staff/categories/:code/retirement',
    summary: 'Report and accept nothing new as a category; what is filed under it keeps its name',
    policy: change,
    params: one,
    body: Type.Object(because, strict),
    answers: answers(200, DeskCategory),
  },
  reinstateCategory: {
    method: 'POST',
    path: '/:county/staff/categories/:code/reinstatement',
    summary: 'Bring a retired category back; keywords that lead elsewhere by now stay there',
    policy: change,
    params: one,
    body: Type.Object(because, strict),
    answers: answers(200, DeskCategory),
  },
  getCaseLimits: {
    method: 'GET',
    path: '/:county/staff/case-limits',
    summary: 'By when cases are sent out, answered and done, by how grave they are',
    policy: {
      ...office,
      who: ['intake', 'dispatcher', 'leader', 'auditor'],
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, Type.Array(CaseLimits)),
  },
  setCaseLimits: {
    method: 'POST',
    path: '/:county/staff/case-limits',
    summary: 'Change the limits of a severity; what was promised before stays promised',
    policy: { ...office, who: ['leader'], idempotent: true, audit: 'change', rate: 'write' },
    params: InCounty,
    body: Type.Object(
      {
        severity: Type.Integer({ minimum: 1, maximum: 4 }),
        dispatchHours: Hours,
        firstAnswerHours: Hours,
        workingDays: Type.Boolean(),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, Type.Array(CaseLimits)),
  },
});
