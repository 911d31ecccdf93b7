import Type, { type Static } from 'typebox';
import { Category } from './areas.ts';
import { answers, defineRoutes } from './route.ts';
import { CategoryCode, CountyCode, InCounty, strict } from './values.ts';

const { code, group, name, kind, keywords, severity, confidential } = Category.properties;

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
});
