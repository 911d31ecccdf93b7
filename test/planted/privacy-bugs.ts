import type { Bug } from './bugs.ts';

const sight = 'server/features/privacy/decide.ts';
const sightTests = ['server/features/privacy/decide.test.ts'];
const look = 'server/features/unmaskings/decide.ts';
const lookTests = ['server/features/unmaskings/unmaskings.test.ts'];

export const inPrivacy: readonly Bug[] = [
  {
    name: 'a sealed value opens in another row',
    file: 'server/platform/envelope.ts',
    find: 'JSON.stringify([version, alg, kid, about])',
    replace: 'JSON.stringify([version, alg, kid])',
    tests: ['server/platform/envelope.test.ts'],
    only: 'moved to another row',
  },
  {
    name: 'the tag of SM4 is not compared',
    file: 'server/platform/envelope.ts',
    find: 'if (!timingSafeEqual(tag, tagOf(bound, iv, ct))) return undefined;',
    replace: '',
    tests: ['server/platform/envelope.test.ts'],
    only: 'whatever bit',
  },
  {
    name: 'whoever handles a case sees what their other roles see',
    file: sight,
    find: "if (relation === 'handler') return field === 'alias' && !confidential ? 'whole' : 'hidden';",
    replace: '',
    tests: sightTests,
  },
  {
    name: 'a confidential case shows its alias to everybody',
    file: sight,
    find: "field === 'alias' && roles.includes('reviewer') ? 'whole'",
    replace: "field === 'alias' ? 'whole'",
    tests: sightTests,
  },
  {
    name: 'the home is shown to the grid',
    file: sight,
    find: "sight === 'town' ? 9 : 12",
    replace: "sight === 'town' ? 9 : 15",
    tests: sightTests,
  },
  {
    name: 'what staff wrote loses the reporter’s name',
    file: 'server/features/cases/texts.ts',
    find: "step.actorKind === 'resident' ? asRead(caseId, note) : note",
    replace: 'asRead(caseId, note)',
    tests: ['server/features/cases/reporter.test.ts'],
    only: 'comes back as it was written',
  },
  {
    name: 'who asks to see a reporter agrees to it',
    file: look,
    find: "return askedBy === reader ? 'unmasking_own' : undefined;",
    replace: 'return undefined;',
    tests: lookTests,
    only: 'who asks does not agree',
  },
  {
    name: 'what was agreed to is looked at again and again',
    file: look,
    find: "if (state === 'shown') return 'unmasking_shown';\n  return state === 'approved'",
    replace: "return state === 'approved' || state === 'shown'",
    tests: lookTests,
    only: 'it is one look',
  },
  {
    name: 'whose unit has the case by now looks all the same',
    file: look,
    find: "if (handles) return 'unmasking_by_handler';\n  if (state === 'lapsed')",
    replace: "if (state === 'lapsed')",
    tests: lookTests,
    only: 'after it was asked',
  },
  {
    name: 'the reporter is not told',
    file: 'server/features/unmaskings/service.ts',
    find: 'if (!row.untold) await tellReporter',
    replace: 'if (row.untold) await tellReporter',
    tests: lookTests,
    only: 'the reporter is told',
  },
];
