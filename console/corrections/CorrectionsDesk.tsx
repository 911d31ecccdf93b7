import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
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
    <div className={twoPanes.panes} data-open={id !== undefined}>
      <div className={twoPanes.list}>
        <CorrectionsList open={id} />
      </div>
      <div className={twoPanes.one}>
        <Opened id={id} wrong={wrong} right={right} />
      </div>
    </div>
  );
}

function Opened({ id, wrong, right }: CorrectionsDeskProps['open']) {
  const mayAsk = mayCall(useStaff(), 'askCorrection');
  if (id === undefined) return <PickCorrection />;
  if (id !== 'new') return <CorrectionPage key={id} id={id} />;
  return mayAsk ? <AskCorrection wrong={numberOf(wrong)} right={numberOf(right)} /> : <Gone />;
}

const numberOf = (text: string | undefined) =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

function PickCorrection() {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('corrections.pick.heading')}
        line={t('corrections.pick.words')}
      />
    </div>
  );
}
