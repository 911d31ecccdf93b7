import type { CorrectionEffect } from '../../contract/corrections.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Figure } from '../figures/Figure.tsx';
import figureStyles from '../figures/figures.module.css';
import { useWords } from '../language.ts';
import styles from './corrections.module.css';

/** What a correction gives and takes: in all, by rule and by pool. People are counted only. */
export function EffectView({ effect, isOpen }: { effect: CorrectionEffect; isOpen: boolean }) {
  const { t } = useWords();
  const compared = {
    awards: pointsText(effect.comparedAwards),
    residents: pointsText(effect.comparedResidents),
  };
  if (effect.awards === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('corrections.effect.none')}
        line={t('corrections.effect.noneWords', compared)}
      />
    );
  return (
    <div className={styles.effect}>
      <dl className={figureStyles.figures}>
        <Figure name={t('corrections.effect.awards')} unit={t('corrections.effect.awardsUnit')}>
          {pointsText(effect.awards)}
        </Figure>
        <Figure
          name={t('corrections.effect.residents')}
          unit={t('corrections.effect.residentsUnit')}
        >
          {pointsText(effect.residents)}
        </Figure>
        <Figure name={t('corrections.effect.given')} unit={t('corrections.effect.points')}>
          {pointsText(effect.given, true)}
        </Figure>
        <Figure name={t('corrections.effect.taken')} unit={t('corrections.effect.points')}>
          {pointsText(-effect.taken)}
        </Figure>
      </dl>
      {isOpen && <Shortages pools={effect.pools} />}
      <ByRule rules={effect.rules} />
      <ByPool pools={effect.pools} isOpen={isOpen} />
      <div className={styles.basis}>
        <p>{t('corrections.effect.compared', compared)}</p>
        <p>{t('corrections.effect.notIn')}</p>
      </div>
    </div>
  );
}

/** Pools that hold less than they would have to pay: said before anybody signs. */
function Shortages({ pools }: Pick<CorrectionEffect, 'pools'>) {
  const { t, say } = useWords();
  return pools
    .filter(({ given, cover }) => given > cover)
    .map(({ pool, name, given, cover }) => (
      <Refusal
        key={pool}
        still
        why={t('corrections.effect.short', {
          pool: say(name),
          cover: pointsText(cover),
          given: pointsText(given),
        })}
      />
    ));
}

function ByRule({ rules }: Pick<CorrectionEffect, 'rules'>) {
  const { t, say } = useWords();
  const cell = (awards: number, points: number) =>
    awards === 0
      ? '—'
      : t('corrections.effect.cell', {
          awards: pointsText(awards),
          points: pointsText(points, true),
        });
  return (
    <section className={figureStyles.part}>
      <h3 className={figureStyles.caption}>{t('corrections.effect.rules')}</h3>
      <table className={figureStyles.table}>
        <thead>
          <tr>
            <th scope="col">{t('corrections.effect.rule')}</th>
            <Amount heading="up" />
            <Amount heading="down" />
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, name, up, down, given, taken }) => (
            <tr key={rule}>
              <th scope="row">
                <span className={figureStyles.ruleId}>{rule}</span> {say(name)}
              </th>
              <td className={figureStyles.amount}>{cell(up, given)}</td>
              <td className={figureStyles.amount}>{cell(down, -taken)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Amount({ heading }: { heading: 'up' | 'down' | 'pays' | 'back' | 'cover' }) {
  const { t } = useWords();
  return (
    <th scope="col" className={figureStyles.amount}>
      {t(`corrections.effect.${heading}`)}
    </th>
  );
}

function ByPool({ pools, isOpen }: Pick<CorrectionEffect, 'pools'> & { isOpen: boolean }) {
  const { t } = useWords();
  return (
    <section className={figureStyles.part}>
      <h3 className={figureStyles.caption}>{t('corrections.effect.pools')}</h3>
      <PoolTable pools={pools} withCover={isOpen} />
    </section>
  );
}

interface PoolTableProps {
  pools: readonly (Omit<CorrectionEffect['pools'][number], 'cover'> & { cover?: number })[];
  /** What the pools hold now, where it is still to be paid. */
  withCover: boolean;
}

/** What pools pay and get back. */
export function PoolTable({ pools, withCover }: PoolTableProps) {
  const { t, say } = useWords();
  return (
    <table className={figureStyles.table}>
      <thead>
        <tr>
          <th scope="col">{t('corrections.effect.pool')}</th>
          <Amount heading="pays" />
          <Amount heading="back" />
          {withCover && <Amount heading="cover" />}
        </tr>
      </thead>
      <tbody>
        {pools.map(({ pool, name, given, taken, cover = 0 }) => (
          <tr key={pool}>
            <th scope="row">{say(name)}</th>
            <td className={figureStyles.amount}>{pointsText(given)}</td>
            <td className={figureStyles.amount}>{pointsText(taken)}</td>
            {withCover && <td className={figureStyles.amount}>{pointsText(cover)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
