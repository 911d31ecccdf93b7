import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { FieldTask } from '../../contract/field-work.ts';
import { Button } from '../../ui/Button.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { Problem } from '../frame/Problem.tsx';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** A report is taken in as what it was reported; whoever finds it to be something else does that at a desk. */
export function AcceptForm({ task }: { task: FieldTask }) {
  const f = useFieldTexts();
  const { client, satchel } = useField();
  const [requestId] = useState(newRequestId);
  const accepting = useMutation({
    mutationFn: () =>
      client.call('acceptCase', { params: { code: task.code }, body: { note: '' }, requestId }),
    onSuccess: async () => {
      await satchel.take();
      navigate('/field-work');
    },
  });
  return (
    <section className={styles.stack}>
      <p>{f('accept.line')}</p>
      <Problem error={accepting.error} />
      <Button size="l" wide busy={accepting.isPending} onClick={() => accepting.mutate()}>
        {f('accept.send')}
      </Button>
    </section>
  );
}
