import { exclusions } from '../../contract/dispute-terms.ts';
import { CallFirst } from '../../ui/CallFirst.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { answered, answerTo, type Filled } from './filled.ts';
import styles from './mediations.module.css';

interface AskFirstProps {
  /** Words that tell of what is not mediated; none where only the server read them. */
  found: readonly string[];
  filled: Filled;
  error: string | undefined;
  onChange: (filled: Filled) => void;
}

/** Where words tell of violence, of injuries or of minors: whom to call first, and what is asked before anything else. */
export function AskFirst({ found, filled, error, onChange }: AskFirstProps) {
  const { t, language } = useWords();
  const words = found.join(language === 'en' ? ', ' : '、');
  return (
    <section className={poolStyles.form} aria-labelledby="mediation-ask-first">
      <h2 id="mediation-ask-first" className={poolStyles.name}>
        {t('mediations.open.ask')}
      </h2>
      <CallFirst
        text=""
        known={
          found.length === 0 ? t('mediations.open.askLead') : t('mediations.open.found', { words })
        }
        says={{
          why: '',
          first: t('agreements.report.callFirst'),
          call: (number) => t('agreements.report.call', { number }),
        }}
      />
      {exclusions.map((one) => (
        <Segmented
          key={one}
          label={t(`mediations.open.concern.${one}`)}
          choices={[
            { value: 'yes', label: t('mediations.open.isSo') },
            { value: 'no', label: t('mediations.open.isNotSo') },
          ]}
          value={answerTo(one, filled)}
          onChange={(says: 'yes' | 'no' | '') => onChange(answered(filled, one, says))}
        />
      ))}
      {error !== undefined && (
        <p className={styles.remark} role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
