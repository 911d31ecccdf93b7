import { useState } from 'react';
import type { GridCoverage } from '../../contract/patrol-tasks.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { AskForm } from './AskForm.tsx';
import { CoverageMap } from './CoverageMap.tsx';
import { Grids } from './Grids.tsx';
import { lastDay } from './last-walk.ts';
import { Points } from './Points.tsx';
import { Tasks } from './Tasks.tsx';
import { useCoverage } from './use-patrols.ts';

/** Where people walk and where they do not, and what is asked for there. */
export default function PatrolsPage() {
  const { t } = useWords();
  const heading = usePageHeading(t('patrols.heading'));
  const coverage = useCoverage();
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('patrols.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('patrols.lead')}</p>
        </header>
        {coverage.isPending && <Skeleton label={t('patrols.loading')} rows={6} />}
        {coverage.isError && <Failed error={coverage.error} retry={() => coverage.refetch()} />}
        {coverage.data && <Parts grids={coverage.data.grids} />}
      </div>
    </div>
  );
}

function Parts({ grids }: { grids: readonly GridCoverage[] }) {
  const { t } = useWords();
  const me = useStaff();
  const [area, setArea] = useState<string>();
  const mayAsk = mayCall(me, 'createPatrolTask');
  const under = grids
    .filter(({ isUnder }) => isUnder)
    .toSorted((a, b) => lastDay(a).localeCompare(lastDay(b)));
  const others = grids.filter(({ isUnder }) => !isUnder);
  const ask = mayAsk ? setArea : undefined;
  return (
    <>
      <section className={pageStyles.pane} aria-labelledby="under">
        <h2 className={pageStyles.heading} id="under">
          {t('patrols.under')}
        </h2>
        <p className={pageStyles.lead}>
          {t(under.length === 0 ? 'patrols.noneUnder' : 'patrols.underLead')}
        </p>
        <Grids grids={under} onAsk={ask} />
      </section>
      {mayAsk && <AskForm area={area} onArea={setArea} />}
      <Tasks />
      <Points />
      <section className={pageStyles.pane} aria-labelledby="all">
        <h2 className={pageStyles.heading} id="all">
          {t('patrols.all')}
        </h2>
        <CoverageMap grids={grids} />
        <Grids grids={others} onAsk={ask} />
      </section>
    </>
  );
}
