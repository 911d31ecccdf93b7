import type { HeardFeedback } from '../../contract/agreements-own.ts';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Looked } from './Looked.tsx';
import { PartPane } from './PartPane.tsx';
import { RateForm } from './RateForm.tsx';
import { useAct, usePagedLook } from './use-agreed.ts';

/** What they suggested, what was answered, and whether it helps. */
export function HeardFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = usePagedLook(
    (client, query) => client.call('listFeedbackFor', { params: { id }, query }),
    ({ feedback }) => feedback,
  );
  return (
    <PartPane heading={t('agreed.heard.heading')} lead={t('agreed.heard.lead')}>
      <Looked
        look={looking}
        show={t('agreed.heard.show')}
        rows={looking.rows}
        empty={t('agreed.heard.none')}
        keyOf={(one) => one.id}
        pages={looking.pages}
      >
        {(one) => <One id={id} one={one} onRated={() => looking.mutate()} />}
      </Looked>
    </PartPane>
  );
}

interface OneProps {
  id: string;
  one: HeardFeedback;
  onRated: () => void;
}

function One({ id, one, onRated }: OneProps) {
  const { t, language } = useWords();
  const now = useNow();
  const { words, state, dueOn, answer, mayRate } = one;
  return (
    <>
      <p>
        {words} · <strong>{t(`feedback.states.${state}`)}</strong>
        <br />
        {answer === null
          ? t('agreed.heard.due', { day: dateNearInWords(dueOn, now, language) })
          : t('agreed.heard.answer', { words: answer })}
      </p>
      {mayRate && (
        <Fold title={t('agreed.heard.rate')} lead={t('agreements.cases.asTheySay')}>
          <Rate id={id} feedback={one.id} onRated={onRated} />
        </Fold>
      )}
    </>
  );
}

function Rate({ id, feedback, onRated }: { id: string; feedback: string; onRated: () => void }) {
  const { t } = useWords();
  const step = useAct(
    (client, body: { rating: number; words: string }, requestId) =>
      client.call('rateFeedbackFor', { params: { id, feedback }, body, requestId }),
    { line: t('newcomers.done.rateFeedbackFor'), onDone: onRated },
  );
  return <RateForm step={step} send={t('agreed.heard.rate')} />;
}
