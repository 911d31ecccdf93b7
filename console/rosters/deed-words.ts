import { type RosterDeed, rosterDeeds } from '../../contract/rosters.ts';
import { rostersEn } from '../texts/rosters.en.ts';
import { rostersZh } from '../texts/rosters.zh-CN.ts';
import type { DeedWords } from './draft.ts';

type DeedKey = keyof typeof rostersZh.deeds;

/** A dot would be a step down in the catalogue. */
export const keyOf = (kind: RosterDeed) => kind.replace('.', '_') as DeedKey;

/** A workbook may be written in either language, with or without what stands in brackets. */
const saidAs = (kind: RosterDeed) =>
  [rostersZh.deeds[keyOf(kind)], rostersEn.deeds[keyOf(kind)]].flatMap((words) => [
    words,
    words.replace(/\s*[（(].*$/, ''),
  ]);

export const deedWords = Object.fromEntries(
  rosterDeeds.map((kind) => [kind, saidAs(kind)]),
) as Record<RosterDeed, string[]> satisfies DeedWords;
