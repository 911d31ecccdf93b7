import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest: begun last, one of them would run on while nothing else is left. */
export const longest = [
  'test/planted/planted.test.ts',
  'test/journeys/tour-desk.test.ts',
  'server/ledger/model.test.ts',
  'test/simulation/year.test.ts',
  'test/faults/faults.test.ts',
  'test/faults/erasure.test.ts',
  'test/matrix/matrix.test.ts',
  'test/journeys/tour-resident.test.ts',
  'test/journeys/tour-board.test.ts',
  'test/journeys/year-end.test.ts',
  'test/fuzz/fuzz.test.ts',
  'bench/bench.test.ts',
  'test/matrix/agreement.test.ts',
  'test/simulation/planted.test.ts',
  'server/features/privacy/rotate.test.ts',
  'server/features/redemptions/races.test.ts',
  'test/faults/kill.test.ts',
  'test/faults/year-end.test.ts',
  'scripts/verify/tls.test.ts',
  'scripts/replay/replay.test.ts',
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
