import type { MyCase } from '../../contract/case-views.ts';
import { Card } from '../../ui/Card.tsx';
import { useApi } from '../api.ts';
import { useTexts } from '../texts/language.ts';
import { AnswerForm } from './AnswerForm.tsx';
import styles from './Case.module.css';

/** What was asked for when the case came back, given here; the code stays the same. */
export function Supplement({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  const { client } = useApi();
  return (
    <Card as="section" tone="asking" label={t('case.supplementTitle')}>
      <h2 className={styles.heading}>{t('case.supplementTitle')}</h2>
      {mine.asked !== null && <p className={styles.askedFor}>{mine.asked}</p>}
      <AnswerForm
        label={t('case.supplementWords')}
        button={t('case.supplementSend')}
        maxLength={2000}
        send={(body, requestId) =>
          client.call('supplementCase', { params: { code: mine.code }, body, requestId })
        }
      />
    </Card>
  );
}
