import { Link } from 'wouter';
import type { Signal } from '../../contract/awards.ts';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import styles from './Signals.module.css';

/** What the evidence checks say about this case, each with its plain reason. */
export function Signals({ signals }: { signals: readonly Signal[] }) {
  const { t } = useWords();
  return (
    <section>
      <h2 className={styles.heading}>{t('case.signals')}</h2>
      {signals.length === 0 ? (
        <p className={styles.clean}>
          <CheckIcon size={18} />
          <span>
            <b>{t('case.noSignals')}</b>
            <span className={styles.remark}>{t('case.noSignalsWords')}</span>
          </span>
        </p>
      ) : (
        <SignalList signals={signals} />
      )}
      <p className={styles.foot}>{t('case.signalsFoot')}</p>
    </section>
  );
}

/** The signals alone, with the way to the other case where one is named. */
export function SignalList({ signals }: { signals: readonly Signal[] }) {
  const { t, say } = useWords();
  return (
    <ul className={styles.list}>
      {signals.map((signal) => (
        <li key={`${signal.code}:${signal.caseCode ?? ''}`} className={styles.signal}>
          <span className={styles.icon}>
            <AlertIcon size={18} />
          </span>
          <span>
            {say(signal.reason)}
            {signal.caseCode !== null && (
              <Link href={`/queue/${signal.caseCode}`} className={styles.other}>
                {t('case.otherCase', { code: signal.caseCode })}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
