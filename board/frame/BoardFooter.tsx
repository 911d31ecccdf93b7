import { Link } from 'wouter';
import { residentApp, useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './frame.module.css';
import { places } from './places.ts';

/** The way around on a phone, and whom to call. */
export function BoardFooter() {
  const { t } = useWords();
  const { county } = useCounty();
  return (
    <footer className={styles.footer}>
      <nav className={styles.footerPlaces} aria-label={t('app.more')}>
        {places.map(({ href, word }) => (
          <Link key={href} href={href}>
            {t(word)}
          </Link>
        ))}
        <Link href="/seals">{t('seals.title')}</Link>
        <a href={residentApp()}>{t('app.report')}</a>
      </nav>
      <p className={styles.footerLine}>
        {t('app.foot')} {t('app.hotline')}{' '}
        <a className="figures" href={`tel:${county.hotline}`}>
          {county.hotline}
        </a>
      </p>
    </footer>
  );
}
