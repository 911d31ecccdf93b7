import { useInfiniteQuery } from '@tanstack/react-query';
import type { StatementLine } from '../../contract/statements.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { useApi } from '../api.ts';
import { dayText, localDay } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Origin.module.css';

/** Every change with the balance after it, newest first. */
export function Lines() {
  const { t } = useTexts();
  const { client } = useApi();
  const statement = useInfiniteQuery({
    queryKey: client.key('getMyStatement', {}),
    queryFn: ({ pageParam, signal }) =>
      client.call('getMyStatement', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Loaded asked={statement}>
      {({ pages }) => {
        const lines = pages.flatMap((page) => page.lines);
        if (lines.length === 0)
          return (
            <EmptyState
              drawing={<LampEmpty />}
              title={t('statement.empty')}
              line={t('statement.emptyLine')}
            />
          );
        return (
          <>
            <ol className={styles.list}>
              {lines.map((line) => (
                <Line key={`${line.kind}/${line.id}`} line={line} />
              ))}
            </ol>
            <More pages={statement} />
          </>
        );
      }}
    </Loaded>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { t, say, language } = useTexts();
  const { award, kind, owed } = line;
  const what = award === null ? null : say(award.what);
  const code = award?.caseCode;
  return (
    <li className={styles.line}>
      <div className={styles.change}>
        {line.points === 0 ? (
          <span className={styles.quiet}>{t('origin.unchanged')}</span>
        ) : (
          <PointsFigure points={line.points} signed />
        )}
      </div>
      <div className={styles.what}>
        <div className={styles.name}>
          {kind === 'award' ? what : t(`origin.kind.${kind}`)}
          {owed !== 0 && <span> {pointsText(owed, true)}</span>}
        </div>
        {kind === 'award' && award !== null && <div className={styles.quiet}>{say(award.why)}</div>}
        {kind !== 'award' && what !== null && <div className={styles.quiet}>{what}</div>}
        <div className={styles.meta}>
          <span>{dayText(localDay(line.at), presentMs(), language)}</span>
          {line.lapsesOn !== null && <span>{t('statement.lapses', { day: line.lapsesOn })}</span>}
          {code && (
            <a className="roomy-link" href={paths.case(code)}>
              {code}
            </a>
          )}
        </div>
      </div>
      <div className={styles.balance}>
        <span className={styles.meta}>{t('origin.balance')}</span>
        <span>{pointsText(line.balance)}</span>
      </div>
    </li>
  );
}
