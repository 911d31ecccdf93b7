import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Timeliness } from '../../contract/timeliness.ts';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { dayOf } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import formStyles from '../supervisions/supervisions.module.css';
import styles from './timeliness.module.css';

const monthMs = 29 * 86_400_000;

/** How much was closed on time, by unit and by town, what was opened again included. */
export default function TimelinessPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const heading = usePageHeading(t('timeliness.heading'));
  const now = new Date(useNow());
  const [from, setFrom] = useState(dayOf(new Date(now.getTime() - monthMs)));
  const [until, setUntil] = useState(dayOf(now));
  const query = { from, until };
  const figures = useQuery({
    queryKey: client.key('getTimeliness', { query }),
    queryFn: ({ signal }) => client.call('getTimeliness', { query, signal }),
    enabled: from !== '' && until !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <div className={pageStyles.page}>
      <div className={classes(pageStyles.column, pageStyles.roomy)}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('timeliness.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('timeliness.lead')}</p>
        </header>
        <div className={formStyles.row}>
          <Field
            type="date"
            label={t('timeliness.from')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field
            type="date"
            label={t('timeliness.until')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </div>
        {figures.isPending && <Skeleton label={t('timeliness.loading')} rows={5} />}
        {figures.isError && <Failed error={figures.error} retry={() => figures.refetch()} />}
        {figures.data && (
          <>
            <Figures
              name={t('timeliness.units')}
              rows={figures.data.units}
              all={figures.data.all}
            />
            <Figures name={t('timeliness.towns')} rows={figures.data.towns} />
            <p className={pageStyles.when}>{t('timeliness.reopenedNote')}</p>
          </>
        )}
      </div>
    </div>
  );
}

const columns = ['closed', 'onTime', 'overdue', 'confirmed', 'reopened'] as const;

interface FiguresProps {
  name: string;
  rows: readonly Timeliness[];
  all?: Timeliness;
}

function Figures({ name, rows, all }: FiguresProps) {
  const { t } = useWords();
  const id = useId();
  if (rows.length === 0 && all === undefined) return null;
  return (
    <section className={pageStyles.pane} aria-labelledby={id}>
      <h2 className={pageStyles.heading} id={id}>
        {name}
      </h2>
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('timeliness.name')}</th>
              <th scope="col">{t('timeliness.rate')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`timeliness.${column}`)}
                </th>
              ))}
              <th scope="col">{t('timeliness.rating')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name.zh} row={row} />
            ))}
          </tbody>
          {all && (
            <tfoot>
              <Row row={all} />
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}

function Row({ row }: { row: Timeliness }) {
  const { say } = useWords();
  return (
    <tr>
      <th scope="row">{say(row.name)}</th>
      <td>{row.rate === null ? '—' : `${Math.round(row.rate * 100)}%`}</td>
      {columns.map((column) => (
        <td key={column}>{row[column]}</td>
      ))}
      <td>{row.rating ?? '—'}</td>
    </tr>
  );
}
