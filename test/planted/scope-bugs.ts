import type { Bug } from './bugs.ts';

const matrix = ['test/matrix/matrix.test.ts'];
const agreement = ['test/matrix/agreement.test.ts'];

/** What somebody could get wrong about who may see or do what. */
export const scopeBugs: readonly Bug[] = [
  {
    name: 'a grid is seen from the grid beside it',
    file: 'server/platform/scope.ts',
    find: 'if (area.length === 15) return area;',
    replace: 'if (area.length === 15) return area.slice(0, 12);',
    tests: matrix,
    only: 'acceptCase',
  },
  {
    name: 'a community is seen from the community beside it',
    file: 'server/platform/scope.ts',
    find: "return area.endsWith('000') ? area.slice(0, 9) : area;",
    replace: 'return area.slice(0, 9);',
    tests: matrix,
    only: 'settleHeldAward',
  },
  {
    name: 'any role of staff opens every desk',
    file: 'server/platform/http/guard.ts',
    find: '.filter((role) => who.includes(role));',
    replace: ".filter((role) => role !== 'unit_handler');",
    tests: matrix,
    only: 'listRulebooks',
  },
  {
    name: 'a session of one county is good in another',
    file: 'server/platform/sessions.ts',
    find: ".select(['id', 'kind', 'subject', 'last_seen_at', 'expires_at', 'proved_at', 'replaced_at'])\n    .where('county', '=', county)",
    replace:
      ".select(['id', 'kind', 'subject', 'last_seen_at', 'expires_at', 'proved_at', 'replaced_at'])",
    tests: matrix,
    only: 'getMyPoints',
  },
  {
    name: 'a case is looked for in every county',
    file: 'server/features/cases/store.ts',
    find: ".selectAll()\n    .where('county', '=', scope.county)\n    .where('code', '=', code)",
    replace: ".selectAll()\n    .where('code', '=', code)",
    tests: matrix,
    only: 'getPublicCase',
  },
  {
    name: 'a rehearsal is looked for in every county',
    file: 'server/features/rehearsals/store.ts',
    find: "    .selectAll()\n    .where('county', '=', scope.county)\n    .where('id', '=', id)",
    replace: "    .selectAll()\n    .where('id', '=', id)",
    tests: matrix,
    only: 'getRehearsal',
  },
  {
    name: 'whoever is signed in confirms anybody’s case',
    file: 'server/features/cases/store.ts',
    find: "    .where('resident', '=', residentOf(scope))\n",
    replace: "    .where('resident', 'is not', null)\n",
    tests: matrix,
    only: 'confirmCase',
  },
  {
    name: 'an award is shown to whoever knows its key',
    file: 'server/features/awards/contested.ts',
    find: 'row?.resident === residentOf(scope) ?',
    replace: 'row !== undefined && residentOf(scope) ?',
    tests: matrix,
    only: 'getMyAward',
  },
  {
    name: 'a photo is not asked where its case lies',
    file: 'server/features/cases/desk.ts',
    find: 'return isBelow(scope, { grid: found.grid, unit });',
    replace: 'return isBelow(scope, { grid: found.grid, unit }) || true;',
    tests: matrix,
    only: 'getStaffPhoto',
  },
  {
    name: 'who asks for a waiver may sign it',
    file: 'server/features/debts/decide.ts',
    find: "askedBy === reader ? 'waiver_own' : undefined",
    replace: "askedBy === '' && reader === '' ? 'waiver_own' : undefined",
    tests: matrix,
    only: 'confirmWaiver',
  },
  {
    name: 'a town publishes for the whole county',
    file: 'server/features/rules/publish.ts',
    find: "if (!covers(ask.scope, null)) return refuse('whole_county_only');",
    replace: "if (covers(ask.scope, '')) return refuse('whole_county_only');",
    tests: matrix,
    only: 'publishRuleDraft',
  },
  {
    name: 'awards that others decide about are counted',
    file: 'server/features/cases/desk.ts',
    find: 'narrowTo(scope, heldAwardReaders)',
    replace: 'narrowTo(scope, [...heldAwardReaders, "intake"])',
    tests: agreement,
    only: 'counts what the lists hold',
  },
  {
    name: 'appeals of the whole county are listed',
    file: 'server/features/appeals/store.ts',
    find: ') like any(',
    replace: ") is not null or '' like any(",
    tests: agreement,
    only: 'appeals listed',
  },
];
