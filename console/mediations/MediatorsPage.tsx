import { useState } from 'react';
import { type MediatorsShown, mediatorsShown } from '../../contract/mediators.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import caseStyles from '../case/CasePage.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import poolStyles from '../pools/pools.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { FindMediator, FoundMediators } from './FindMediator.tsx';
import { MediatorCards } from './MediatorCards.tsx';
import styles from './mediations.module.css';
import { Teams } from './Teams.tsx';
import { useMediators } from './use-mediations.ts';

/** Who has applied, who mediates, who no longer does, and the teams that help. */
export default function MediatorsPage() {
  const { t } = useWords();
  const me = useStaff();
  const heading = usePageHeading(t('mediators.heading'));
  const [find, setFind] = useState('');
  return (
    <section className={caseStyles.page} aria-label={t('mediators.heading')}>
      <header className={poolStyles.head}>
        <h1 className={poolStyles.title} ref={heading} tabIndex={-1}>
          {t('mediators.heading')}
        </h1>
      </header>
      <div className={poolStyles.body}>
        <p className={poolStyles.quiet}>{t('mediators.lead')}</p>
        {mayCall(me, 'findMediators') && <FindMediator find={find} onFind={setFind} />}
        {find === '' ? (
          mediatorsShown.map((show) => <People key={show} show={show} />)
        ) : (
          <FoundMediators find={find} />
        )}
        <Teams />
      </div>
    </section>
  );
}

/** Those who stand so, a page at a time. */
function People({ show }: { show: MediatorsShown }) {
  const { t } = useWords();
  const pages = useMediators(show);
  const heading = `mediators-${show}`;
  if (pages.isPending) return <Skeleton label={t('mediators.loading')} rows={4} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const people = pages.data.pages.flatMap(({ mediators }) => mediators);
  if (people.length === 0)
    // Where nobody waits nothing is to be done; that there is no mediator at all is worth a word.
    return show !== 'certified' ? null : (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('mediators.empty')}
        line={t('mediators.emptyWords')}
      />
    );
  return (
    <section className={styles.stand} aria-labelledby={heading}>
      <h2 id={heading} className={poolStyles.name}>
        {t(`mediators.shown.${show}`)}
      </h2>
      <MediatorCards people={people} />
      <NextPage pages={pages} />
    </section>
  );
}
