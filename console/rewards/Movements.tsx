import { Skeleton } from '../../ui/Skeleton.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './rewards.module.css';
import { useMovements } from './use-counters.ts';

/** Every piece that came or went, newest first. */
export function Movements({ offer }: { offer: string }) {
  const { t, language } = useWords();
  const now = useNow();
  const { pages, movements } = useMovements(offer);
  if (pages.isPending) return <Skeleton label={t('counters.loading')} rows={3} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (movements.length === 0)
    return <p className={poolStyles.quiet}>{t('counters.movements.none')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('counters.movements.show')}</caption>
        <thead>
          <tr>
            {(['at', 'what', 'pieces', 'batch', 'note'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`counters.movements.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {movements.map((one) => (
            <tr key={one.id}>
              <td className={styles.number}>{momentInWords(one.at, now, language)}</td>
              <td>{t(`counters.movements.kinds.${one.kind}`)}</td>
              <td className={styles.number}>{signed(one.pieces)}</td>
              <td>{one.batch}</td>
              <td>{[one.note, one.by].filter(Boolean).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <NextPage pages={pages} />
    </div>
  );
}

const signed = (pieces: number) => (pieces < 0 ? `−${-pieces}` : `+${pieces}`);
