import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../contract/residents.ts';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { useApi } from '../api.ts';
import { Screen } from '../frame/Screen.tsx';
import { interrupted, rememberResident, takePlace } from '../session.ts';
import { changeSettings, useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import { CodeForm } from './CodeForm.tsx';
import { DemoPeople } from './DemoPeople.tsx';
import { PhoneForm } from './PhoneForm.tsx';
import styles from './SignIn.module.css';

export interface CodeSent {
  phone: string;
  /** Only the demo's stand-in for the SMS provider shows it. */
  demoCode: string | undefined;
}

/** Phone, then code. Whoever was interrupted goes back to where they were. */
export default function SignIn() {
  const { t } = useTexts();
  const { client } = useApi();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState<CodeSent>();
  const [back] = useState(interrupted);
  const enter = (me: Me) => {
    queries.clear();
    queries.setQueryData(client.key('getMe', {}), me);
    rememberResident(me.id);
    go(takePlace(), { replace: true });
  };
  return (
    <Screen title={t('signIn.title')} header={<Night />}>
      <div className={styles.body}>
        <p className={styles.line}>{t(back ? 'signIn.back' : 'signIn.line')}</p>
        {sent ? (
          <CodeForm
            sent={sent}
            onSent={setSent}
            onBack={() => setSent(undefined)}
            onEnter={enter}
          />
        ) : (
          <>
            <PhoneForm phone={phone} onPhone={setPhone} onSent={setSent} />
            <DemoPeople onSent={setSent} />
          </>
        )}
        <p className={styles.pledge}>{t('signIn.pledge')}</p>
      </div>
    </Screen>
  );
}

function Night() {
  const { t, say, language } = useTexts();
  const { county } = useApi();
  const { elder } = useSettings();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className={styles.sky} data-surface="sky">
      <div className={styles.top}>
        <Logo size={28} />
        <span className={styles.county}>
          {t('product')} · {say(county.name)}
        </span>
        <button
          type="button"
          className={styles.switch}
          aria-pressed={elder}
          onClick={() => void changeSettings({ elder: !elder })}
        >
          {t('home.bigText')}
        </button>
        <button
          type="button"
          className={styles.switch}
          lang={other}
          onClick={() => void changeSettings({ language: other })}
        >
          {t('signIn.otherLanguage')}
        </button>
      </div>
      <h1 className={styles.title}>{t('signIn.title')}</h1>
      <p className={styles.slogan}>{t('slogan')}</p>
      <Roofs />
    </header>
  );
}
