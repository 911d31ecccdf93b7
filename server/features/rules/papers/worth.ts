import type { PublicRulebook } from '../../../../contract/rules.ts';
import { type Language, textsIn } from './texts.ts';

/** A rule as it is printed. */
export interface PrintedRule {
  id: string;
  name: string;
  /** "3", "5–10"; empty where the worth has no figure in front. */
  figure: string;
  /** What stands beside the figure: "分", "分/时", "分以内". */
  unit: string;
  /** The sentence of the public page, whole. */
  sentence: string;
}

export type ShownRule = PublicRulebook['chapters'][number]['rules'][number];

export function printedRule(rule: ShownRule, language: Language): PrintedRule {
  const texts = textsIn(language);
  const worth = rule.worth[language].trim();
  const found = /^(≤?)\s*([0-9,]+(?:\s*[–-]\s*[0-9,]+)?)\s*(.*)$/s.exec(worth);
  const [, atMost, figure = '', rest = ''] = found ?? [];
  const unit = `${texts.points}${rest}`;
  return {
    id: rule.id,
    name: rule.name[language],
    figure,
    unit: found === null ? worth : atMost ? texts.atMost(unit) : unit,
    sentence: rule.sentence[language],
  };
}

/** The sentence in two: what it says first, and the conditions and limits that follow, one by one. */
export function inParts(sentence: string): { lead: string; limits: string[] } {
  const bare = (part: string) => part.trim().replace(/[。.]$/u, '');
  const parts = sentence.split(/；|; |(?<=。)|(?<=\.) (?=\S)/u).map(bare);
  const [lead = '', ...limits] = parts.filter((part) => part !== '');
  return { lead, limits };
}
