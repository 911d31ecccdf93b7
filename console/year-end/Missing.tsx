import { Button } from '../../ui/Button.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './year-end.module.css';

/** A night that did not run: said first, with the button that puts it right. */
export function Missing({ through }: { through: string }) {
  const { t, language } = useWords();
  const { client } = useCounty();
  const mayRun = mayCall(useStaff(), 'runLapse');
  const running = useStep((_: undefined, requestId) => client.call('runLapse', { requestId }), {
    stale: ['getYearEnd'],
  });
  return (
    <section className={styles.missing} role="status">
      <p>
        <AlertIcon size={18} />
        {t('yearEnd.missing.words', { day: dateInWords(through, language) })}
      </p>
      <Refusals error={running.error} />
      {mayRun && (
        // Once it is asked for, the run stands in the list below in place of this.
        <Button
          busy={running.isPending || running.isSuccess}
          onClick={() => running.mutate(undefined)}
        >
          {t('yearEnd.missing.run')}
        </Button>
      )}
      {!mayRun && <p>{t('yearEnd.missing.readOnly')}</p>}
    </section>
  );
}
