import type { MyCase } from '../../contract/case-views.ts';
import { Card } from '../../ui/Card.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { ReplyForm } from './ReplyForm.tsx';

/** What was asked for when the case came back, given here; the code stays the same. */
export function Supplement({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  return (
    <Card as="section" tone="asking" label={t('case.supplementTitle')}>
      <h2 className={styles.heading}>{t('case.supplementTitle')}</h2>
      {mine.asked !== null && <p className={styles.askedFor}>{mine.asked}</p>}
      <ReplyForm
        to={{ code: mine.code, kind: 'supplement' }}
        label={t('case.supplementWords')}
        button={t('case.supplementSend')}
        maxLength={2000}
      />
    </Card>
  );
}
