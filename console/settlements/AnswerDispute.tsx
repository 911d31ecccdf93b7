import { InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { BodyOf } from '../../contract/route.ts';
import type {
  SettlementLine,
  settlementRoutes,
  WholeSettlement,
} from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { money } from '../pools/money.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleSettlements } from './use-settlements.ts';

interface AnswerDisputeProps {
  line: SettlementLine;
  one: WholeSettlement;
}

const answers = ['upheld', 'refused'] as const;
type Answering = BodyOf<typeof settlementRoutes.answerSettlementDispute>;

/** The treasurer's answer to a contested line: a correction as a line of its own, or words alone. */
export function AnswerDispute({ line, one }: AnswerDisputeProps) {
  const { t } = useWords();
  const me = useStaff();
  const [open, setOpen] = useState(false);
  if (!mayCall(me, 'answerSettlementDispute')) return <p>{t('settlements.dispute.open')}</p>;
  if (!open)
    return (
      <div className={cardStyles.buttons}>
        <Button size="s" kind="outline" onClick={() => setOpen(true)}>
          {t('settlements.dispute.begin')}
        </Button>
      </div>
    );
  return <AnswerForm line={line} one={one} onClose={() => setOpen(false)} />;
}

/** What is typed, and what of it may not be sent. */
function useAnswer({ line, one }: AnswerDisputeProps) {
  const [answer, setAnswer] = useState<(typeof answers)[number]>('upheld');
  const [points, setPoints] = useState<number | null>(null);
  const [amount, setAmount] = useState<number | null>(null);
  const [pool, setPool] = useState(one.pools[0]?.code ?? '');
  const [words, setWords] = useState('');
  const moved = points ?? 0;
  const changePoints = (value: number | null) => {
    setPoints(value);
    setAmount(value === null ? null : (value * line.pointValueFen) / 100);
  };
  const fen = Math.round((amount ?? 0) * 100);
  const nothing = answer === 'upheld' && moved === 0 && fen === 0;
  const body: Answering = {
    words: words.trim(),
    correction:
      answer === 'refused'
        ? null
        : { points: moved, amountFen: fen, pool: moved > 0 && pool !== '' ? pool : null },
  };
  return {
    body,
    nothing,
    missing: words.trim().length < 2,
    fields: { answer, points, amount, pool, words },
    set: {
      answer: setAnswer,
      points: changePoints,
      amount: setAmount,
      pool: setPool,
      words: setWords,
    },
  };
}

function AnswerForm({ line, one, onClose }: AnswerDisputeProps & { onClose: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [pressed, setPressed] = useState(false);
  const typed = useAnswer({ line, one });
  const { fields, set, body, nothing, missing } = typed;
  const params = { id: one.id, no: line.no };
  const answering = useStep(
    (sent: Answering, requestId) =>
      client.call('answerSettlementDispute', { params, body: sent, requestId }),
    { stale: staleSettlements },
  );
  const refused = (field: string) =>
    answering.error instanceof Refused ? answering.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !nothing && !answering.isPending) answering.mutate(body);
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('settlements.dispute.begin')}
    >
      <Segmented
        label={t('settlements.dispute.answer')}
        choices={answers.map((value) => ({ value, label: t(`settlements.dispute.is.${value}`) }))}
        value={fields.answer}
        onChange={set.answer}
      />
      {fields.answer === 'upheld' && (
        <CorrectionFields
          one={one}
          line={line}
          typed={typed}
          wrong={
            pressed && nothing ? t('settlements.dispute.nothing') : refused('correction/points')
          }
          wrongPool={refused('correction/pool')}
        />
      )}
      <TextField
        label={t('settlements.dispute.words')}
        placeholder={t('settlements.dispute.wordsHint')}
        maxLength={500}
        value={fields.words}
        error={pressed && missing ? t('settlements.dispute.missing') : refused('words')}
        onChange={(event) => set.words(event.target.value)}
      />
      <Refusals error={answering.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={answering.isPending}>
          {t('settlements.dispute.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onClose}>
          {t('pools.receipt.close')}
        </Button>
      </div>
    </form>
  );
}

interface CorrectionFieldsProps extends AnswerDisputeProps {
  typed: ReturnType<typeof useAnswer>;
  wrong: string | undefined;
  wrongPool: string | undefined;
}

function CorrectionFields({ one, line, typed, wrong, wrongPool }: CorrectionFieldsProps) {
  const { t, say } = useWords();
  const { fields, set } = typed;
  return (
    <>
      <div className={cardStyles.pair}>
        <Labelled
          label={t('settlements.dispute.points')}
          hint={t('settlements.dispute.pointsHint')}
          error={wrong}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              precision={0}
              value={fields.points}
              onChange={set.points}
            />
          )}
        </Labelled>
        <Labelled
          label={t('settlements.dispute.amount')}
          hint={t('settlements.dispute.amountHint', { value: money(line.pointValueFen) })}
          error={undefined}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              precision={2}
              value={fields.amount}
              onChange={set.amount}
            />
          )}
        </Labelled>
      </div>
      {(fields.points ?? 0) > 0 && (
        <Labelled label={t('settlements.dispute.pool')} error={wrongPool}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={fields.pool}
              options={one.pools.map(({ code, name }) => ({ value: code, label: say(name) }))}
              onChange={set.pool}
            />
          )}
        </Labelled>
      )}
    </>
  );
}
