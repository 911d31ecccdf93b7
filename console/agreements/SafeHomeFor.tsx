import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { useSafeHouseholdFor } from './use-agreements.ts';

/** How far their household is this year: figures of all of them together, and nobody is named. */
export function SafeHomeFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useSafeHouseholdFor(id);
  const progress = looking.data?.progress;
  return (
    <>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('agreements.home.safe')}
      </Button>
      <p role="status">
        {progress === null && t('agreements.home.noCriteria')}
        {progress &&
          t(`agreements.home.${progress.isSafe ? 'isSafe' : 'isNotSafe'}`, {
            year: progress.year,
          })}
      </p>
      <ul className={styles.list}>
        {progress?.criteria.map(({ kind, atLeast, have, holds }) => (
          <li key={kind}>
            {t('agreements.home.criterion', {
              what: t(`safeHouseholds.atLeast.${kind}`, { count: atLeast }),
              have,
            })}{' '}
            · <strong>{t(`agreements.home.${holds ? 'holds' : 'open'}`)}</strong>
          </li>
        ))}
      </ul>
      <Refusals error={looking.error} />
    </>
  );
}
