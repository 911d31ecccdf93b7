import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
import { AskCorrection } from './AskCorrection.tsx';
import { CorrectionPage } from './CorrectionPage.tsx';
import { CorrectionsList } from './CorrectionsList.tsx';

interface CorrectionsDeskProps {
  /** "new" with the versions to begin with, or the id of a correction. */
  open: { id?: string | undefined; wrong?: string | undefined; right?: string | undefined };
}

/** Corrections so far on the left; on the right one of them, or a new one. */
export default function CorrectionsDesk({ open: { id, wrong, right } }: CorrectionsDeskProps) {
  return (
    <TwoPanes list={<CorrectionsList open={id} />} isOpen={id !== undefined}>
      <Opened id={id} wrong={wrong} right={right} />
    </TwoPanes>
  );
}

function Opened({ id, wrong, right }: CorrectionsDeskProps['open']) {
  const mayAsk = mayCall(useStaff(), 'askCorrection');
  if (id === undefined) return <PickOne what="corrections" drawing={<LampEmpty />} />;
  if (id !== 'new') return <CorrectionPage key={id} id={id} />;
  return mayAsk ? <AskCorrection wrong={numberOf(wrong)} right={numberOf(right)} /> : <Gone />;
}

const numberOf = (text: string | undefined) =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
