import type { Award } from '../../contract/awards.ts';
import { AwardLine } from '../../ui/AwardLine.tsx';
import { classes } from '../../ui/classes.ts';
import { presentMs } from '../../ui/now.ts';
import { dayText, localDay } from '../dates.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { AwardFigure, AwardTag } from './AwardFigure.tsx';
import styles from './Points.module.css';

/** What was taken back or left empty; what was added to another award is contested with that one. */
const isContestable = ({ state, points, householdPoints, cause, corrected }: Award) =>
  cause === 'deed' &&
  (state === 'reversed' ||
    corrected > 0 ||
    (state === 'settled' && points + householdPoints === 0));

/** One award as a line: figure, what for, why, by which rule. In the statement it leads to its case. */
export function AwardRow({ award, linked = false }: { award: Award; linked?: boolean }) {
  const { t, say, language } = useTexts();
  const now = presentMs();
  const { rule, ruleVersion: version, caseCode, reversal } = award;
  const { householdPoints, points, repaid } = award;
  const reversed = reversal && {
    ...reversal,
    reason: t(`statement.reason.${reversal.reason}`),
  };
  const sources = [
    dayText(localDay(award.at), now, language),
    t('statement.rule', { rule, version }),
    ...(linked && caseCode ? [caseCode] : []),
    ...(householdPoints > 0 ? [t('statement.share', { points: householdPoints })] : []),
    ...(repaid > 0 ? [t('statement.repaid', { points: repaid })] : []),
    ...(award.corrected > 0 ? [t('statement.corrected', { points: award.corrected })] : []),
    ...(award.state === 'settled' && points > 0
      ? [t('statement.lapses', { day: dayText(award.lapsesOn, now, language) })]
      : []),
    ...(linked && isContestable(award)
      ? [
          <a
            key="contest"
            className={classes('roomy-link', styles.contest)}
            href={paths.award(award.id)}
          >
            {t('statement.contest')}
          </a>,
        ]
      : []),
  ];
  const line = reversal && reversal.owed > 0 ? 'statement.owedLine' : 'statement.reversedLine';
  const title =
    linked && caseCode ? (
      <a className="stretched" href={paths.case(caseCode)}>
        {say(award.what)}
      </a>
    ) : (
      say(award.what)
    );
  return (
    <AwardLine
      figure={<AwardFigure award={award} />}
      title={title}
      why={reversed ? t(line, reversed) : say(award.why)}
      sources={sources}
      tag={<AwardTag award={award} />}
    />
  );
}
