import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { FieldTask } from '../../contract/field-work.ts';
import { Button } from '../../ui/Button.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/**
 * A report is taken in as what it was reported; whoever finds it to be something else does that at a desk.
 * Without a network it waits, and where somebody else was first it says so then.
 */
export function AcceptForm({ task }: { task: FieldTask }) {
  const f = useFieldTexts();
  const { satchel, online } = useField();
  const [id] = useState(newRequestId);
  const [failed, setFailed] = useState(false);
  const accept = async () => {
    const { code, title } = task;
    const writtenAt = new Date(presentMs()).toISOString();
    try {
      await satchel.write({ kind: 'acceptance', id, writtenAt, code, title }, []);
      navigate('/field-work/outbox');
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className={styles.stack}>
      <p>{f('accept.line')}</p>
      {failed && <Refusal why={f('visit.notKept')} />}
      <Button size="l" wide onClick={() => void accept()}>
        {f(online ? 'accept.send' : 'accept.keep')}
      </Button>
    </section>
  );
}
