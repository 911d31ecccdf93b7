import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { visitResults } from '../../contract/case-road.ts';
import type { FieldTask } from '../../contract/field-work.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LampRating } from '../../ui/LampRating.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useLampWords } from '../case/lamps.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { askingOf } from './half-written.ts';
import { useFieldTexts } from './use-field-texts.ts';
import { useHalf } from './use-half.ts';
import { WhomToAsk } from './WhomToAsk.tsx';

/** Whether it is solved, in the words of who reported it: told at the door or by telephone. */
export function AskForm({ task: { code, title, whom } }: { task: FieldTask }) {
  const f = useFieldTexts();
  const named = useLampWords();
  const { satchel } = useField();
  const { half, change, end } = useHalf(askingOf(code));
  const { result = 'solved', rating } = half;
  const [pressed, setPressed] = useState(false);
  const [failed, setFailed] = useState(false);
  const note = half.words.trim();
  const missing = { note: note.length < 2, rating: result === 'solved' && rating === undefined };
  const submit = async () => {
    setPressed(true);
    if (missing.note || missing.rating) return;
    const writtenAt = new Date(presentMs()).toISOString();
    const given = result === 'solved' ? (rating ?? null) : null;
    const asked = { id: half.id, writtenAt, code, title, result, rating: given, note };
    try {
      await satchel.write({ kind: 'asking', ...asked }, []);
      await end([]);
      navigate('/field-work/outbox');
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className={styles.stack} aria-label={f('ask.title')}>
      <h2 className={styles.heading}>{f('ask.title')}</h2>
      <p className={styles.quiet}>{f('ask.line')}</p>
      <WhomToAsk code={code} masked={whom} />
      <ChoiceChips
        label={f('ask.result')}
        labelShown
        wrap
        choices={visitResults.map((value) => ({ value, label: f(`ask.${value}`) }))}
        value={result}
        onChange={(value) => change(() => ({ result: value }))}
      />
      {result === 'solved' && (
        <LampRating
          label={f('ask.rating')}
          words={[named(1), named(2), named(3), named(4), named(5)]}
          value={rating}
          onChange={(lamps) => change(() => ({ rating: lamps }))}
        />
      )}
      {pressed && missing.rating && <Refusal why={f('ask.ratingMissing')} />}
      <TextField
        label={f('ask.note')}
        maxLength={500}
        value={half.words}
        error={pressed && missing.note ? f('ask.noteMissing') : undefined}
        onChange={({ target: { value } }) => change(() => ({ words: value }))}
      />
      {failed && <Refusal why={f('visit.notKept')} />}
      <Button size="l" wide onClick={() => void submit()}>
        {f('ask.send')}
      </Button>
    </section>
  );
}
