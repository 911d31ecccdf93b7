import { useState } from 'react';
import type { SettlementLine, WholeSettlement } from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { money } from '../../ui/money.ts';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { settlementTags } from '../../ui/settlement-tags.ts';
import { stampText } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Settlements.module.css';
import { useContest, useLines, useMonth, useSettlementTexts } from './use-settlements.ts';

/** Every line by its number; in a draft each can be contested. */
export function Lines({ one }: { one: WholeSettlement }) {
  const s = useSettlementTexts();
  const pages = useLines(one.id);
  return (
    <section aria-labelledby="settlement-lines">
      <h2 id="settlement-lines" className={styles.heading}>
        {s('details')}
      </h2>
      <Loaded asked={pages}>
        {(data) => (
          <>
            <ol className={styles.lines}>
              {data.pages.flatMap(({ lines }) =>
                lines.map((line) => <Line key={line.no} line={line} one={one} />),
              )}
            </ol>
            <More pages={pages} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Line({ line, one }: { line: SettlementLine; one: WholeSettlement }) {
  const { say, language } = useTexts();
  const s = useSettlementTexts();
  const month = useMonth();
  const meaning = ({ corrects, correctsOf, kind }: SettlementLine): string => {
    if (corrects === null) return s(`kinds.${kind}`);
    if (correctsOf === null) return s('corrects', { no: corrects });
    return s('correctsOf', { no: corrects, month: month(correctsOf) });
  };
  const [contesting, setContesting] = useState(false);
  const open = (one.state === 'draft' || one.bySilence) && line.dispute === null;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.words}>
          <span className={styles.name}>{say(line.name)}</span>
          <span className={styles.quiet}>
            {s('no', { no: line.no })} · {stampText(line.at, presentMs(), language)}
          </span>
        </span>
        <span className={styles.side}>
          <b className={styles.amount}>{money(line.amountFen)}</b>
          <span className={styles.quiet}>
            {s('points', { points: pointsText(line.points, true) })}
          </span>
        </span>
      </div>
      {line.suppliedBy === 'pool' && <p className={styles.quiet}>{s('supplied')}</p>}
      <Conflict line={line} />
      <div className={styles.foot}>
        <StateTag state={settlementTags[line.kind]}>{meaning(line)}</StateTag>
        {open && (
          <Button
            size="s"
            kind="outline"
            aria-label={`${s('contest')} · ${s('no', { no: line.no })}`}
            onClick={() => setContesting(true)}
          >
            {s('contest')}
          </Button>
        )}
      </div>
      <Said line={line} />
      {contesting && <ContestSheet line={line} id={one.id} onClose={() => setContesting(false)} />}
    </li>
  );
}

/** What stood against a hand-over without a network. */
function Conflict({ line: { conflict } }: { line: SettlementLine }) {
  const { say } = useTexts();
  const s = useSettlementTexts();
  if (conflict === null) return null;
  return (
    <>
      <p className={styles.quiet}>{say(conflict.words)}</p>
      {conflict.unpaid > 0 && (
        <p className={styles.quiet}>{s('unpaid', { points: pointsText(conflict.unpaid) })}</p>
      )}
    </>
  );
}

/** What was contested, and the answer once there is one. */
function Said({ line: { dispute } }: { line: SettlementLine }) {
  const s = useSettlementTexts();
  if (dispute === null) return null;
  return (
    <div className={styles.said}>
      <p>
        <b>{s('contested')}</b>
        {dispute.reason}
      </p>
      {dispute.answer === null ? (
        <StateTag state="provisional">{s('waiting')}</StateTag>
      ) : (
        <p>
          <b>{s(dispute.answer)}</b>
          {dispute.words}
        </p>
      )}
    </div>
  );
}

interface ContestSheetProps {
  line: SettlementLine;
  id: string;
  onClose: () => void;
}

function ContestSheet({ line, id, onClose }: ContestSheetProps) {
  const { say } = useTexts();
  const s = useSettlementTexts();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const contest = useContest(id, line.no);
  const missing = reason.trim().length < 2;
  const send = () => {
    setPressed(true);
    if (!missing) contest.mutate(reason.trim(), { onSuccess: onClose });
  };
  return (
    <LazySheet
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={s('contestTitle', { no: line.no, name: say(line.name) })}
      description={s('contestLine')}
      footer={
        <Button wide busy={contest.isPending} onClick={send}>
          {s('contestGo')}
        </Button>
      }
    >
      <TextField
        label={s('reason')}
        placeholder={s('reasonHint')}
        maxLength={500}
        value={reason}
        error={pressed && missing ? s('reasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Problem error={contest.error} />
    </LazySheet>
  );
}
