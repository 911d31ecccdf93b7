import { useQuery } from '@tanstack/react-query';
import type { SafeHouseholdCriteria } from '../../contract/safe-households.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ColumnPage } from '../column/ColumnPage.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { Failed } from '../states/Failed.tsx';
import { PublishCriteria } from './PublishCriteria.tsx';

/** What a safe household is here, what it will be, and a new version of it. */
export default function SafeHouseholdsPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const asked = useQuery({
    queryKey: client.key('getSafeHouseholdCriteria'),
    queryFn: ({ signal }) => client.call('getSafeHouseholdCriteria', { signal }),
  });
  const { inForce = null, coming = [] } = asked.data ?? {};
  return (
    <ColumnPage title={t('safeHouseholds.heading')} lead={t('safeHouseholds.lead')}>
      {asked.isPending && <Skeleton label={t('safeHouseholds.loading')} rows={3} />}
      {asked.isError && <Failed error={asked.error} retry={() => asked.refetch()} />}
      {asked.data && inForce === null && coming.length === 0 && <p>{t('safeHouseholds.none')}</p>}
      {inForce !== null && <Version one={inForce} title="safeHouseholds.inForce" />}
      {coming.map((one) => (
        <Version key={one.version} one={one} title="safeHouseholds.coming" />
      ))}
      <PublishCriteria />
    </ColumnPage>
  );
}

interface VersionProps {
  one: SafeHouseholdCriteria;
  title: 'safeHouseholds.inForce' | 'safeHouseholds.coming';
}

function Version({ one: { version, effectiveFrom, criteria }, title }: VersionProps) {
  const { t, language } = useWords();
  const day = dateInWords(effectiveFrom, language);
  return (
    <section className={columnStyles.pane}>
      <h2 className={columnStyles.heading}>{t(title, { version, day })}</h2>
      <ul className={columnStyles.rows}>
        {criteria.map(({ kind, atLeast }) => (
          <li key={kind} className={columnStyles.row}>
            {t(`safeHouseholds.atLeast.${kind}`, { count: atLeast })}
          </li>
        ))}
      </ul>
    </section>
  );
}
