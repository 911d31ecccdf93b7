import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CaseSummary } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { useLampWords } from '../case/lamps.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** What the resident reported, and what they say to how it was done. */
export function CasesFor({ id }: { id: string }) {
  const f = useFieldTexts();
  const { client } = useField();
  const looking = useMutation({
    mutationFn: () => client.call('listCasesFor', { params: { id } }),
  });
  const cases = looking.data?.cases;
  return (
    <section className={styles.stack} aria-label={f('cases.title')}>
      <Button
        kind="outline"
        size="l"
        wide
        busy={looking.isPending}
        onClick={() => looking.mutate()}
      >
        {f('cases.show')}
      </Button>
      {cases?.length === 0 && <p role="status">{f('cases.none')}</p>}
      <ul className={styles.tasks}>
        {cases?.map((one) => (
          <li key={one.code}>
            <OneCase id={id} one={one} />
          </li>
        ))}
      </ul>
      <Problem error={looking.error} />
    </section>
  );
}

interface OneCaseProps {
  id: string;
  one: CaseSummary;
}

function OneCase({ id, one }: OneCaseProps) {
  const f = useFieldTexts();
  const { t, say } = useTexts();
  const [saying, setSaying] = useState<'solved' | 'not_solved'>();
  const [stage, setStage] = useState(one.stage);
  const done = (next: CaseSummary['stage']) => {
    setStage(next);
    setSaying(undefined);
  };
  const waits = stage === 'awaiting_confirmation';
  return (
    <Card className={styles.stack}>
      <div className={styles.taskHead}>
        <h3 className={styles.taskTitle}>{one.title}</h3>
        <StateTag state="quiet">{t(`stage.${stage}`)}</StateTag>
      </div>
      <p className={styles.quiet}>
        {say(one.categoryName)} · <span className="figures">{one.code}</span>
      </p>
      {stage !== one.stage && (
        <p role="status">{f('cases.done', { stage: t(`stage.${stage}`) })}</p>
      )}
      {waits && (
        <Button wide onClick={() => setSaying('solved')}>
          {f('cases.solved')}
        </Button>
      )}
      {(waits || stage === 'closed') && (
        <Button kind="outline" wide onClick={() => setSaying('not_solved')}>
          {f('cases.notSolved')}
        </Button>
      )}
      {saying !== undefined && (
        <Saying id={id} code={one.code} solved={saying === 'solved'} onDone={done} />
      )}
    </Card>
  );
}

interface SayingProps {
  id: string;
  code: string;
  solved: boolean;
  onDone: (stage: CaseSummary['stage']) => void;
}

/** It is solved, with as many lamps as they give; or what is not. */
function Saying({ id, code, solved, onDone }: SayingProps) {
  const f = useFieldTexts();
  const named = useLampWords();
  const { client } = useField();
  const [requestId] = useState(newRequestId);
  const [rating, setRating] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const isReady = solved ? rating !== undefined : words.trim().length >= 2;
  const params = { id, code };
  const sending = useMutation({
    mutationFn: () =>
      solved
        ? client.call('confirmFor', {
            params,
            body: { rating: rating ?? 1, words: words.trim() },
            requestId,
          })
        : client.call('reopenFor', { params, body: { words: words.trim() }, requestId }),
    onSuccess: ({ stage }) => onDone(stage),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isReady && !sending.isPending) sending.mutate();
  };
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      {solved && (
        <LampRating
          label={f('cases.rating')}
          words={[named(1), named(2), named(3), named(4), named(5)]}
          value={rating}
          onChange={setRating}
        />
      )}
      <TextField
        label={f('cases.words')}
        maxLength={500}
        value={words}
        error={pressed && !solved && !isReady ? f('cases.wordsMissing') : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <Problem error={sending.error} />
      <Button type="submit" size="l" wide busy={sending.isPending}>
        {f(solved ? 'cases.confirm' : 'cases.reopen')}
      </Button>
    </form>
  );
}
