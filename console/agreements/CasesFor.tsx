import type { CaseSummary } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { ConfirmFor } from './ConfirmFor.tsx';
import { PartPane } from './PartPane.tsx';
import { SlipOf } from './SlipOf.tsx';
import { useCasesFor, useReopeningFor, useSupplementingFor } from './use-agreements.ts';
import { WordsFor } from './WordsFor.tsx';

/** What they reported, and what they say to how it was done. */
export function CasesFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useCasesFor(id);
  return (
    <PartPane heading={t('agreements.cases.heading')} lead={t('agreements.cases.confidential')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('agreements.cases.show')}
      </Button>
      {looking.data?.cases.length === 0 && <p role="status">{t('agreements.cases.empty')}</p>}
      <ul className={styles.list}>
        {looking.data?.cases.map((one) => (
          <li key={one.code}>
            <OneCase id={id} one={one} />
          </li>
        ))}
      </ul>
      <Refusals error={looking.error} />
    </PartPane>
  );
}

function OneCase({ id, one }: { id: string; one: CaseSummary }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { code, stage, categoryName, reportedAt } = one;
  const reopening = useReopeningFor(id, code);
  const supplementing = useSupplementingFor(id, code);
  return (
    <>
      <p>
        <strong className="figures">{code}</strong> · {say(categoryName)} ·{' '}
        {momentInWords(reportedAt, now, language)} · {t(`stages.${stage}`)}
      </p>
      <SlipOf code={code} />
      {stage === 'awaiting_confirmation' && (
        <Fold title={t('agreements.cases.confirm')} lead={t('agreements.cases.asTheySay')}>
          <ConfirmFor id={id} code={code} />
        </Fold>
      )}
      {(stage === 'awaiting_confirmation' || stage === 'closed') && (
        <Fold title={t('agreements.cases.reopen')} lead={t('agreements.cases.asTheySay')}>
          <WordsFor
            step={reopening}
            label={t('agreements.cases.reopenWords')}
            send={t('agreements.cases.reopen')}
            most={500}
            withPhotos
          />
        </Fold>
      )}
      {stage === 'returned' && (
        <Fold title={t('agreements.cases.supplement')} lead={t('agreements.cases.asTheySay')}>
          <WordsFor
            step={supplementing}
            label={t('agreements.cases.supplementWords')}
            send={t('agreements.cases.supplement')}
            most={2000}
            withPhotos
          />
        </Fold>
      )}
    </>
  );
}
