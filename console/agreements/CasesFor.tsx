import { useState } from 'react';
import type { CaseSummary, MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { CaseSeen } from './CaseSeen.tsx';
import { ConfirmFor } from './ConfirmFor.tsx';
import { Looked } from './Looked.tsx';
import { PartPane } from './PartPane.tsx';
import { SlipOf } from './SlipOf.tsx';
import {
  useCaseFor,
  useCasesFor,
  useConfirmingFor,
  useReopeningFor,
  useSupplementingFor,
} from './use-agreements.ts';
import { WordsFor } from './WordsFor.tsx';

/** What they reported, and what they say to how it was done. */
export function CasesFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useCasesFor(id);
  return (
    <PartPane heading={t('agreements.cases.heading')} lead={t('agreements.cases.confidential')}>
      <Looked
        look={looking}
        show={t('agreements.cases.show')}
        rows={looking.rows}
        empty={t('agreements.cases.empty')}
        keyOf={({ code }) => code}
        pages={looking.pages}
      >
        {(one) => <OneCase id={id} one={one} />}
      </Looked>
    </PartPane>
  );
}

/** How it was done is read to them first: only then they say anything to it. */
function OneCase({ id, one }: { id: string; one: CaseSummary }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { code, stage, categoryName, reportedAt } = one;
  const looking = useCaseFor(id, code);
  // While it is looked at once more, or that fails, what is being typed beside it stays.
  const [mine, setMine] = useState<MyCase>();
  return (
    <>
      <p>
        <strong className="figures">{code}</strong> · {say(categoryName)} ·{' '}
        {momentInWords(reportedAt, now, language)} · {t(`stages.${mine?.stage ?? stage}`)}
      </p>
      <div className={styles.choices}>
        <Button
          size="s"
          kind="outline"
          busy={looking.isPending}
          onClick={() => looking.mutate(undefined, { onSuccess: setMine })}
        >
          {t('agreements.cases.see')}
        </Button>
        <SlipOf code={code} />
      </div>
      <Refusals error={looking.error} />
      {mine && <CaseSeen id={id} mine={mine} />}
      {mine && <Saying id={id} mine={mine} />}
    </>
  );
}

function Saying({ id, mine: { code, may } }: { id: string; mine: MyCase }) {
  const { t } = useWords();
  const confirming = useConfirmingFor(id, code);
  const reopening = useReopeningFor(id, code);
  const supplementing = useSupplementingFor(id, code);
  // What could be said before it is none of what can be said now.
  if ([confirming, reopening, supplementing].some(({ isSuccess }) => isSuccess))
    return <p role="status">{t('agreements.cases.done')}</p>;
  return (
    <>
      {may.includes('confirm') && (
        <Fold title={t('agreements.cases.confirm')} lead={t('agreements.cases.asTheySay')}>
          <ConfirmFor step={confirming} />
        </Fold>
      )}
      {may.includes('reopen') && (
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
      {may.includes('supplement') && (
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
