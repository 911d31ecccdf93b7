import { InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Pledge } from '../../contract/pools.ts';
import type { BodyOf } from '../../contract/route.ts';
import type { sponsorRoutes } from '../../contract/sponsors.ts';
import type { Sentence } from '../../contract/values.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { fenOf, money } from './money.ts';
import { stalePools } from './use-pools.ts';

interface PledgeFormProps {
  /** Who can pledge; one alone is not asked for. */
  sponsors: readonly { id: string; name: Sentence }[];
  pools: readonly { code: string; name: Sentence }[];
  pointValueFen: number;
  onDone: () => void;
}

type Wanted = BodyOf<typeof sponsorRoutes.makePledge>;

/** Money at the face value of a point, or goods at what they are worth. */
export function PledgeForm({ sponsors, pools, pointValueFen, onDone }: PledgeFormProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const [sponsor, setSponsor] = useState(sponsors.length === 1 ? sponsors[0]?.id : undefined);
  const [pool, setPool] = useState(pools[0]?.code ?? '');
  const [kind, setKind] = useState<Pledge['kind']>('money');
  const [goods, setGoods] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const pledging = useStep(
    ({ id, ...body }: Wanted & { id: string }, requestId) =>
      client.call('makePledge', { params: { id }, body, requestId }),
    { stale: stalePools, onDone },
  );
  const refused = (field: string) =>
    pledging.error instanceof Refused ? pledging.error.field(field) : undefined;
  const fen = fenOf(amount);
  const badGoods = kind === 'goods' && goods.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (sponsor === undefined || fen === undefined || badGoods || pledging.isPending) return;
    const what = kind === 'goods' ? { goods: goods.trim() } : {};
    pledging.mutate({ id: sponsor, pool, kind, amountFen: fen, note: note.trim(), ...what });
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('pools.pledge.begin')}
    >
      <p className={cardStyles.quiet}>{t('pools.pledge.lead', { value: money(pointValueFen) })}</p>
      <div className={cardStyles.pair}>
        {sponsors.length !== 1 && (
          <Labelled
            label={t('pools.pledge.sponsor')}
            error={pressed && sponsor === undefined ? t('pools.pledge.missingSponsor') : undefined}
          >
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                value={sponsor}
                options={sponsors.map((one) => ({ value: one.id, label: say(one.name) }))}
                onChange={setSponsor}
              />
            )}
          </Labelled>
        )}
        {pools.length > 1 && (
          <Labelled label={t('pools.pledge.pool')} error={refused('pool')}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                value={pool}
                options={pools.map(({ code, name }) => ({ value: code, label: say(name) }))}
                onChange={setPool}
              />
            )}
          </Labelled>
        )}
      </div>
      <Segmented
        label={t('pools.pledge.kind')}
        value={kind}
        onChange={setKind}
        choices={(['money', 'goods'] as const).map((value) => ({
          value,
          label: t(`pools.pledge.${value}`),
        }))}
      />
      {kind === 'goods' && (
        <Field
          label={t('pools.pledge.goodsWhat')}
          placeholder={t('pools.pledge.goodsHint')}
          maxLength={200}
          value={goods}
          error={pressed && badGoods ? t('pools.pledge.missingGoods') : refused('goods')}
          onChange={(event) => setGoods(event.target.value)}
        />
      )}
      <Labelled
        label={t(kind === 'goods' ? 'pools.pledge.worth' : 'pools.pledge.amount')}
        hint={
          fen === undefined
            ? undefined
            : t('pools.pledge.comesTo', { points: pointsText(Math.floor(fen / pointValueFen)) })
        }
        error={pressed && fen === undefined ? t('pools.pledge.wrongAmount') : refused('amountFen')}
      >
        {(id) => (
          <InputNumber
            id={id}
            className={fieldStyles.full ?? ''}
            min={0}
            precision={2}
            value={amount}
            onChange={setAmount}
          />
        )}
      </Labelled>
      <TextField
        label={t('pools.pledge.note')}
        maxLength={500}
        value={note}
        error={refused('note')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusals error={pledging.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={pledging.isPending}>
          {t('pools.pledge.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('pools.receipt.close')}
        </Button>
      </div>
    </form>
  );
}
