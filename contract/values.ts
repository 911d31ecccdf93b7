import Type, { type Static } from 'typebox';

/** County: 6-digit statistical code as an integer, e.g. 339921. */
export const CountyCode = Type.Integer({ minimum: 100000, maximum: 999999 });
/** 12 digits (county, town, community) or 15 (grid). */
export const AreaCode = Type.String({ pattern: '^[0-9]{12}([0-9]{3})?$' });
/** No grid, which would tell where somebody lives. */
export const CommunityCode = Type.String({ pattern: '^[0-9]{12}$' });
/** Significant leading digits of an area: county 6, town 9, community 12, grid 15. */
export const AreaPrefix = Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' });
export const Id = Type.String({ format: 'uuid' });
/** Instant in UTC, RFC 3339. */
export const Instant = Type.String({ format: 'date-time' });
/** Calendar date in Asia/Shanghai. */
export const LocalDate = Type.String({ format: 'date' });
/** Number of a version of the rule book. */
export const BookVersion = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
/** Whole points. */
export const Points = Type.Integer();
/** Prefix, year and ten digits of which the last is a check digit: LX26-48217-30651. */
export const CaseCode = Type.String({ pattern: '^[A-Z]{2}[0-9]{2}-[0-9]{5}-[0-9]{5}$' });
export const CategoryCode = Type.String({ pattern: '^[0-9]{6}$' });
export const Phone = Type.String({ pattern: '^1[3-9][0-9]{9}$' });
/** Of a question that a category asks, or of one of its answers. */
export const QuestionCode = Type.String({ pattern: '^[a-z_]{1,24}$' });

/** One sentence in both languages; screens show the reader's. */
export const Sentence = Type.Object({ zh: Type.String(), en: Type.String() });
export type Sentence = Static<typeof Sentence>;

export const Position = Type.Object(
  {
    lng: Type.Number({ minimum: -180, maximum: 180 }),
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    /** WGS-84; radius of uncertainty in metres. */
    accuracyM: Type.Optional(Type.Number({ minimum: 0, maximum: 100000 })),
  },
  { additionalProperties: false },
);
export type Position = Static<typeof Position>;

/** RFC 9457. `code` is stable, `title` and `detail` are in the reader's language. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  /** Fields at fault, as JSON pointers into the request body, query or params. */
  fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;

export const Cursor = Type.String({ pattern: '^[A-Za-z0-9_-]*$', maxLength: 200 });
export const InCounty = Type.Object({ county: CountyCode });
export const strict = { additionalProperties: false } as const;

export const Nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);
