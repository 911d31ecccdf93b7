import { AlertIcon, InfoIcon, ShieldCheckIcon } from '../../../ui/icons.tsx';
import { useWords } from '../../language.ts';
import { partOf } from '../findings-at.ts';
import type { Book, Finding } from '../types.ts';
import styles from './draft.module.css';

interface FindingsPaneProps {
  findings: readonly Finding[];
  document: Book;
  onOpen?: ((part: string) => void) | undefined;
}

/** What no book may hold and what is worth a thought, each with its reason and the way to it. */
export function FindingsPane({ findings, document, onOpen }: FindingsPaneProps) {
  const { t } = useWords();
  const refused = findings.filter(({ severity }) => severity === 'refused');
  const advice = findings.filter(({ severity }) => severity === 'advice');
  return (
    <section className={styles.findings} aria-labelledby="findings">
      <h2 id="findings">{t('rules.findings.heading')}</h2>
      {refused.length === 0 && (
        <p className={styles.clean}>
          <ShieldCheckIcon size={18} />
          {t('rules.findings.none')}
        </p>
      )}
      {refused.length > 0 && (
        <p className={styles.refusedCount}>
          {t('rules.findings.refused', { count: refused.length })}
        </p>
      )}
      <FindingList {...{ findings: refused, document, onOpen }} />
      {advice.length > 0 && (
        <p className={styles.adviceCount}>{t('rules.findings.advice', { count: advice.length })}</p>
      )}
      <FindingList {...{ findings: advice, document, onOpen }} />
    </section>
  );
}

function FindingList({ findings, document, onOpen }: FindingsPaneProps) {
  const { t, say } = useWords();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findingList}>
      {findings.map((finding) => {
        const part = partOf(finding);
        const rule = part.startsWith('rule-') ? document.rules[Number(part.slice(5))] : undefined;
        return (
          <li key={`${finding.at}:${finding.code}`} data-severity={finding.severity}>
            {finding.severity === 'refused' ? <AlertIcon size={16} /> : <InfoIcon size={16} />}
            <span>
              {rule && (
                <b>
                  {rule.id} {say(rule.name)}{' '}
                </b>
              )}
              {say(finding.reason)}
            </span>
            {onOpen && (
              <button type="button" className={styles.goTo} onClick={() => onOpen(part)}>
                {t('rules.findings.go')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
