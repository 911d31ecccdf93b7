import { useState } from 'react';
import type { GridCoverage } from '../../contract/patrol-tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { AskForm } from './AskForm.tsx';
import { CoverageMap } from './CoverageMap.tsx';
import { Points } from './Points.tsx';
import styles from './patrols.module.css';
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
    .toSorted((a, b) => (a.lastAt ?? '').localeCompare(b.lastAt ?? ''));
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

interface GridsProps {
  grids: readonly GridCoverage[];
  onAsk: ((grid: string) => void) | undefined;
}

function Grids({ grids, onAsk }: GridsProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const areas = useAreas();
  const nameOf = (code: string) => {
    const area = areas.data?.find((one) => one.code === code);
    return area ? say(area.name) : code;
  };
  return (
    <ul className={pageStyles.rows}>
      {grids.map(({ grid, patrols, minutes, lastAt, openTasks }) => (
        <li key={grid} className={pageStyles.row}>
          <span>
            <strong>{nameOf(grid)}</strong>
            <span className={styles.quiet}>
              {' '}
              {lastAt === null
                ? t('patrols.never')
                : `${t('patrols.minutes', { patrols, minutes })} · ${t('patrols.last', {
                    when: momentInWords(lastAt, now, language),
                  })}`}
              {openTasks > 0 && ` · ${t('patrols.openTasks', { count: openTasks })}`}
            </span>
          </span>
          {onAsk && (
            <Button
              size="s"
              kind="outline"
              aria-label={`${t('patrols.ask')} ${nameOf(grid)}`}
              onClick={() => {
                onAsk(grid);
                document.getElementById('ask-for-patrol')?.scrollIntoView();
              }}
            >
              {t('patrols.ask')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
