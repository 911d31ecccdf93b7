import { noticeDays } from '../../contract/notice-days.ts';
import type { LapsingLot } from '../../contract/year-end.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { HandshakeIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dayText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Lapsing.module.css';
import { useYearEndTexts } from './use-year-end-texts.ts';

/** Only what lapses soon is drawn as lapsing; a date next year alarms nobody. */
const [soonDays] = noticeDays;

interface LotProps {
  lot: LapsingLot;
  onGive: () => void;
}

/** Points of one last day: how many, how long, what becomes of them. */
export function Lot({ lot, onGive }: LotProps) {
  const { t, language } = useTexts();
  const y = useYearEndTexts();
  const { points, daysLeft, account, canBeGiven } = lot;
  const soon = daysLeft <= soonDays;
  return (
    <Card as="li">
      <div className={styles.head}>
        <h2 className={styles.until}>
          {y('until', { day: dayText(lot.lapsesOn, presentMs(), language) })}
        </h2>
        {soon && (
          <StateTag state="scheduled">
            {daysLeft === 0 ? y('lastDay') : y('daysLeft', { days: daysLeft })}
          </StateTag>
        )}
      </div>
      <PointsFigure
        points={points}
        size="l"
        unit={t('points')}
        state={soon ? 'lapsing' : 'settled'}
      />
      {account === 'household' && <p className={styles.account}>{y('household')}</p>}
      <p className={styles.quiet}>
        <Fate lot={lot} />
        {account === 'household' && soon && ` ${y('householdLine')}`}
      </p>
      {canBeGiven && (
        <Button kind="outline" wide icon={<HandshakeIcon size={20} />} onClick={onGive}>
          {y('give')}
        </Button>
      )}
    </Card>
  );
}

function Fate({ lot: { points, carriedOver } }: { lot: LapsingLot }) {
  const y = useYearEndTexts();
  if (carriedOver === 0) return y('lapses');
  return carriedOver >= points
    ? y('carriedAll')
    : y('carriedOver', { points: pointsText(carriedOver) });
}
