import type { MediatorsShown } from '../../contract/mediators.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import caseStyles from '../case/CasePage.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { MediatorCard } from './MediatorCard.tsx';
import styles from './mediations.module.css';
import { Teams } from './Teams.tsx';
import { useMediators } from './use-mediations.ts';

/** Who has applied, who mediates, and the teams that help. */
export default function MediatorsPage() {
  const { t } = useWords();
  const heading = usePageHeading(t('mediators.heading'));
  return (
    <section className={caseStyles.page} aria-label={t('mediators.heading')}>
      <header className={poolStyles.head}>
        <h1 className={poolStyles.title} ref={heading} tabIndex={-1}>
          {t('mediators.heading')}
        </h1>
      </header>
      <div className={poolStyles.body}>
        <p className={poolStyles.quiet}>{t('mediators.lead')}</p>
        <People show="applied" />
        <People show="decided" />
        <Teams />
      </div>
    </section>
  );
}

/** Those who wait for a decision, or all the others, a page at a time. */
function People({ show }: { show: MediatorsShown }) {
  const { t } = useWords();
  const pages = useMediators(show);
  if (pages.isPending) return <Skeleton label={t('mediators.loading')} rows={4} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const people = pages.data.pages.flatMap(({ mediators }) => mediators);
  if (people.length === 0)
    // Where nobody waits nothing is to be done; that there is no mediator at all is worth a word.
    return show === 'applied' ? null : (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('mediators.empty')}
        line={t('mediators.emptyWords')}
      />
    );
  return (
    <>
      <ul className={styles.people} aria-label={t(`mediators.shown.${show}`)}>
        {people.map((one) => (
          <li key={one.id} className={poolStyles.card}>
            <MediatorCard one={one} />
          </li>
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}
