import { useMutation } from '@tanstack/react-query';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Problem } from '../frame/Problem.tsx';
import { changeSettings, useSettings } from '../settings.ts';
import { languages, useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import { useCounter } from './context.ts';
import { Page } from './Page.tsx';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

/** How it looks on this device, another counter, and the way out, once everything was sent. */
export function Settings() {
  const { t } = useTexts();
  const c = useCounterTexts();
  const { language, elder } = useSettings();
  const { county, serve, leave } = useCounter();
  const { waiting } = useTill();
  const leaving = useMutation({ mutationFn: leave });
  return (
    <Page title={c('settings.title')} back="#/">
      <div className={styles.stack}>
        <Segmented
          label={c('settings.language')}
          choices={languages.map((value) => ({ value, label: t(`me.languageNames.${value}`) }))}
          value={language}
          onChange={(chosen) => void changeSettings({ language: chosen })}
        />
        <Segmented
          label={c('settings.elder')}
          choices={[
            { value: 'off', label: c('settings.off') },
            { value: 'on', label: c('settings.on') },
          ]}
          value={elder ? 'on' : 'off'}
          onChange={(chosen) => void changeSettings({ elder: chosen === 'on' })}
        />
        <ButtonLink href={`/?county=${county}#/settlements`} kind="outline" size="l" wide>
          {c('settings.settlements')}
        </ButtonLink>
        {waiting > 0 ? (
          <p className={styles.hint}>{c('settings.unsent', { count: waiting })}</p>
        ) : (
          <>
            <Button kind="outline" size="l" wide onClick={() => serve(undefined)}>
              {c('settings.change')}
            </Button>
            <Button
              kind="outline"
              size="l"
              wide
              busy={leaving.isPending}
              onClick={() => leaving.mutate()}
            >
              {c('settings.signOut')}
            </Button>
          </>
        )}
        <Problem error={leaving.error} />
      </div>
    </Page>
  );
}
