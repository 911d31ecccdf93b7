import { Link, useLocation } from 'wouter';
import { classes } from '../../ui/classes.ts';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './BoardHeader.module.css';
import { places } from './places.ts';
import { ReadingSwitches } from './ReadingSwitches.tsx';

/** Whose board this is, the way around it on wide screens, and how to read it. */
export function BoardHeader({ night = false }: { night?: boolean }) {
  const { county } = useCounty();
  const { t, say } = useWords();
  const [here] = useLocation();
  return (
    <header className={styles.header} data-surface={night ? 'sky' : undefined}>
      <div className={styles.row}>
        <Link href="/" className={styles.name}>
          <Logo size={28} />
          <span>{t('app.name', { county: say(county.name) })}</span>
        </Link>
        <nav className={styles.places} aria-label={t('app.pages')}>
          {places.map(({ href, word }) => (
            <Link
              key={href}
              href={href}
              className={classes('roomy-link', styles.place, here.startsWith(href) && styles.here)}
              aria-current={here === href ? 'page' : undefined}
            >
              {t(word)}
            </Link>
          ))}
        </nav>
        <ReadingSwitches />
      </div>
    </header>
  );
}
