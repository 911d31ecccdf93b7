import type { Derivation } from '../../contract/statements.ts';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAnswer } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { Lines } from './Lines.tsx';
import styles from './Origin.module.css';
import { Sum } from './Sum.tsx';
import { Uncertain } from './Uncertain.tsx';

/** Where every point comes from: each figure as a sum of lines, then every line with its balance. */
export default function Origin() {
  const { t } = useTexts();
  const derivation = useAnswer('explainMyPoints', {});
  return (
    <Screen
      title={t('origin.title')}
      back={{ label: t('back'), href: paths.points }}
      place="points"
    >
      <Loaded asked={derivation}>{(shown) => <Figures shown={shown} />}</Loaded>
      {derivation.data && (
        <section aria-labelledby="lines">
          <h2 className={styles.heading} id="lines">
            {t('origin.lines')}
          </h2>
          <a className={classes('roomy-link', styles.years)} href={paths.years}>
            {t('origin.years')}
          </a>
          <Lines />
        </section>
      )}
    </Screen>
  );
}

function Figures({ shown }: { shown: Derivation }) {
  const { t } = useTexts();
  const { spendable, lots, owed, agrees } = shown;
  return (
    <>
      {!agrees && <Refusal still why={t('origin.differs')} whatToDo={t('origin.differsLine')} />}
      <Card>
        <Sum
          name={t('origin.spendable')}
          parts={spendable.parts.map((part) => ({ ...part, name: t(`origin.kind.${part.kind}`) }))}
          points={spendable.points}
          agrees={agrees}
        />
      </Card>
      {lots.length > 0 && (
        <Card>
          <h2 className={styles.heading}>{t('origin.lots')}</h2>
          <table className={styles.table}>
            <tbody>
              {lots.map(({ lapsesOn, points }) => (
                <tr key={lapsesOn}>
                  <th scope="row">{t('origin.until', { day: lapsesOn })}</th>
                  <td>{points}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.quiet}>{t('origin.lotsLine')}</p>
        </Card>
      )}
      {owed.points !== 0 && (
        <Card>
          <Sum
            name={t('origin.owed')}
            parts={owed.parts.map((part) => ({ ...part, name: t(`origin.kind.${part.kind}`) }))}
            points={owed.points}
            agrees={agrees}
          />
          <p className={styles.quiet}>{t('origin.owedLine')}</p>
        </Card>
      )}
      {(['provisional', 'held', 'scheduled', 'queued'] as const).map((figure) => (
        <Uncertain key={figure} figure={figure} {...shown[figure]} />
      ))}
    </>
  );
}
