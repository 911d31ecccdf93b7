import { useQuery } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import type { SignInPolicy } from '../../contract/devices.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ColumnPage } from '../column/ColumnPage.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';

/** How desks are guarded: what the security officer may tighten, and what nobody may loosen. */
export default function PolicyPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const policy = useQuery({
    queryKey: client.key('getSignInPolicy'),
    queryFn: ({ signal }) => client.call('getSignInPolicy', { signal }),
  });
  return (
    <ColumnPage title={t('policy.heading')} lead={t('policy.lead')}>
      <section className={columnStyles.pane} aria-label={t('policy.heading')}>
        {policy.isPending && <Skeleton label={t('policy.loading')} rows={4} />}
        {policy.isError && <Failed error={policy.error} retry={() => policy.refetch()} />}
        {policy.data && <PolicyForm policy={policy.data} />}
      </section>
      <section className={columnStyles.pane} aria-labelledby="fixed">
        <h2 className={columnStyles.heading} id="fixed">
          {t('policy.fixed')}
        </h2>
        <ul className={columnStyles.fixed}>
          <li>{t('policy.fixedTwo')}</li>
          <li>{t('policy.fixedTries')}</li>
          <li>{t('policy.fixedPasswords')}</li>
          <li>{t('policy.fixedStepUp')}</li>
        </ul>
      </section>
    </ColumnPage>
  );
}

const fields = [
  { name: 'idleMinutes', word: 'idle', least: 5, most: 30 },
  { name: 'sessionHours', word: 'session', least: 1, most: 12 },
  { name: 'largeAwardPoints', word: 'large', least: 1, most: 1_000_000 },
] as const;

type Written = { [K in keyof SignInPolicy]: number | null };

function PolicyForm({ policy }: { policy: SignInPolicy }) {
  const { t } = useWords();
  const { client } = useCounty();
  const mayChange = mayCall(useStaff(), 'setSignInPolicy');
  const [written, setWritten] = useState<Written>(policy);
  const [checked, setChecked] = useState(false);
  const saving = useStep(
    (body: SignInPolicy, requestId) => client.call('setSignInPolicy', { body, requestId }),
    {
      stale: ['getSignInPolicy'],
    },
  );
  const isWrong = ({ name, least, most }: (typeof fields)[number]) => {
    const value = written[name];
    return value === null || !Number.isInteger(value) || value < least || value > most;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!fields.some(isWrong)) saving.mutate(written as SignInPolicy);
  };
  return (
    <form className={columnStyles.form} noValidate onSubmit={submit}>
      {fields.map((field) => (
        <Labelled
          key={field.name}
          label={t(`policy.${field.word}`)}
          hint={t(`policy.${field.word}Hint`)}
          error={
            checked && isWrong(field)
              ? t('policy.wrong', { least: field.least, most: field.most })
              : undefined
          }
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              readOnly={!mayChange}
              value={written[field.name]}
              onChange={(value) => setWritten({ ...written, [field.name]: value })}
            />
          )}
        </Labelled>
      ))}
      <Refusals error={saving.error} />
      {saving.isSuccess && (
        <p className={columnStyles.done} role="status">
          <CheckIcon size={17} />
          {t('policy.saved')}
        </p>
      )}
      {mayChange ? (
        <Button type="submit" busy={saving.isPending}>
          {t('policy.save')}
        </Button>
      ) : (
        <p className={columnStyles.lead}>{t('policy.readOnly')}</p>
      )}
    </form>
  );
}
