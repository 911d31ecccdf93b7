import { type ReactNode, useEffect } from 'react';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { useCounty } from '../county.tsx';
import { chooseLanguage, useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import styles from './SignIn.module.css';

interface EntryPageProps {
  title: string;
  lead?: string | undefined;
  /** Moves focus to the heading whenever this changes: another step, or a sign-in that expired. */
  step?: string | undefined;
  children: ReactNode;
}

/** The page of everybody who is not at the desk yet: the night on the left, one step on the right. */
export function EntryPage({ title, lead, step, children }: EntryPageProps) {
  const heading = usePageHeading(title);
  useEffect(() => {
    if (step !== undefined) heading.current?.focus();
  }, [step, heading]);
  return (
    <div className={styles.page}>
      <Sky />
      <main className={styles.main}>
        <div className={styles.column}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}

function Sky() {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className={styles.sky} data-surface="sky">
      <div className={styles.brand}>
        <Logo size={44} />
        <p className={styles.centre}>
          {say(county.name)} <span>{t('app.centre')}</span>
        </p>
      </div>
      <p className={styles.sentence}>{t('signIn.sky')}</p>
      <button
        type="button"
        className={styles.language}
        lang={other}
        onClick={() => chooseLanguage(other)}
      >
        {t(`languages.${other}`)}
      </button>
      <Roofs streets={2} className={styles.roofs} />
    </header>
  );
}
