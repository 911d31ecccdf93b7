import { useState } from 'react';
import { noticeDays } from '../../contract/notice-days.ts';
import type { LapsingLot, MyLapsing, VillageGift } from '../../contract/year-end.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useAnswer } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { SayAge } from '../profile/SayAge.tsx';
import { useTexts } from '../texts/language.ts';
import { Gifts } from './Gifts.tsx';
import { Give } from './Give.tsx';
import styles from './Lapsing.module.css';
import { Lot } from './Lot.tsx';
import { Receipt } from './Receipt.tsx';
import { useYearEndTexts } from './use-year-end-texts.ts';

/** From so many days before the last one on points can be given. */
const [giftDays] = noticeDays;

/** What lapses when, and what can be done about it: use it, or give it to the village. */
export default function Lapsing() {
  const { t } = useTexts();
  const y = useYearEndTexts();
  const lapsing = useAnswer('getMyLapsing', {});
  return (
    <Screen title={y('title')} back={{ label: t('back'), href: paths.points }} place="points">
      <Loaded asked={lapsing}>{(mine) => <Lots mine={mine} />}</Loaded>
    </Screen>
  );
}

function Lots({ mine }: { mine: MyLapsing }) {
  const { say } = useTexts();
  const y = useYearEndTexts();
  const [giving, setGiving] = useState<LapsingLot>();
  const [given, setGiven] = useState<VillageGift>();
  const { lots, village, gifts, noGift } = mine;
  const isLate = lots.some(({ account, daysLeft }) => account === 'own' && daysLeft <= giftDays);
  return (
    <>
      <p className={styles.rule}>{say(mine.rule)}</p>
      {given && <Receipt gift={given} onClose={() => setGiven(undefined)} />}
      {lots.length === 0 ? (
        <EmptyState drawing={<LampEmpty />} title={y('none')} line={y('noneLine')} />
      ) : (
        <ul className={styles.lots} aria-label={y('lots')}>
          {lots.map((lot) => (
            <Lot key={`${lot.account}/${lot.lapsesOn}`} lot={lot} onGive={() => setGiving(lot)} />
          ))}
        </ul>
      )}
      {lots.length > 0 && (
        <p className={styles.quiet}>
          {y('useFirst')}
          {noGift === null && !isLate && ` ${y('notYet', { days: giftDays })}`}
        </p>
      )}
      {isLate && noGift === 'minor' && <p className={styles.quiet}>{y('minor')}</p>}
      {isLate && noGift === 'no_home' && (
        <Card tone="tint" className={styles.home}>
          <p>{y('noHome')}</p>
          <ButtonLink kind="outline" href={paths.profile}>
            {y('fillIn')}
          </ButtonLink>
        </Card>
      )}
      {isLate && noGift === 'no_age' && (
        <Card tone="tint" className={styles.home}>
          <p>{y('noAge')}</p>
          <SayAge asker="lapsing" />
        </Card>
      )}
      {village && (
        <Card tone="tint">
          <h2 className={styles.heading}>{y('village', { village: say(village.name) })}</h2>
          <p className={styles.quiet}>
            {village.gifts === 0
              ? y('villageEmpty')
              : y('villageLine', {
                  points: pointsText(village.points),
                  gifts: pointsText(village.gifts),
                })}
          </p>
        </Card>
      )}
      {gifts.length > 0 && <Gifts gifts={gifts} />}
      {giving && village && (
        <Give
          lot={giving}
          village={say(village.name)}
          onClose={() => setGiving(undefined)}
          onGiven={(gift) => {
            setGiving(undefined);
            setGiven(gift);
          }}
        />
      )}
    </>
  );
}
