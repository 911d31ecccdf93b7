import Type, { type Static } from 'typebox';
import { Category } from './areas.ts';
import { answers, defineRoutes } from './route.ts';
import { CategoryCode, CountyCode, InCounty, Nullable, strict } from './values.ts';

const { code, group, name, kind, keywords, severity, confidential } = Category.properties;

const Hours = Type.Integer({ minimum: 1, maximum: 240 });

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
});
export type DeskCategory = Static<typeof DeskCategory>;

export const CategoryEdit = Type.Object(
  {
    nameZh: Type.String({ minLength: 1, maxLength: 40 }),
    nameEn: Type.String({ minLength: 1, maxLength: 80 }),
    /** By which words it is known before anything was learnt. */
    keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 80 }),
    severity: Type.Integer({ minimum: 1, maximum: 4 }),
    resolveDays: Type.Integer({ minimum: 1, maximum: 60 }),
    /** Its own limits; null: those of its severity. */
    dispatchHours: Type.Optional(Nullable(Hours)),
    firstAnswerHours: Type.Optional(Nullable(Hours)),
    reason: Type.String({ minLength: 2, maxLength: 500 }),
  },
  strict,
);
export type CategoryEdit = Static<typeof CategoryEdit>;

const office = { scope: 'county' } as const;

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
    policy: {
      ...office,
      who: ['intake', 'leader'],
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: Type.Object({ county: CountyCode, code: CategoryCode }),
    body: CategoryEdit,
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
