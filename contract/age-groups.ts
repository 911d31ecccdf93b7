import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { sayableAgeGroups } from './sayable-age-groups.ts';
import { InCounty, Nullable, strict } from './values.ts';

export const MyAgeGroup = Type.Object(
  { ageGroup: Nullable(Type.Enum([...sayableAgeGroups])) },
  strict,
);
export type MyAgeGroup = Static<typeof MyAgeGroup>;

const own = { who: ['resident'], scope: 'own' } as const;

export const ageGroupRoutes = defineRoutes({
  getMyAgeGroup: {
    method: 'GET',
    path: '/:county/my/age-group',
    summary: 'The age group that I gave, if I did',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, MyAgeGroup),
  },
  setMyAgeGroup: {
    method: 'POST',
    path: '/:county/my/age-group',
    summary:
      'Give my age group, or take it back: it is needed for nothing but to come first where a group does',
    policy: { ...own, idempotent: true, audit: 'change', rate: 'write' },
    params: InCounty,
    body: MyAgeGroup,
    answers: answers(200, MyAgeGroup),
  },
});
