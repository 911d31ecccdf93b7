import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { StaffCase } from '../../contract/case-views.ts';
import { Refused } from '../../ui/client.ts';
import { LockedHouse } from '../../ui/drawings/LockedHouse.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import { NewStep } from '../live/NewStep.tsx';
import { MovePane } from '../moves/MovePane.tsx';
import { Onlookers } from '../onlookers/Onlookers.tsx';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import { CaseHead } from './CaseHead.tsx';
import styles from './CasePage.module.css';
import { CaseThread } from './CaseThread.tsx';
import { Evidence } from './Evidence.tsx';
import { Facts } from './Facts.tsx';
import { HandOver } from './HandOver.tsx';
import { Matter } from './Matter.tsx';
import { Mediated } from './Mediated.tsx';
import { Rating } from './Rating.tsx';
import { Signals } from './Signals.tsx';
import { Supervise } from './Supervise.tsx';
import { useCase } from './use-case.ts';

/** One case: what was reported, what happened, what may be done now. */
export function CasePage({ code }: { code: string }) {
  const { t } = useWords();
  const query = useCase(code);
  return (
    <section className={styles.page} aria-label={t('case.page')}>
      <Link href="/queue" className={styles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {query.data ? (
        <WholeCase one={query.data} />
      ) : query.isPending ? (
        <div className={styles.waiting}>
          <Skeleton label={t('case.loading')} rows={5} figure />
        </div>
      ) : (
        <NoCase error={query.error} retry={() => query.refetch()} />
      )}
    </section>
  );
}

function NoCase({ error, retry }: { error: unknown; retry: () => unknown }) {
  const { t } = useWords();
  const away = error instanceof Refused && [403, 404].includes(error.problem.status);
  if (!away) return <Failed error={error} retry={retry} level={1} />;
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LockedHouse />}
        title={t('case.notFound')}
        line={t('case.notFoundWords')}
        level={1}
      />
    </div>
  );
}

function WholeCase({ one }: { one: StaffCase }) {
  const heading = usePageHeading(one.title);
  const { acting, steps } = useActing(one);
  return (
    <>
      <CaseHead one={one} heading={heading} />
      <Onlookers code={one.code} doing={acting ? 'acting' : 'looking'} />
      <NewStep one={one} />
      <div className={styles.body}>
        <div className={styles.facts}>
          <Facts one={one} />
        </div>
        <div className={styles.moves} ref={steps}>
          <MovePane key={one.code} one={one} />
          <Mediated one={one} />
          <Supervise key={`supervise:${one.code}`} one={one} />
        </div>
        <div className={styles.rest}>
          <HandOver one={one} />
          <Evidence one={one} />
          <Matter key={one.code} one={one} />
          <div className={styles.columns}>
            <CaseThread one={one} />
            <div>
              <Signals signals={one.signals} />
              <Rating rating={one.rating} />
            </div>
          </div>
        </div>
      </div>
    </>
  );
}

/** Whether the reader has begun a step: from the first field of it that they went to until the step is taken. */
function useActing({ code, history }: StaffCase) {
  const [begunAt, setBegunAt] = useState<string>();
  const steps = useRef<HTMLDivElement>(null);
  const here = `${code}:${history.length}`;
  useEffect(() => {
    const begin = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches(fields)) setBegunAt(here);
    };
    const { current } = steps;
    current?.addEventListener('focusin', begin);
    return () => current?.removeEventListener('focusin', begin);
  }, [here]);
  return { acting: begunAt === here, steps };
}

const fields = 'input, textarea, [role=combobox]';
