import { useQuery } from '@tanstack/react-query';
import type { SafeHouseholdCriteria } from '../../contract/safe-households.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import { PublishCriteria } from './PublishCriteria.tsx';

/** What a safe household is here, what it will be, and a new version of it. */
export default function SafeHouseholdsPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const heading = usePageHeading(t('safeHouseholds.heading'));
  const asked = useQuery({
    queryKey: client.key('getSafeHouseholdCriteria'),
    queryFn: ({ signal }) => client.call('getSafeHouseholdCriteria', { signal }),
  });
  const { inForce = null, coming = [] } = asked.data ?? {};
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('safeHouseholds.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('safeHouseholds.lead')}</p>
        </header>
        {asked.isPending && <Skeleton label={t('safeHouseholds.loading')} rows={3} />}
        {asked.isError && <Failed error={asked.error} retry={() => asked.refetch()} />}
        {asked.data && inForce === null && coming.length === 0 && <p>{t('safeHouseholds.none')}</p>}
        {inForce !== null && <Version one={inForce} title="safeHouseholds.inForce" />}
        {coming.map((one) => (
          <Version key={one.version} one={one} title="safeHouseholds.coming" />
        ))}
        <PublishCriteria />
      </div>
    </div>
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
    <section className={pageStyles.pane}>
      <h2 className={pageStyles.heading}>{t(title, { version, day })}</h2>
      <ul className={pageStyles.rows}>
        {criteria.map(({ kind, atLeast }) => (
          <li key={kind} className={pageStyles.row}>
            {t(`safeHouseholds.atLeast.${kind}`, { count: atLeast })}
          </li>
        ))}
      </ul>
    </section>
  );
}
