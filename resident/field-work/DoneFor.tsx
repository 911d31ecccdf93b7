import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { actsFor } from '../../contract/acts-for.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { PrintIcon } from '../../ui/icons.tsx';
import { useApi } from '../api.ts';
import { clockTime, localDay } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useField } from './context.ts';
import { isShared } from './done.ts';
import type { Agreed } from './entries.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** What was done for who stands beside the worker, a line each with the id of the request: read to them, or printed. */
export function DoneFor({ agreed }: { agreed: Agreed }) {
  const f = useFieldTexts();
  const { view } = useField();
  if (view.work.done.length === 0) return null;
  return (
    <Card className={styles.stack}>
      <h2 className={styles.heading}>{f('done.title')}</h2>
      <p className={styles.quiet}>{f('done.lead')}</p>
      <Lines />
      <Button kind="outline" wide icon={<PrintIcon size={20} />} onClick={() => window.print()}>
        {f('done.print')}
      </Button>
      <Paper agreed={agreed} />
    </Card>
  );
}

function Lines() {
  const f = useFieldTexts();
  const { say, language } = useTexts();
  const { view } = useField();
  return (
    <ol className={styles.done}>
      {view.work.done.map(({ act, at, number }) => (
        <li key={number}>
          <span className="figures">
            {localDay(at)} {clockTime(at, language)}
          </span>{' '}
          · {isShared(act) ? say(actsFor[act]) : f(`done.acts.${act}`)}
          <br />
          <span className="figures">{f('done.number', { number })}</span>
        </li>
      ))}
    </ol>
  );
}

/** Beside the app and not in it: while it is there, it is all that a printer is given. */
function Paper({ agreed: { agreement } }: { agreed: Agreed }) {
  const f = useFieldTexts();
  const { say } = useTexts();
  const { county } = useApi();
  useEffect(() => {
    const root = document.documentElement;
    root.setAttribute('data-paper', 'done');
    return () => root.removeAttribute('data-paper');
  }, []);
  return createPortal(
    <div className={styles.paper}>
      <strong>{f('done.paper')}</strong>
      <p>{f('done.unit', { county: say(county.name) })}</p>
      <p>{f('done.who', { name: say(agreement.residentName) })}</p>
      <Lines />
      <p>{f('done.keep')}</p>
    </div>,
    document.body,
  );
}
