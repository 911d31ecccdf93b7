import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type poolRoutes, type SponsorKind, sponsorKinds } from '../../contract/pools.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stalePools } from './use-pools.ts';

/** Opens a pool that rules can name. */
export function NewPool() {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [kind, setKind] = useState<SponsorKind>('government');
  const [nameZh, setNameZh] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [code, setCode] = useState('');
  const [pressed, setPressed] = useState(false);
  const creating = useStep(
    (body: BodyOf<typeof poolRoutes.createPool>, requestId) =>
      client.call('createPool', { body, requestId }),
    { stale: stalePools, onDone: (pool) => go(`/pools/pool/${pool.code}`) },
  );
  const refused = (field: string) =>
    creating.error instanceof Refused ? creating.error.field(field) : undefined;
  const names = { nameZh: nameZh.trim(), nameEn: nameEn.trim() };
  const isShort = (name: string) => name.length < 2;
  const badCode = !/^[a-z][a-z0-9-]{1,39}$/.test(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (badCode || Object.values(names).some(isShort) || creating.isPending) return;
    creating.mutate({ code, kind, ...names });
  };
  const missing = (name: string) =>
    pressed && isShort(name) ? t('pools.newPool.missingName') : undefined;
  return (
    <TitledPage back="/pools" title={t('pools.newPool.heading')}>
      <div className={titledStyles.body}>
        <form noValidate onSubmit={submit} className={cardStyles.card}>
          <p className={cardStyles.quiet}>{t('pools.newPool.lead')}</p>
          <Field
            label={t('pools.newPool.nameZh')}
            maxLength={60}
            value={nameZh}
            error={missing(names.nameZh) ?? refused('nameZh')}
            onChange={(event) => setNameZh(event.target.value)}
          />
          <Field
            label={t('pools.newPool.nameEn')}
            maxLength={60}
            value={nameEn}
            error={missing(names.nameEn) ?? refused('nameEn')}
            onChange={(event) => setNameEn(event.target.value)}
          />
          <Field
            label={t('pools.newPool.code')}
            hint={t('pools.newPool.codeHint')}
            maxLength={40}
            value={code}
            error={pressed && badCode ? t('pools.newPool.wrongCode') : refused('code')}
            onChange={(event) => setCode(event.target.value)}
          />
          <Labelled label={t('pools.newPool.kind')} error={refused('kind')}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                value={kind}
                options={sponsorKinds.map((value) => ({
                  value,
                  label: t(`pools.kinds.${value}`),
                }))}
                onChange={setKind}
              />
            )}
          </Labelled>
          <Refusals error={creating.error} />
          <Button type="submit" busy={creating.isPending}>
            {t('pools.newPool.send')}
          </Button>
        </form>
      </div>
    </TitledPage>
  );
}
