import { useState } from 'react';
import type { FeedbackShow } from '../../contract/feedback.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { FeedbackList } from './FeedbackList.tsx';
import { FeedbackPage } from './FeedbackPage.tsx';
import { useFeedback } from './use-feedback.ts';

/** What residents say of the platform on the left; on the right one of them, and what is to be done. */
export default function FeedbackDesk({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [show, setShow] = useState<FeedbackShow>('open');
  const feedback = useFeedback(show);
  const one = feedback.feedback.find(({ id }) => id === open);
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <FeedbackList feedback={feedback} open={open} show={show} onShow={setShow} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? (
          <div className={stateStyles.middle}>
            <EmptyState
              drawing={<QuietAlley />}
              title={t('feedback.pick.heading')}
              line={t('feedback.pick.words')}
            />
          </div>
        ) : (
          <FeedbackPage key={open} one={one} pages={feedback.pages} />
        )}
      </div>
    </div>
  );
}
