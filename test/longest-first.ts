import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest: begun last, one of them would run on while nothing else is left. */
export const longest = [
  'test/planted/planted.test.ts',
  'test/journeys/tour-desk.test.ts',
  'server/ledger/model.test.ts',
  'test/simulation/year.test.ts',
  'test/journeys/tour-resident.test.ts',
  'test/matrix/matrix.test.ts',
  'test/journeys/canary.test.ts',
  'server/features/redemptions/model.test.ts',
  'server/features/settlements/history.test.ts',
  'server/features/red-packets/histories.test.ts',
  'server/features/year-end/histories.test.ts',
  'test/matrix/agreement.test.ts',
  'test/faults/kill.test.ts',
  'test/fuzz/fuzz.test.ts',
];

/** Those in their order, then all others as ever. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return place === -1 ? longest.length : place;
}
