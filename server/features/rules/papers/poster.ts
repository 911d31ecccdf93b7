import type { DeedKind } from '../../../../contract/rules.ts';
import { edition, type Printed } from './handbook.ts';
import { textsIn } from './texts.ts';
import { inParts, printedRule, type ShownRule } from './worth.ts';

/** One line drawing for each kind of deed, by its file name. */
const drawings: Record<DeedKind, string> = {
  'report.verified': 'camera',
  'report.solved': 'lamp',
  'patrol.hour': 'lantern',
  'mediation.part': 'neighbours',
  'mediation.lead': 'neighbours',
  'mediation.reconciled': 'neighbours',
  'activity.hour': 'houses',
  'activity.attended': 'houses',
  'suggestion.accepted': 'letter',
  'suggestion.adopted': 'letter',
  'fraud.stopped': 'locked',
  'newcomer.guided': 'houses',
  'cheat.reported': 'locked',
};

/** The data of the poster's template: one rule, to be read from two metres. */
export function posterOf(
  printed: Printed,
  { deed, ...rule }: ShownRule & { deed: DeedKind },
  paper: 'a4' | 'a3',
) {
  const { language } = printed;
  const texts = textsIn(language);
  const lines = printedRule(rule, language);
  return {
    ...edition(printed),
    ...lines,
    ...inParts(lines.sentence),
    paper,
    rule: texts.rule(rule.id),
    scan: texts.posterScan,
    hotlineLabel: texts.hotline,
    police: texts.police,
    fire: texts.fire,
    drawing: `drawings/${drawings[deed]}.svg`,
  };
}
