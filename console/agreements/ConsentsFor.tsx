import { useState } from 'react';
import { consentForms } from '../../contract/consent-forms.ts';
import type { Consent } from '../../contract/consents.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useConsentFor, useConsentsFor } from './use-agreements.ts';

/** What they consent to, one by one: the text is read to them before a switch is moved. */
export function ConsentsFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useConsentsFor(id);
  const [changed, setChanged] = useState<readonly Consent[]>();
  const changing = useConsentFor(id, setChanged);
  const consents = changed ?? looking.data?.consents ?? [];
  return (
    <PartPane heading={t('agreements.consents.heading')} lead={t('agreements.consents.lead')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('agreements.consents.show')}
      </Button>
      <ul className={styles.list}>
        {consents.map((consent) => (
          <li key={consent.purpose}>
            <One
              consent={consent}
              onChange={(given) => {
                const { purpose } = consent;
                const textVersion = consentForms[purpose].version;
                if (!changing.isPending) changing.mutate({ purpose, given, textVersion });
              }}
            />
          </li>
        ))}
      </ul>
      <Refusals error={looking.error ?? changing.error} />
    </PartPane>
  );
}

interface OneProps {
  consent: Consent;
  onChange: (given: boolean) => void;
}

function One({ consent: { purpose, given }, onChange }: OneProps) {
  const { t, say } = useWords();
  const form = consentForms[purpose];
  return (
    <>
      <p>
        <strong>{say(form.what)}</strong>
        <br />
        {say(given ? form.given : form.withdrawn)}
      </p>
      <Segmented
        label={say(form.what)}
        labelHidden
        choices={[
          { value: 'on', label: t('agreements.consents.on') },
          { value: 'off', label: t('agreements.consents.off') },
        ]}
        value={given ? 'on' : 'off'}
        onChange={(value) => onChange(value === 'on')}
      />
    </>
  );
}
