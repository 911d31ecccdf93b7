import type { TextKey } from '../texts/zh-CN.ts';
import { zhCN } from '../texts/zh-CN.ts';
import type { DeedKind, Rule } from './types.ts';

const namesIn = <Code extends string>(names: Record<Code, string>) => Object.keys(names) as Code[];
const { rules } = zhCN;

/** Codes in the order in which the catalogue names them. A deed's dot stands as _ in the catalogue. */
export const deedKinds = namesIn(rules.deeds).map((name) => name.replace('_', '.') as DeedKind);
export const outcomes = namesIn<Rule['multipliers'][number]['when']>(rules.outcomes);
export const evidenceKinds = namesIn<Rule['evidence'][number]>(rules.evidenceKinds);
export const baseKinds = namesIn<Rule['base']['kind']>(rules.baseKinds);
export const unitKinds = namesIn<'hour' | 'half_hour'>(rules.unitKinds);
export const reviews = namesIn<Rule['review']>(rules.reviews);
export const capNames = namesIn<keyof Rule['caps']>(rules.caps);
export const lapseKinds = namesIn<'year_end' | 'rolling' | 'never'>(rules.book.lapses);

export const deedKey = (deed: DeedKind) => `rules.deeds.${deed.replace('.', '_')}` as TextKey;
