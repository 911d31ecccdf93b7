import { Logo } from '../../ui/drawings/Logo.tsx';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { useApi } from '../api.ts';
import { changeSettings, useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import styles from './SignIn.module.css';
import { useSignInTexts } from './use-sign-in-texts.ts';

/** The sky over the way in, with the two switches that somebody may need before reading on. */
export function Night({ title }: { title: string }) {
  const { t, say, language } = useTexts();
  const s = useSignInTexts();
  const { county } = useApi();
  const { elder } = useSettings();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className={styles.sky} data-surface="sky">
      <div className={styles.top}>
        <Logo size={28} />
        <span className={styles.county}>
          {t('product')} · <span>{say(county.name)}</span>
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
          {s('otherLanguage')}
        </button>
      </div>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.slogan}>{t('slogan')}</p>
      <Roofs />
    </header>
  );
}
