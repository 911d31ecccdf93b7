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
  const [cases, setCases] = useState<readonly CaseSummary[]>();
  const [next, setNext] = useState<string | null>(null);
  const looking = useMutation({
    mutationFn: (after: string | null) =>
      client.call('listCasesFor', { params: { id }, query: after === null ? {} : { after } }),
    onSuccess: (page, after) => {
      setCases((shown) => (after === null ? page.cases : [...(shown ?? []), ...page.cases]));
      setNext(page.next);
    },
  });
  return (
    <section className={styles.stack} aria-label={f('cases.title')}>
      <Button
        kind="outline"
        size="l"
        wide
        busy={looking.isPending}
        onClick={() => looking.mutate(null)}
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
      {next !== null && (
        <Button kind="outline" wide busy={looking.isPending} onClick={() => looking.mutate(next)}>
          {f('cases.earlier')}
        </Button>
      )}
      <Problem error={looking.error} />
    </section>
  );
}

/** That it is solved, that it is not, or what was asked when it was returned. */
type Saying = 'solved' | 'not_solved' | 'more';

interface OneCaseProps {
  id: string;
  one: CaseSummary;
}

function OneCase({ id, one }: OneCaseProps) {
  const f = useFieldTexts();
  const { t, say } = useTexts();
  const [saying, setSaying] = useState<Saying>();
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
      {stage === 'returned' && (
        <Button wide onClick={() => setSaying('more')}>
          {f('cases.more')}
        </Button>
      )}
      {saying !== undefined && (
        <SayingForm key={saying} id={id} code={one.code} saying={saying} onDone={done} />
      )}
    </Card>
  );
}

interface SayingProps {
  id: string;
  code: string;
  saying: Saying;
  onDone: (stage: CaseSummary['stage']) => void;
}

/** What they say, with as many lamps as they give where it is solved. */
function SayingForm({ id, code, saying, onDone }: SayingProps) {
  const f = useFieldTexts();
  const named = useLampWords();
  const { client } = useField();
  const [requestId] = useState(newRequestId);
  const [rating, setRating] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const isSolved = saying === 'solved';
  const isReady = isSolved ? rating !== undefined : words.trim().length >= 2;
  const send = () => {
    const [params, said] = [{ id, code }, words.trim()];
    if (saying === 'solved') {
      const body = { rating: rating ?? 1, words: said };
      return client.call('confirmFor', { params, body, requestId });
    }
    const route = saying === 'more' ? 'supplementFor' : 'reopenFor';
    return client.call(route, { params, body: { words: said }, requestId });
  };
  const sending = useMutation({ mutationFn: send, onSuccess: ({ stage }) => onDone(stage) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isReady && !sending.isPending) sending.mutate();
  };
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      {isSolved && (
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
        error={pressed && !isSolved && !isReady ? f(`cases.missing.${saying}`) : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <Problem error={sending.error} />
      <Button type="submit" size="l" wide busy={sending.isPending}>
        {f(`cases.send.${saying}`)}
      </Button>
    </form>
  );
}
