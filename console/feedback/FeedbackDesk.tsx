import { useState } from 'react';
import type { FeedbackShow } from '../../contract/feedback.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { FeedbackList } from './FeedbackList.tsx';
import { FeedbackPage } from './FeedbackPage.tsx';
import { useFeedback } from './use-feedback.ts';

/** What residents say of the platform on the left; on the right one of them, and what is to be done. */
export default function FeedbackDesk({ open }: { open: string | undefined }) {
  const [show, setShow] = useState<FeedbackShow>('open');
  const feedback = useFeedback(show);
  const one = feedback.feedback.find(({ id }) => id === open);
  return (
    <TwoPanes
      list={<FeedbackList feedback={feedback} open={open} show={show} onShow={setShow} />}
      isOpen={open !== undefined}
    >
      {open === undefined ? (
        <PickOne what="feedback" />
      ) : (
        <FeedbackPage key={open} one={one} isPending={feedback.pages.isPending} />
      )}
    </TwoPanes>
  );
}
