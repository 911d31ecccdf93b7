import type { PointsFigures } from '../../contract/awards.ts';
import type { Me } from '../../contract/residents.ts';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { IconLink } from '../../ui/IconButton.tsx';
import { BellIcon, CheckIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useApi } from '../api.ts';
import { dayText } from '../dates.ts';
import { paths } from '../paths.ts';
import { changeSettings, useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Sky.module.css';

/** The night above the roofs: where I live, what I may spend, what is still being checked. */
export function Sky({ me, points }: { me: Me | undefined; points: PointsFigures | undefined }) {
  const { t, say } = useTexts();
  const { county } = useApi();
  const { elder } = useSettings();
  const unread = me?.unreadNotices ?? 0;
  return (
    <header className={styles.sky} data-surface="sky">
      <div className={styles.top}>
        {!elder && <Logo size={28} />}
        <h1 className={styles.community}>{say(me?.community ?? county.name)}</h1>
        <BigText elder={elder} />
        <IconLink
          href={paths.notices}
          icon={<BellIcon />}
          label={unread > 0 ? t('home.notices', { count: unread }) : t('home.noticesNone')}
          badge={unread > 0 ? Math.min(unread, 99) : undefined}
        />
      </div>
      <div className={styles.points}>
        <div>
          <div className={styles.name}>{t(elder ? 'home.myPoints' : 'home.spendable')}</div>
          <div className={styles.figure}>
            {points ? (
              <PointsFigure points={points.spendable} size="xl" unit={t('points')} />
            ) : (
              <span className={styles.unknown}>—</span>
            )}
          </div>
        </div>
        {points && <Uncertain points={points} />}
      </div>
      <Roofs />
    </header>
  );
}

function BigText({ elder }: { elder: boolean }) {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className={styles.bigText}
      aria-pressed={elder}
      onClick={() => void changeSettings({ elder: !elder })}
    >
      {elder && <CheckIcon size={18} />}
      {t('home.bigText')}
    </button>
  );
}

/** What is not spendable yet, drawn unfinished, and what lapses next. */
function Uncertain({ points }: { points: PointsFigures }) {
  const { t, language } = useTexts();
  const { elder } = useSettings();
  const { provisional, held, lapsingNext } = points;
  return (
    <div className={styles.uncertain}>
      {provisional > 0 && (
        <StateTag state="provisional">
          {t('home.provisional', { points: pointsText(provisional, true) })}
        </StateTag>
      )}
      {held > 0 && <StateTag state="held">{t('home.held', { points: pointsText(held) })}</StateTag>}
      {lapsingNext && !elder && (
        <span className={styles.lapsing}>
          {t('home.lapsing', {
            points: pointsText(lapsingNext.points),
            day: dayText(lapsingNext.on, presentMs(), language),
          })}
        </span>
      )}
    </div>
  );
}
