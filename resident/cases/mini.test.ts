import { describe, expect, it } from 'vitest';
import type { CaseStage } from '../../contract/case-road.ts';
import { casesForHome } from './mini.ts';

const cases = (...stages: CaseStage[]) =>
  stages.map((stage, place) => ({ code: String(place), stage }));
const codes = (...stages: CaseStage[]) => casesForHome(cases(...stages)).map(({ code }) => code);

describe('cases on home', () => {
  it('puts what waits for my word before the newest open case', () => {
    expect(codes('closed', 'answered', 'returned')).toEqual(['2', '1']);
    expect(codes('awaiting_confirmation', 'answered')).toEqual(['0']);
  });

  it('falls back to the newest case of all, and to none', () => {
    expect(codes('closed', 'refused')).toEqual(['0']);
    expect(codes()).toEqual([]);
  });
});
