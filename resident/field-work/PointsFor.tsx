import { useMutation } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** Each look is recorded and told to the resident, so it is made by a press. */
export function PointsFor({ id }: { id: string }) {
  const f = useFieldTexts();
  const { client } = useField();
  const looking = useMutation({
    mutationFn: () => client.call('getPointsFor', { params: { id } }),
  });
  const { data } = looking;
  return (
    <section className={styles.stack} aria-label={f('points.title')}>
      <Button
        kind="outline"
        size="l"
        wide
        busy={looking.isPending}
        onClick={() => looking.mutate()}
      >
        {f('points.show')}
      </Button>
      {data && (
        <p role="status">
          {f('points.spendable', { points: pointsText(data.spendable) })} ·{' '}
          {f('points.provisional', { points: pointsText(data.provisional) })}
        </p>
      )}
      <Problem error={looking.error} />
    </section>
  );
}
