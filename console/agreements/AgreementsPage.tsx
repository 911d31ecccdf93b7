import { useState } from 'react';
import type { Agreement } from '../../contract/agreements.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import columnStyles from '../column/column.module.css';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import stepStyles from '../split/step.module.css';
import { AgreeForm } from './AgreeForm.tsx';
import styles from './Agreements.module.css';
import { CasesFor } from './CasesFor.tsx';
import { ConsentsFor } from './ConsentsFor.tsx';
import { FeedbackFor } from './FeedbackFor.tsx';
import { HomeFor } from './HomeFor.tsx';
import { PointsFor } from './PointsFor.tsx';
import { ReportFor } from './ReportFor.tsx';

/** Somebody without a phone at hand: they agree, and what they would do themselves is done for them. */
export default function AgreementsPage({ visitor }: { visitor: string | undefined }) {
  const { t } = useWords();
  const now = useNow();
  const heading = usePageHeading(t('agreements.heading'));
  const [agreement, setAgreement] = useState<Agreement>();
  const isOver = agreement !== undefined && now >= new Date(agreement.until);
  return (
    <div className={columnStyles.page}>
      <div className={columnStyles.column}>
        <header className={styles.onScreen}>
          <h1 className={columnStyles.title} ref={heading} tabIndex={-1}>
            {t('agreements.heading')}
          </h1>
          <p className={columnStyles.lead}>{t('agreements.lead')}</p>
        </header>
        {isOver && <p role="status">{t('agreements.over')}</p>}
        {agreement === undefined || isOver ? (
          <AgreeForm visitor={visitor} onAgreed={setAgreement} />
        ) : (
          <Open agreement={agreement} onEnd={() => setAgreement(undefined)} />
        )}
      </div>
    </div>
  );
}

function Open({ agreement, onEnd }: { agreement: Agreement; onEnd: () => void }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { id, residentName, agreedBy, until } = agreement;
  return (
    <>
      <section className={classes(stepStyles.pane, styles.open, styles.onScreen)}>
        <p role="status">
          <strong>
            {t('agreements.open', {
              name: say(residentName),
              at: momentInWords(until, now, language),
            })}
          </strong>{' '}
          · {t(`agreements.by.${agreedBy}`)}
        </p>
        <Button size="s" kind="outline" onClick={onEnd}>
          {t('agreements.end')}
        </Button>
      </section>
      <ReportFor id={id} />
      <div className={styles.more}>
        <PointsFor id={id} />
        <CasesFor id={id} />
        <FeedbackFor id={id} />
        <ConsentsFor id={id} />
        <HomeFor id={id} />
      </div>
    </>
  );
}
