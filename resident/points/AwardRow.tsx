import type { Award } from '../../contract/awards.ts';
import { AwardLine } from '../../ui/AwardLine.tsx';
import { dayText, localDay } from '../dates.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { AwardFigure, AwardTag } from './AwardFigure.tsx';

/** One award as a line: figure, what for, why, by which rule. In the statement it leads to its case. */
export function AwardRow({ award, linked = false }: { award: Award; linked?: boolean }) {
  const { t, say, language } = useTexts();
  const now = Date.now();
  const { rule, ruleVersion: version, caseCode, reversal } = award;
  const reversed = reversal && {
    reason: t(`statement.reason.${reversal.reason}`),
    note: reversal.note,
  };
  const sources = [
    dayText(localDay(award.at), now, language),
    t('statement.rule', { rule, version }),
    ...(linked && caseCode ? [caseCode] : []),
    ...(award.state === 'settled' ? [t('statement.lapses', { day: award.lapsesOn })] : []),
  ];
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
      why={reversed ? t('statement.reversedLine', reversed) : say(award.why)}
      sources={sources}
      tag={<AwardTag award={award} />}
    />
  );
}
