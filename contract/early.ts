import Type, { type Static } from 'typebox';
import { ageGroups } from './rehearsals.ts';
import { AreaCode, strict } from './values.ts';

/** Who may be first: an age they have said themselves, a home, or how much they have ever earned. */
export const EarlyGroup = Type.Union([
  Type.Object({ kind: Type.Literal('age'), ageGroup: Type.Enum([...ageGroups]) }, strict),
  Type.Object({ kind: Type.Literal('area'), area: AreaCode }, strict),
  Type.Object(
    { kind: Type.Literal('earned'), from: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
    strict,
  ),
]);
export type EarlyGroup = Static<typeof EarlyGroup>;

/** Whoever is of one of the groups may reserve so many days before it opens for everybody. */
export const Early = Type.Object(
  {
    days: Type.Integer({ minimum: 1, maximum: 30 }),
    groups: Type.Array(EarlyGroup, { minItems: 1, maxItems: 5 }),
  },
  strict,
);
export type Early = Static<typeof Early>;
