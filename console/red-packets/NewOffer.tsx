import { InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type redPacketRoutes, type TaxKind, taxKinds } from '../../contract/red-packets.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { fenOf } from '../pools/money.ts';
import { usePools } from '../pools/use-pools.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { Pane } from './Pane.tsx';
import { staleRedPackets } from './use-red-packets.ts';

type Body = BodyOf<typeof redPacketRoutes.openRedPacketOffer>;

interface Typed {
  nameZh: string;
  nameEn: string;
  wordsZh: string;
  wordsEn: string;
  amount: number | null;
  price: number | null;
  earnedFrom: number | null;
  perYear: number | null;
  places: number | null;
  pools: string[];
  /** The last day; none where it is empty. */
  closesOn: string;
  tax: TaxKind;
}

const empty: Typed = {
  nameZh: '',
  nameEn: '',
  wordsZh: '',
  wordsEn: '',
  amount: 20,
  price: 20,
  earnedFrom: 0,
  perYear: 1,
  places: 100,
  pools: [],
  closesOn: '',
  tax: 'exempt_report',
};

const names = ['nameZh', 'nameEn'] as const;
const words = ['wordsZh', 'wordsEn'] as const;
const texts = [...names, ...words];
const numbers = ['price', 'earnedFrom', 'perYear', 'places'] as const;
type NumberName = (typeof numbers)[number];
const least: Record<NumberName, number> = { price: 0, earnedFrom: 0, perYear: 1, places: 1 };

const isShort = (text: string) => text.trim().length < 2;

/** The end of a day in China. */
const endOf = (day: string) => new Date(`${day}T23:59:59+08:00`).toISOString();

/** What is sent; undefined while something is missing. */
function bodyOf(typed: Typed): Body | undefined {
  const fen = fenOf(typed.amount);
  const { price, earnedFrom, perYear, places } = typed;
  if (fen === undefined || fen < 100 || fen > 20_000) return undefined;
  if (price === null || earnedFrom === null || perYear === null || places === null)
    return undefined;
  if (texts.some((name) => isShort(typed[name]))) return undefined;
  return {
    name: { zh: typed.nameZh.trim(), en: typed.nameEn.trim() },
    words: { zh: typed.wordsZh.trim(), en: typed.wordsEn.trim() },
    amountFen: fen,
    price,
    earnedFrom,
    perYear,
    places,
    pools: typed.pools,
    closesAt: typed.closesOn === '' ? null : endOf(typed.closesOn),
    tax: typed.tax,
  };
}

/** Offers a payout; its terms stay as they are from then on. */
export function NewOffer() {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [typed, setTyped] = useState(empty);
  const [pressed, setPressed] = useState(false);
  const opening = useStep(
    (body: Body, requestId) => client.call('openRedPacketOffer', { body, requestId }),
    { stale: staleRedPackets, onDone: () => go('/red-packets/offers') },
  );
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    const body = bodyOf(typed);
    if (body !== undefined && !opening.isPending) opening.mutate(body);
  };
  return (
    <Pane title={t('redPackets.newOffer.heading')}>
      <form noValidate onSubmit={submit} className={cardStyles.card}>
        <p className={cardStyles.quiet}>{t('redPackets.newOffer.lead')}</p>
        <Fields typed={typed} pressed={pressed} error={opening.error} onChange={change} />
        <Refusals error={opening.error} />
        <Button type="submit" busy={opening.isPending}>
          {t('redPackets.newOffer.send')}
        </Button>
      </form>
    </Pane>
  );
}

interface FieldsProps {
  typed: Typed;
  pressed: boolean;
  error: unknown;
  onChange: (part: Partial<Typed>) => void;
}

function Fields(props: FieldsProps) {
  return (
    <>
      <Texts {...props} />
      <Numbers {...props} />
      <Terms {...props} />
    </>
  );
}

function Texts({ typed, pressed, onChange }: FieldsProps) {
  const { t } = useWords();
  const missing = (name: (typeof texts)[number]) =>
    pressed && isShort(typed[name]) ? t('redPackets.newOffer.missing') : undefined;
  return (
    <>
      <div className={cardStyles.pair}>
        {names.map((name) => (
          <Field
            key={name}
            label={t(`redPackets.newOffer.${name}`)}
            maxLength={40}
            value={typed[name]}
            error={missing(name)}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        ))}
      </div>
      <div className={cardStyles.pair}>
        {words.map((name) => (
          <TextField
            key={name}
            label={t(`redPackets.newOffer.${name}`)}
            maxLength={400}
            value={typed[name]}
            error={missing(name)}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        ))}
      </div>
    </>
  );
}

function Numbers({ typed, pressed, error, onChange }: FieldsProps) {
  const { t } = useWords();
  const fen = fenOf(typed.amount) ?? 0;
  const refused = (field: string) => (error instanceof Refused ? error.field(field) : undefined);
  return (
    <div className={cardStyles.pair}>
      <Labelled
        label={t('redPackets.newOffer.amount')}
        error={
          pressed && (fen < 100 || fen > 20_000)
            ? t('redPackets.newOffer.wrongAmount')
            : refused('amountFen')
        }
      >
        {(id) => (
          <InputNumber
            id={id}
            className={fieldStyles.full ?? ''}
            min={0}
            precision={2}
            value={typed.amount}
            onChange={(amount) => onChange({ amount })}
          />
        )}
      </Labelled>
      {numbers.map((name) => (
        <Labelled
          key={name}
          label={t(`redPackets.newOffer.${name}`)}
          error={
            pressed && typed[name] === null ? t('redPackets.newOffer.wrongNumber') : refused(name)
          }
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={least[name]}
              precision={0}
              value={typed[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          )}
        </Labelled>
      ))}
    </div>
  );
}

function Terms({ typed, error, onChange }: FieldsProps) {
  const { t, say } = useWords();
  const pools = usePools();
  const refused = (field: string) => (error instanceof Refused ? error.field(field) : undefined);
  return (
    <div className={cardStyles.pair}>
      <Labelled
        label={t('redPackets.newOffer.pools')}
        hint={t('redPackets.newOffer.poolsHint')}
        error={refused('pools')}
      >
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            maxCount={5}
            className={fieldStyles.full ?? ''}
            value={typed.pools}
            options={(pools.data?.pools ?? []).map(({ code, name }) => ({
              value: code,
              label: say(name),
            }))}
            onChange={(chosen) => onChange({ pools: chosen })}
          />
        )}
      </Labelled>
      <Field
        label={t('redPackets.newOffer.closesOn')}
        type="date"
        value={typed.closesOn}
        error={refused('closesAt')}
        onChange={(event) => onChange({ closesOn: event.target.value })}
      />
      <Labelled label={t('redPackets.newOffer.tax')} error={refused('tax')}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={typed.tax}
            options={taxKinds.map((value) => ({ value, label: t(`redPackets.tax.${value}`) }))}
            onChange={(tax) => onChange({ tax })}
          />
        )}
      </Labelled>
    </div>
  );
}
