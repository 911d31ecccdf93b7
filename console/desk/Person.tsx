import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { classes } from '../../ui/classes.ts';
import {
  GlobeIcon,
  InfoIcon,
  MoonIcon,
  PauseIcon,
  PersonIcon,
  SignOutIcon,
} from '../../ui/icons.tsx';
import { useAppearance } from '../appearance.ts';
import { chooseLanguage, useWords } from '../language.ts';
import { LiveMark } from '../live/LiveMark.tsx';
import { useSignOut, useStaff } from '../session.ts';
import { useShortcutSwitch } from '../shortcuts.ts';
import styles from './Person.module.css';

/** Who is signed in, for which areas, and the few settings of the desk. */
export function Person({ onGo }: { onGo: () => void }) {
  const { t, say } = useWords();
  const me = useStaff();
  return (
    <section className={styles.person} aria-label={t('nav.signedIn')}>
      <p className={styles.name}>{me.name}</p>
      {me.unit && <p className={styles.role}>{say(me.unit)}</p>}
      <ul className={styles.roles}>
        {me.roles.map(({ role, area, areaName }) => (
          <li key={`${role}:${area}`} className={styles.role}>
            {t(`roles.${role}`)} · {say(areaName)}
          </li>
        ))}
      </ul>
      <LiveMark />
      <Settings onGo={onGo} />
    </section>
  );
}

function Settings({ onGo }: { onGo: () => void }) {
  const { t, language } = useWords();
  const { dark, stopped, switchTheme, switchMotion } = useAppearance();
  const shortcuts = useShortcutSwitch();
  const signOut = useSignOut();
  const [address] = useLocation();
  const leaving = useMutation({ mutationFn: signOut });
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <div className={styles.settings}>
      <Link
        href="/account"
        className={classes(styles.setting, styles.account)}
        aria-current={address === '/account' ? 'page' : undefined}
        onClick={onGo}
      >
        <PersonIcon size={17} />
        <span>{t('account.open')}</span>
      </Link>
      <Setting icon={<GlobeIcon size={17} />} lang={other} press={() => chooseLanguage(other)}>
        {t(`languages.${other}`)}
      </Setting>
      <Setting icon={<MoonIcon size={17} />} press={switchTheme}>
        {t(dark ? 'nav.light' : 'nav.dark')}
      </Setting>
      <Setting icon={<PauseIcon size={17} />} press={switchMotion} pressed={!stopped}>
        {t('nav.motion')}
      </Setting>
      <Setting icon={<InfoIcon size={17} />} press={shortcuts.turn} pressed={shortcuts.on}>
        {t('nav.keys')}
      </Setting>
      <Setting icon={<SignOutIcon size={17} />} press={() => leaving.mutate()}>
        {t('nav.signOut')}
      </Setting>
    </div>
  );
}

interface SettingProps {
  icon: ReactNode;
  children: string;
  press: () => void;
  lang?: string | undefined;
  pressed?: boolean | undefined;
}

function Setting({ icon, children, press, lang, pressed }: SettingProps) {
  return (
    <button
      type="button"
      className={styles.setting}
      lang={lang}
      aria-pressed={pressed}
      onClick={press}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
