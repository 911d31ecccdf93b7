import Type, { type Static } from 'typebox';
import type { CaseMove } from './case-road.ts';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, InCounty, Instant, Nullable, type Sentence, strict } from './values.ts';

/** Moves with words that can be prepared. What is published is written for its one case. */
export const templatedMoves = [
  'accept',
  'return',
  'refuse',
  'dispatch',
  'answer',
  'verify',
  'close',
  'hand_back',
  'involve',
  'pause',
  'resume',
  'transfer',
  'visit',
] as const satisfies readonly CaseMove[];
export type TemplatedMove = (typeof templatedMoves)[number];

/** Longest words of a template: what fills its placeholders still fits the move. */
export const longestWords: Record<TemplatedMove, number> = {
  accept: 400,
  return: 400,
  refuse: 400,
  dispatch: 400,
  answer: 1500,
  verify: 400,
  close: 400,
  hand_back: 400,
  involve: 400,
  pause: 400,
  resume: 400,
  transfer: 400,
  visit: 400,
};

/** What stands in braces in a template and is filled from the case; in which language, says the word. */
export const placeholders = {
  category: { zh: '类别', en: 'category' },
  unit: { zh: '单位', en: 'unit' },
  deadline: { zh: '期限', en: 'deadline' },
} as const satisfies Record<string, Sentence>;
export type Placeholder = keyof typeof placeholders;

/** A category, or the two digits that those of a group begin with. */
const CategoryPrefix = Type.String({ pattern: '^[0-9]{2}([0-9]{4})?$' });

const text = {
  move: Type.Enum([...templatedMoves]),
  /** For which cases: of a category, of a group of them, or null: all. */
  category: Nullable(CategoryPrefix),
  name: Type.String({ minLength: 1, maxLength: 30 }),
  words: Type.String({ minLength: 2, maxLength: 1500 }),
};

/** A text of the centre for one move; it names nobody. */
export const AnswerTemplate = Type.Object({
  id: Id,
  ...text,
  /** Raised by every change. */
  version: Type.Integer({ minimum: 1 }),
  writtenAt: Instant,
});
export type AnswerTemplate = Static<typeof AnswerTemplate>;

/** Somebody read what looked like a name, and it is none. */
const namesChecked = Type.Optional(Type.Boolean());
const version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const one = Type.Object({ county: CountyCode, id: Id });

const office = { scope: 'county' } as const;
const change = {
  ...office,
  who: ['intake', 'leader'],
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;

export const answerTemplateRoutes = defineRoutes({
  listAnswerTemplates: {
    method: 'GET',
    path: '/:county/staff/answer-templates',
    summary: 'The texts of the centre for answers, by move and category',
    policy: {
      ...office,
      who: ['grid_worker', 'unit_handler', 'intake', 'dispatcher', 'reviewer', 'leader'],
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, Type.Array(AnswerTemplate)),
  },
  addAnswerTemplate: {
    method: 'POST',
    path: '/:county/staff/answer-templates',
    summary: 'Write a text for a move; one that holds somebody’s data is refused',
    policy: change,
    params: InCounty,
    body: Type.Object({ ...text, namesChecked }, strict),
    answers: answers(201, AnswerTemplate),
  },
  editAnswerTemplate: {
    method: 'POST',
    path: '/:county/staff/answer-templates/:id',
    summary: 'Change a text as it was read; refused where somebody changed it since',
    policy: change,
    params: one,
    body: Type.Object({ ...text, namesChecked, version }, strict),
    answers: answers(200, AnswerTemplate),
  },
  withdrawAnswerTemplate: {
    method: 'POST',
    path: '/:county/staff/answer-templates/:id/withdrawal',
    summary: 'Offer a text no more; what was written with it stays',
    policy: change,
    params: one,
    answers: answers(200, AnswerTemplate),
  },
});
