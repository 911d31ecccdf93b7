import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { type SponsorKind, sponsorKinds } from '../../contract/pools.ts';
import type { BodyOf } from '../../contract/route.ts';
import type { sponsorRoutes } from '../../contract/sponsors.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stalePools } from './use-pools.ts';

/** Takes in an organisation that stands behind points. */
export function NewSponsor({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [kind, setKind] = useState<SponsorKind>('enterprise');
  const [nameZh, setNameZh] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [pressed, setPressed] = useState(false);
  const creating = useStep(
    (body: BodyOf<typeof sponsorRoutes.createSponsor>, requestId) =>
      client.call('createSponsor', { body, requestId }),
    { stale: stalePools, onDone },
  );
  const refused = (field: string) =>
    creating.error instanceof Refused ? creating.error.field(field) : undefined;
  const names = { nameZh: nameZh.trim(), nameEn: nameEn.trim() };
  const missing = (name: string) =>
    pressed && name.length < 2 ? t('pools.newPool.missingName') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (Object.values(names).some((name) => name.length < 2) || creating.isPending) return;
    creating.mutate({ kind, ...names });
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('pools.sponsors.create')}
    >
      <div className={cardStyles.pair}>
        <Field
          label={t('pools.sponsors.nameZh')}
          maxLength={60}
          value={nameZh}
          error={missing(names.nameZh) ?? refused('nameZh')}
          onChange={(event) => setNameZh(event.target.value)}
        />
        <Field
          label={t('pools.sponsors.nameEn')}
          maxLength={60}
          value={nameEn}
          error={missing(names.nameEn) ?? refused('nameEn')}
          onChange={(event) => setNameEn(event.target.value)}
        />
        <Labelled label={t('pools.sponsors.kind')} error={refused('kind')}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={kind}
              options={sponsorKinds.map((value) => ({ value, label: t(`pools.kinds.${value}`) }))}
              onChange={setKind}
            />
          )}
        </Labelled>
      </div>
      <Refusals error={creating.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={creating.isPending}>
          {t('pools.sponsors.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('pools.receipt.close')}
        </Button>
      </div>
    </form>
  );
}
