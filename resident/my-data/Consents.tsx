import { useMutation, useQueryClient } from '@tanstack/react-query';
import { consentForms } from '../../contract/consent-forms.ts';
import type { Consent } from '../../contract/consents.ts';
import { Card } from '../../ui/Card.tsx';
import { Refused } from '../../ui/client.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useAnswer, useApi } from '../api.ts';
import { agoWords } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { asksAge, SayAge } from '../profile/SayAge.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** What I agree to, one by one: what is so with it, and what without. */
export default function Consents() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const mine = useAnswer('listMyConsents', {});
  return (
    <Screen title={d('consents.title')} back={{ label: t('back'), href: paths.myData }}>
      <p className={styles.lead}>{d('consents.lead')}</p>
      <Loaded asked={mine}>
        {({ consents }) => (
          <ul className={styles.cards}>
            {consents.map((consent) => (
              <li key={consent.purpose}>
                <One consent={consent} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Screen>
  );
}

function One({ consent }: { consent: Consent }) {
  const { say, language } = useTexts();
  const d = useMyDataTexts();
  const words = useWords();
  const now = useNow();
  const { client } = useApi();
  const queries = useQueryClient();
  const { purpose, given, since, toEarlierText } = consent;
  const form = consentForms[purpose];
  const change = useMutation({
    mutationFn: (wanted: boolean) =>
      client.call('setMyConsent', {
        params: { purpose },
        // The text that stands on this screen, which may be older than the one that is asked for now.
        body: { given: wanted, textVersion: form.version },
      }),
    onSuccess: (answer) => queries.setQueryData(client.key('listMyConsents', {}), answer),
  });
  const chosen = change.isPending ? change.variables : given;
  return (
    <Card>
      <h2 className={styles.heading}>{say(form.what)}</h2>
      <p className={styles.effect}>{say(chosen ? form.given : form.withdrawn)}</p>
      <Segmented
        label={say(form.what)}
        labelHidden
        choices={[
          { value: 'on', label: d('consents.on') },
          { value: 'off', label: d('consents.off') },
        ]}
        value={chosen ? 'on' : 'off'}
        onChange={(value) => change.mutate(value === 'on')}
      />
      <p className={`${styles.quiet} ${styles.since}`}>
        {since === null
          ? d(given ? 'consents.byItself' : 'consents.neverAsked')
          : d('consents.since', { when: words(agoWords(since, now, language)) })}
      </p>
      {toEarlierText && <p className={styles.quiet}>{d('consents.toEarlierText')}</p>}
      <Problem error={change.error} />
      {change.error instanceof Refused && asksAge(change.error.problem) && (
        <SayAge asker="consents" />
      )}
    </Card>
  );
}
