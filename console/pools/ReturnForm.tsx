import { InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { poolRoutes, WholePool } from '../../contract/pools.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stalePools } from './use-pools.ts';

interface ReturnFormProps {
  pool: WholePool;
  onDone: () => void;
}

/** Lets a sponsor's unspent cover go back, with what lapsed unspent where there is some. */
export function ReturnForm({ pool, onDone }: ReturnFormProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const funds = pool.funds.filter(({ cover, lapsed }) => cover + lapsed > 0);
  const [sponsor, setSponsor] = useState(funds[0]?.sponsor ?? '');
  const fund = funds.find((one) => one.sponsor === sponsor);
  const most = fund?.cover ?? 0;
  const lapsed = fund?.lapsed ?? 0;
  const [points, setPoints] = useState<number | null>(most);
  const [withLapsed, setWithLapsed] = useState(true);
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { code: pool.code };
  const returning = useStep(
    (body: BodyOf<typeof poolRoutes.returnCover>, requestId) =>
      client.call('returnCover', { params, body, requestId }),
    { stale: stalePools, onDone },
  );
  const refused = (field: string) =>
    returning.error instanceof Refused ? returning.error.field(field) : undefined;
  const badPoints = points === null || points < 0 || points > most;
  const badReason = reason.trim().length < 2;
  const choose = (id: string) => {
    setSponsor(id);
    setPoints(funds.find((one) => one.sponsor === id)?.cover ?? 0);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (points === null || badPoints || badReason || returning.isPending) return;
    const also = withLapsed && lapsed > 0;
    returning.mutate({ sponsor, points, withLapsed: also, reason: reason.trim() });
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('pools.returns.begin')}
    >
      <div className={cardStyles.pair}>
        <Labelled label={t('pools.pledge.sponsor')} error={refused('sponsor')}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={sponsor}
              options={funds.map((one) => ({ value: one.sponsor, label: say(one.name) }))}
              onChange={choose}
            />
          )}
        </Labelled>
        <Labelled
          label={t('pools.returns.points')}
          hint={t('pools.returns.most', { points: pointsText(most) })}
          error={
            pressed && badPoints
              ? t('pools.returns.wrong', { most: pointsText(most) })
              : refused('points')
          }
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={0}
              max={most}
              precision={0}
              value={points}
              onChange={setPoints}
            />
          )}
        </Labelled>
      </div>
      {lapsed > 0 && (
        <label className={cardStyles.choice}>
          <input
            type="checkbox"
            checked={withLapsed}
            onChange={(event) => setWithLapsed(event.target.checked)}
          />
          {t('pools.returns.withLapsed', { points: pointsText(lapsed) })}
        </label>
      )}
      <TextField
        label={t('pools.returns.reason')}
        placeholder={t('pools.returns.reasonHint')}
        maxLength={500}
        value={reason}
        error={pressed && badReason ? t('pools.missingReason') : refused('reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Refusals error={returning.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={returning.isPending}>
          {t('pools.returns.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('pools.receipt.close')}
        </Button>
      </div>
    </form>
  );
}
