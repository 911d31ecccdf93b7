import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { InCounty, Nullable, Sentence, strict } from './values.ts';

/** Characters of a catalogue that is taken in; one of eighty categories has about 10,000. */
export const mostCharacters = 200_000;
/** Categories in it. */
export const mostLines = 1_000;
/** Of the body that carries it: a Chinese character is three bytes, a quote in JSON two. */
const bodyBytes = 640 * 1024;

/** What a line can change in a category that is here. */
export const changedFields = [
  'group',
  'name',
  'kind',
  'keywords',
  'severity',
  'resolveDays',
  'dispatchHours',
  'firstAnswerHours',
  'confidential',
  'emergency',
] as const;
export type ChangedField = (typeof changedFields)[number];

/** other_group: its code belongs to another group here · filed: cases were filed under what it is here. */
export const meansElse = ['other_group', 'filed'] as const;
export type MeansElse = (typeof meansElse)[number];

/** What is wrong in a file: in which line, the header being 1, and in which of its columns. */
export const CatalogueFault = Type.Object({
  line: Type.Integer(),
  /** As the column is called; empty: the line, or the file. */
  field: Type.String(),
  value: Type.String(),
  why: Sentence,
});
export type CatalogueFault = Static<typeof CatalogueFault>;

export const CatalogueLine = Type.Object({
  line: Type.Integer(),
  code: Type.String(),
  group: Sentence,
  name: Sentence,
  becomes: Type.Enum(['added', 'changed', 'same', 'left']),
  changes: Type.Array(Type.Enum([...changedFields])),
  /** Why it is left alone, and what its code means here; null where it is not. */
  left: Nullable(Type.Object({ why: Type.Enum([...meansElse]), here: Sentence })),
  /** Keywords that lead to another category already, and are not given to this one. */
  leftOut: Type.Array(Type.Object({ keyword: Type.String(), category: Sentence })),
  /** It is retired here, and stays so. */
  retired: Type.Boolean(),
});
export type CatalogueLine = Static<typeof CatalogueLine>;

/** What a catalogue would do, line by line. */
export const CataloguePreview = Type.Object({
  lines: Type.Array(CatalogueLine),
  /** How many places are wrong; the first of them are named. */
  wrong: Type.Integer(),
  faults: Type.Array(CatalogueFault),
  /** Categories that are here and not in the file: they stay. */
  others: Type.Integer(),
  /** What was shown, to be said again when it is taken in; null where something is wrong. */
  shown: Nullable(Type.String()),
});
export type CataloguePreview = Static<typeof CataloguePreview>;

export const CatalogueTaken = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  left: Type.Integer(),
});
export type CatalogueTaken = Static<typeof CatalogueTaken>;

/** A catalogue as a CSV text; docs/how-to/look-after-categories.md names its columns. */
const csv = Type.String({ minLength: 1, maxLength: mostCharacters });
const office = { scope: 'county', who: ['intake', 'leader'] } as const;

export const catalogueFileRoutes = defineRoutes({
  previewCatalogue: {
    method: 'POST',
    path: '/:county/staff/catalogue-previews',
    summary:
      'What a catalogue of categories would add and change, and what is wrong in it; nothing is kept',
    policy: { ...office, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    body: Type.Object({ csv }, strict),
    bodyBytes,
    answers: answers(200, CataloguePreview),
  },
  importCatalogue: {
    method: 'POST',
    path: '/:county/staff/catalogues',
    summary: 'Take a catalogue in as it was shown, as a whole or not at all; the file is not kept',
    policy: { ...office, idempotent: true, audit: 'change', rate: 'write' },
    params: InCounty,
    body: Type.Object(
      {
        csv,
        shown: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    bodyBytes,
    answers: answers(200, CatalogueTaken),
  },
});
