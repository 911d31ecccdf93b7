import { expect, test } from 'vitest';
import { withoutWords } from './decide.ts';

test('what the platform itself writes down is named in a search; what somebody typed is only words', () => {
  const named = [
    'case',
    'case/01890a5d-ac96-774b-bcce-b302099a8057',
    'route/listCases',
    'staff/unknown',
  ];
  expect(named.map(withoutWords)).toEqual(named);
  expect(
    ['王小明', 'case/王小明', 'route/王小明', 'staff/13700000000', 'resident/unknown'].map(
      withoutWords,
    ),
  ).toEqual(['words', 'case/words', 'route/words', 'staff/words', 'resident/words']);
});
