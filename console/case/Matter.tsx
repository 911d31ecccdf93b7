import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { StaffCase } from '../../contract/case-views.ts';
import { mergeableStages, type Matter as Told } from '../../contract/matters.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './Matter.module.css';
import { MergeInto, useMerging } from './MergeInto.tsx';

/**
 * What the case is handled together with, and what may tell of the same: merge, or split again. Every reading
 * is recorded as a look, so it is read with the case and never by the clock.
 */
export function Matter({ one }: { one: StaffCase }) {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const params = { code: one.code };
  const mayRead = mayCall(me, 'getMatter');
  const matter = useQuery({
    queryKey: client.key('getMatter', { params }),
    queryFn: ({ signal }) => client.call('getMatter', { params, signal }),
    enabled: mayRead,
    staleTime: 10_000,
    refetchOnReconnect: false,
  });
  const { data, error } = matter;
  // Whoever reads the case because it was sent to their unit has no part in what else lies there.
  if (!mayRead || (error instanceof Refused && error.problem.status === 404)) return null;
  if (matter.isPending) return <Skeleton label={t('app.loading')} rows={1} />;
  if (data === undefined) return <Failed error={error} retry={() => matter.refetch()} />;
  const isShared = data.cases.length > 1 || data.lead !== one.code;
  const mayMerge =
    data.lead === one.code && mergeableStages.includes(one.stage) && mayCall(me, 'mergeCases');
  if (!isShared && data.likely.length === 0 && !mayMerge) return null;
  return (
    <section className={styles.matter} aria-labelledby="matter">
      <h2 className={styles.heading} id="matter">
        {t(isShared && data.likely.length === 0 ? 'matter.together' : 'matter.heading')}
      </h2>
      {isShared && <Together one={one} matter={data} />}
      {data.likely.length > 0 && <Likely one={one} likely={data.likely} />}
      {mayMerge && <MergeInto code={one.code} />}
    </section>
  );
}

type Row = Told['cases'][number];

/** A case of the list, which leads to its page. */
function Line({ row, why, children }: { row: Row; why?: string; children?: ReactNode }) {
  const { language } = useWords();
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <Link href={`/queue/${row.code}`}>{row.title}</Link>
        <span className={styles.facts}>
          {row.place} · {dateInWords(row.reportedOn, language)} ·{' '}
          <span className={styles.code}>{row.code}</span>
        </span>
        {why !== undefined && <span className={styles.why}>{why}</span>}
      </span>
      {children}
    </li>
  );
}

function Together({ one, matter }: { one: StaffCase; matter: Told }) {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const split = useStep(
    (code: string, requestId) =>
      client.call('splitCase', { params: { code }, body: { note: '' }, requestId }),
    { stale: ['getMatter', 'getCase', 'listCases'] },
  );
  const { lead, cases } = matter;
  return (
    <>
      <p className={styles.lead}>
        {t(lead === one.code ? 'matter.leads' : 'matter.follows', {
          n: cases.length,
          code: lead,
        })}
      </p>
      <ul className={styles.lines}>
        {cases.map((row) => (
          <Line key={row.code} row={row}>
            {mayCall(me, 'splitCase') && mergeableStages.includes(row.stage) && (
              <Button
                kind="outline"
                size="s"
                busy={split.isPending && split.variables === row.code}
                aria-label={t('matter.splitNamed', { code: row.code })}
                onClick={() => split.mutate(row.code)}
              >
                {t('matter.split')}
              </Button>
            )}
          </Line>
        ))}
      </ul>
      <Refusals error={split.error} />
    </>
  );
}

function Likely({ one, likely }: { one: StaffCase; likely: Told['likely'] }) {
  const { t, say } = useWords();
  const me = useStaff();
  const merge = useMerging(one.code);
  return (
    <>
      <p className={styles.lead}>{t('matter.likely')}</p>
      <ul className={styles.lines}>
        {likely.map((row) => (
          <Line key={row.code} row={row} why={say(row.why)}>
            {mayCall(me, 'mergeCases') && (
              <Button
                kind="outline"
                size="s"
                busy={merge.isPending && merge.variables === row.code}
                aria-label={t('matter.mergeNamed', { code: row.code })}
                onClick={() => merge.mutate(row.code)}
              >
                {t('matter.merge')}
              </Button>
            )}
          </Line>
        ))}
      </ul>
      <Refusals error={merge.error} />
    </>
  );
}
