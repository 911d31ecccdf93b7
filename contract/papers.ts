import Type from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { BookVersion, CountyCode, InCounty } from './values.ts';

const wishes = {
  /** Without it, the language that the reader's browser asks for. */
  language: Type.Optional(Type.Enum(['zh', 'en'])),
  /** Without it, the version in force today. */
  version: Type.Optional(BookVersion),
};
const open = {
  who: ['anyone'],
  scope: 'public',
  idempotent: false,
  audit: 'none',
  rate: 'public',
} as const;

export const paperRoutes = defineRoutes({
  getHandbook: {
    method: 'GET',
    path: '/:county/public/rulebook.pdf',
    summary: 'The rule book as a handbook to print (PDF, A5); large print for older eyes',
    policy: open,
    params: InCounty,
    query: Type.Object({ ...wishes, print: Type.Optional(Type.Enum(['normal', 'large'])) }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
  getPoster: {
    method: 'GET',
    path: '/:county/public/rules/:rule/poster.pdf',
    summary: 'One rule as a poster to print (PDF, A4 or A3)',
    policy: open,
    params: Type.Object({
      county: CountyCode,
      rule: Type.String({ pattern: '^[0-9]{1,2}\\.[0-9]{1,2}$' }),
    }),
    query: Type.Object({ ...wishes, paper: Type.Optional(Type.Enum(['a4', 'a3'])) }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
