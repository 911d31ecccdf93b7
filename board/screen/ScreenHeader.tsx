import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { useCounty } from '../county.ts';
import { clockTime, dayWithWeekday } from '../dates.ts';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Lamp, OpenRing, OverdueTriangle } from './marks.tsx';
import styles from './ScreenHeader.module.css';

/** Whose night it is, what the marks mean, and the time. */
export function ScreenHeader() {
  const { county } = useCounty();
  const { t, say } = useWords();
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.home} aria-label={t('screen.home')}>
        <Logo size={56} />
      </Link>
      <div className={styles.words}>
        <PageTitle title={t('screen.title')} className={styles.title}>
          <span>{say(county.name)}</span> <span>{t('screen.title')}</span>
        </PageTitle>
        <p className={styles.lead}>{t('screen.lead')}</p>
      </div>
      <ul className={styles.legend} aria-label={t('screen.legend')}>
        <li>
          <Mark>
            <Lamp x={12} y={12} />
          </Mark>
          {t('screen.lamp')}
        </li>
        <li>
          <Mark>
            <OpenRing x={12} y={12} />
          </Mark>
          {t('screen.ring')}
        </li>
        <li>
          <Mark>
            <OverdueTriangle x={12} y={12} />
          </Mark>
          {t('screen.triangle')}
        </li>
      </ul>
      <Clock />
    </header>
  );
}

function Mark({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 24" className={styles.mark} aria-hidden="true">
      {children}
    </svg>
  );
}

function Clock() {
  const { language } = useWords();
  const now = useNow(1000);
  return (
    <p className={styles.clock}>
      <time className={styles.time}>{clockTime(now)}</time>
      <span className={styles.day}>{dayWithWeekday(now, language)}</span>
    </p>
  );
}
