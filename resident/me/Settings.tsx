import { Segmented } from '../../ui/Segmented.tsx';
import { changeSettings, type Theme, themes, useSettings } from '../settings.ts';
import { languages, type TextKey, useTexts } from '../texts/language.ts';
import styles from './Me.module.css';

const themeWords: Record<Theme, TextKey> = {
  system: 'me.themeSystem',
  light: 'me.themeLight',
  dark: 'me.themeDark',
};

/** How the app looks on this phone; the public board follows the same choice. */
export function Settings() {
  const { t } = useTexts();
  const { language, elder, theme, still } = useSettings();
  return (
    <section className={styles.settings} aria-labelledby="settings">
      <h2 id="settings" className={styles.heading}>
        {t('me.settings')}
      </h2>
      <Segmented
        label={t('me.language')}
        choices={languages.map((value) => ({ value, label: t(`me.languageNames.${value}`) }))}
        value={language}
        onChange={(chosen) => void changeSettings({ language: chosen })}
      />
      <Segmented
        label={t('me.bigText')}
        choices={[
          { value: 'off', label: t('me.off') },
          { value: 'on', label: t('me.on') },
        ]}
        value={elder ? 'on' : 'off'}
        onChange={(chosen) => void changeSettings({ elder: chosen === 'on' })}
      />
      <Segmented
        label={t('me.theme')}
        choices={themes.map((value) => ({ value, label: t(themeWords[value]) }))}
        value={theme}
        onChange={(chosen) => void changeSettings({ theme: chosen })}
      />
      <Segmented
        label={t('me.motion')}
        choices={[
          { value: 'on', label: t('me.on') },
          { value: 'off', label: t('me.off') },
        ]}
        value={still ? 'off' : 'on'}
        onChange={(chosen) => void changeSettings({ still: chosen === 'off' })}
      />
    </section>
  );
}
