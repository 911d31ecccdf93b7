import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { StatementFor } from './StatementFor.tsx';
import { usePointsFor } from './use-agreements.ts';

/** What they have: shown when it is asked for, since each look is recorded and told to them. */
export function PointsFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = usePointsFor(id);
  const { data } = looking;
  return (
    <PartPane heading={t('agreements.points.heading')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('agreements.points.show')}
      </Button>
      <div role="status">
        {data && (
          <ul className={styles.list}>
            <li>{t('agreements.points.spendable', { points: data.spendable })}</li>
            <li>{t('agreements.points.provisional', { points: data.provisional })}</li>
            {data.held > 0 && <li>{t('agreements.points.held', { points: data.held })}</li>}
            {data.owed > 0 && <li>{t('agreements.points.owed', { points: data.owed })}</li>}
            {data.household !== null && (
              <li>{t('agreements.points.household', { points: data.household })}</li>
            )}
          </ul>
        )}
      </div>
      <Refusals error={looking.error} />
      <StatementFor id={id} />
    </PartPane>
  );
}
