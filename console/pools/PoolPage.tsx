import type { Pool, Standing, WholePool } from '../../contract/pools.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Figure } from '../figures/Figure.tsx';
import figureStyles from '../figures/figures.module.css';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import { DayBars } from './DayBars.tsx';
import { Pledges } from './Pledges.tsx';
import { useLasting } from './PoolsList.tsx';
import { PoolWarningPane } from './PoolWarningPane.tsx';
import styles from './pools.module.css';
import { Returns } from './Returns.tsx';
import { usePool } from './use-pools.ts';

/** One pool: until when it lasts, who stands behind it, what was pledged, came and went back. */
export function PoolPage({ code }: { code: string }) {
  const { t, say } = useWords();
  const pool = usePool(code);
  const one = pool.data;
  return (
    <TitledPage
      back="/pools"
      label={t('pools.heading')}
      title={one && say(one.name)}
      kind={one && t(`pools.kinds.${one.kind}`)}
    >
      {one ? (
        <div className={titledStyles.body}>
          <Whole one={one} />
        </div>
      ) : (
        <Unread asked={pool} loading={t('pools.loading')} />
      )}
    </TitledPage>
  );
}

function Whole({ one }: { one: WholePool }) {
  const { t, language } = useWords();
  const [warning] = one.warnings;
  return (
    <>
      {warning !== undefined && <PoolWarningPane warning={warning} />}
      <section className={cardStyles.card} aria-labelledby="pool-figures">
        <Lasting pool={one} />
        <Figures standing={one} daily={one.dailyPoints} />
        {one.queued.awards > 0 && (
          <p>
            {t('pools.queued', {
              awards: one.queued.awards,
              points: pointsText(one.queued.points),
            })}
          </p>
        )}
        <DayBars days={one.days} />
        <p className={cardStyles.quiet}>
          {one.rules.length === 0
            ? t('pools.noRules')
            : t('pools.rules', { rules: one.rules.join(language === 'en' ? ', ' : '、') })}
        </p>
      </section>
      <Funds one={one} />
      <Pledges pool={one} />
      <Returns pool={one} />
    </>
  );
}

function Lasting({ pool }: { pool: Pool }) {
  const lasting = useLasting();
  return (
    <h2 id="pool-figures" className={cardStyles.lasting}>
      {lasting(pool)}
    </h2>
  );
}

const figureNames = ['behind', 'cover', 'announced', 'given'] as const;

export function Figures({ standing, daily }: { standing: Standing; daily?: number }) {
  const { t } = useWords();
  return (
    <dl className={`${figureStyles.figures} ${styles.figures}`}>
      {figureNames.map((name) => (
        <PoolFigure key={name} name={t(`pools.figures.${name}`)} points={standing[name]} />
      ))}
      {daily !== undefined && <PoolFigure name={t('pools.figures.daily')} points={daily} />}
    </dl>
  );
}

export function PoolFigure({ name, points }: { name: string; points: number }) {
  const { t } = useWords();
  return (
    <Figure name={name} unit={t('pools.points')}>
      {pointsText(points)}
    </Figure>
  );
}

/** What each sponsor gave, and what is left of it. */
function Funds({ one: { funds, own } }: { one: WholePool }) {
  const { t, say } = useWords();
  const rows = funds.map(({ sponsor, name, kind, ...fund }) => ({
    ...fund,
    key: sponsor,
    name: say(name),
    kind: t(`pools.kinds.${kind}`),
  }));
  const whole =
    own.behind > 0
      ? [{ ...own, lapsed: 0, key: 'own', name: t('pools.funds.own'), kind: '' }, ...rows]
      : rows;
  return (
    <section className={cardStyles.card} aria-labelledby="pool-funds">
      <h2 id="pool-funds" className={cardStyles.name}>
        {t('pools.funds.heading')}
      </h2>
      {whole.length === 0 && <p className={cardStyles.quiet}>{t('pools.funds.none')}</p>}
      <ul className={cardStyles.rows}>
        {whole.map(({ key, name, kind, lapsed, ...standing }) => (
          <li key={key} className={cardStyles.row}>
            <div className={cardStyles.line}>
              <span className={cardStyles.name}>{name}</span>
              <span className={cardStyles.quiet}>{kind}</span>
            </div>
            <Figures standing={standing} />
            {lapsed > 0 && (
              <p className={cardStyles.quiet}>
                {t('pools.figures.lapsed')} {pointsText(lapsed)} {t('pools.points')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
