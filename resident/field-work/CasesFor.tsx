import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseSummary, MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { CaseSeen } from './CaseSeen.tsx';
import { useField } from './context.ts';
import type { Agreed } from './entries.ts';
import styles from './FieldWork.module.css';
import { SayingForm } from './SayingForm.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import type { Saying } from './use-saying.ts';

/** What the resident reported, and what they say to how it was done. */
export function CasesFor({ agreed }: { agreed: Agreed }) {
  const f = useFieldTexts();
  const { client } = useField();
  const { id } = agreed.agreement;
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
            <OneCase agreed={agreed} one={one} />
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

interface OneCaseProps {
  agreed: Agreed;
  one: CaseSummary;
}

/** How it was done is read to them first: only then they say anything to it. */
function OneCase({ agreed, one }: OneCaseProps) {
  const f = useFieldTexts();
  const { t, say } = useTexts();
  const { client } = useField();
  const { id } = agreed.agreement;
  const [said, setSaid] = useState<CaseSummary['stage']>();
  // While it is looked at once more, or that fails, what is being typed beside it stays.
  const [mine, setMine] = useState<MyCase>();
  const { code } = one;
  const looking = useMutation({
    mutationFn: () => client.call('getCaseFor', { params: { id, code } }),
    onSuccess: (seen) => {
      setMine(seen);
      setSaid(undefined);
    },
  });
  const stage = said ?? mine?.stage ?? one.stage;
  return (
    <Card className={styles.stack}>
      <div className={styles.taskHead}>
        <h3 className={styles.taskTitle}>{one.title}</h3>
        <StateTag state="quiet">{t(`stage.${stage}`)}</StateTag>
      </div>
      <p className={styles.quiet}>
        {say(one.categoryName)} · <span className="figures">{code}</span>
      </p>
      <Button kind="outline" wide busy={looking.isPending} onClick={() => looking.mutate()}>
        {f('cases.see')}
      </Button>
      <Problem error={looking.error} />
      {mine && <CaseSeen id={id} mine={mine} />}
      {said !== undefined && <p role="status">{f('cases.done', { stage: t(`stage.${said}`) })}</p>}
      {mine && said === undefined && <Sayings agreed={agreed} mine={mine} onDone={setSaid} />}
    </Card>
  );
}

interface SayingsProps {
  agreed: Agreed;
  mine: MyCase;
  onDone: (stage: CaseSummary['stage']) => void;
}

function Sayings({ agreed, mine: { code, may }, onDone }: SayingsProps) {
  const f = useFieldTexts();
  const [saying, setSaying] = useState<Saying>();
  return (
    <>
      {may.includes('confirm') && (
        <Button wide onClick={() => setSaying('solved')}>
          {f('cases.solved')}
        </Button>
      )}
      {may.includes('reopen') && (
        <Button kind="outline" wide onClick={() => setSaying('not_solved')}>
          {f('cases.notSolved')}
        </Button>
      )}
      {may.includes('supplement') && (
        <Button wide onClick={() => setSaying('more')}>
          {f('cases.more')}
        </Button>
      )}
      {saying !== undefined && (
        <SayingForm key={saying} agreed={agreed} code={code} saying={saying} onDone={onDone} />
      )}
    </>
  );
}
