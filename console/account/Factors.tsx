import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Enrolment, MyFactors } from '../../contract/sign-ins.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useDeviceWords } from '../devices.ts';
import { ChooseFactor } from '../enrol/ChooseFactor.tsx';
import { RecoveryCodes } from '../enrol/RecoveryCodes.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';

/** The second factors and the recovery codes; every change asks for the second factor once more. */
export function Factors() {
  const { t } = useWords();
  const { client } = useCounty();
  const mine = useQuery({
    queryKey: client.key('getMyFactors'),
    queryFn: ({ signal }) => client.call('getMyFactors', { signal }),
  });
  return (
    <>
      <section className={columnStyles.pane} aria-labelledby="factors">
        <h2 className={columnStyles.heading} id="factors">
          {t('account.factors')}
        </h2>
        <p className={columnStyles.lead}>{t('account.factorsLead')}</p>
        {mine.isPending && <Skeleton label={t('account.loading')} rows={3} />}
        {mine.isError && <Failed error={mine.error} retry={() => mine.refetch()} />}
        {mine.data && <Held mine={mine.data} />}
      </section>
      {mine.data && <Codes left={mine.data.recoveryCodesLeft} />}
    </>
  );
}

function Held({ mine }: { mine: MyFactors }) {
  const { t } = useWords();
  const { client } = useCounty();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<'added' | 'removed'>();
  const keep = (what: 'added' | 'removed') => (factors: MyFactors) => {
    queries.setQueryData(client.key('getMyFactors'), factors);
    void queries.invalidateQueries({ queryKey: client.key('listMyStaffDevices') });
    setChanged(what);
  };
  return (
    <>
      <Rows mine={mine} onChanged={keep('removed')} />
      {changed && (
        <p className={columnStyles.done} role="status">
          <CheckIcon size={17} />
          {t(`account.${changed}`)}
        </p>
      )}
      <Add onBegin={() => setChanged(undefined)} onAdded={keep('added')} />
    </>
  );
}

interface RowsProps {
  mine: MyFactors;
  onChanged: (factors: MyFactors) => void;
}

/** What there is, each with the way to take it away, except the last one. */
function Rows({ mine, onChanged }: RowsProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const rows = useFactorRows(mine);
  const removing = useMutation({
    mutationFn: (id: string) => client.call('removeMyFactor', { params: { id } }),
    onSuccess: onChanged,
  });
  return (
    <>
      <ul className={columnStyles.rows}>
        {rows.map(({ id, what, since }) => (
          <li key={id} className={columnStyles.row}>
            <span className={columnStyles.what}>
              <strong>{what}</strong>
              <span className={columnStyles.when}>{since}</span>
            </span>
            {rows.length > 1 && (
              <Button
                size="s"
                kind="outline"
                busy={removing.isPending && removing.variables === id}
                aria-label={t('account.removeNamed', { what })}
                onClick={() => removing.mutate(id)}
              >
                {t('account.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusals error={removing.error} />
    </>
  );
}

function useFactorRows({ totp, passkeys }: MyFactors) {
  const { t, language } = useWords();
  const now = useNow();
  const deviceWords = useDeviceWords();
  const when = (instant: string) => momentInWords(instant, now, language);
  const apps = totp === null ? [] : [totp];
  return [
    ...apps.map(({ id, addedAt }) => ({
      id,
      what: t('account.app'),
      since: t('account.appSince', { at: when(addedAt) }),
    })),
    ...passkeys.map(({ id, addedAt, lastUsedAt, ...device }) => ({
      id,
      what: `${t('enrol.passkey')} · ${deviceWords(device)}`,
      since:
        lastUsedAt === null
          ? t('account.passkeySince', { at: when(addedAt) })
          : t('account.passkeyUsed', { at: when(addedAt), used: when(lastUsedAt) }),
    })),
  ];
}

interface AddProps {
  onBegin: () => void;
  onAdded: (factors: MyFactors) => void;
}

/** Another passkey, or an app in place of the one before. */
function Add({ onBegin, onAdded }: AddProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [adding, setAdding] = useState<Enrolment>();
  const beginning = useMutation({
    mutationFn: () => client.call('startMyFactor', {}),
    onSuccess: (enrolment) => {
      onBegin();
      setAdding(enrolment);
    },
  });
  if (adding === undefined)
    return (
      <>
        <Refusals error={beginning.error} />
        <div className={columnStyles.buttons}>
          <Button
            size="s"
            kind="outline"
            busy={beginning.isPending}
            onClick={() => beginning.mutate()}
          >
            {t('account.addFactor')}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <ChooseFactor
        enrolment={adding}
        confirm={(shown) => client.call('addMyFactor', { body: shown })}
        onDone={(factors) => {
          setAdding(undefined);
          onAdded(factors);
        }}
      />
      <div className={columnStyles.buttons}>
        <Button kind="quiet" onClick={() => setAdding(undefined)}>
          {t('account.cancel')}
        </Button>
      </div>
    </>
  );
}

function Codes({ left }: { left: number }) {
  const { t } = useWords();
  const { client } = useCounty();
  const queries = useQueryClient();
  const renewing = useMutation({
    mutationFn: () => client.call('renewRecoveryCodes', {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: client.key('getMyFactors') }),
  });
  return (
    <section className={columnStyles.pane} aria-labelledby="codes">
      <h2 className={columnStyles.heading} id="codes">
        {t('account.codes')}
      </h2>
      {renewing.data ? (
        <>
          <p className={columnStyles.lead}>{t('enrol.codesLead')}</p>
          <RecoveryCodes
            codes={renewing.data.recoveryCodes}
            done={t('account.codesKept')}
            onDone={renewing.reset}
          />
        </>
      ) : (
        <>
          <p className={columnStyles.lead}>
            {t('account.codesLeft', { count: left })} · {t('account.renewLead')}
          </p>
          <Refusals error={renewing.error} />
          <div className={columnStyles.buttons}>
            <Button
              size="s"
              kind="outline"
              busy={renewing.isPending}
              onClick={() => renewing.mutate()}
            >
              {t('account.renewCodes')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
