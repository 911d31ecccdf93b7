import { chooseLanguage, useWords } from '../language.ts';
import { useReading } from '../reading.ts';
import styles from './BoardHeader.module.css';

/** Large type, night, motion, the other language: each button says what pressing it brings. */
export function ReadingSwitches() {
  const { t, language } = useWords();
  const { elder, night, still, switchElder, switchNight, switchMotion } = useReading();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <fieldset className={styles.switches}>
      <legend className="visually-hidden">{t('app.reading')}</legend>
      <button type="button" onClick={switchElder}>
        {t(elder ? 'app.elderOff' : 'app.elder')}
      </button>
      <button type="button" onClick={switchNight}>
        {t(night ? 'app.day' : 'app.night')}
      </button>
      <button type="button" onClick={switchMotion}>
        {t(still ? 'app.moving' : 'app.still')}
      </button>
      <button type="button" lang={other} onClick={() => void chooseLanguage(other).catch(() => {})}>
        {t('app.otherLanguage')}
      </button>
    </fieldset>
  );
}
