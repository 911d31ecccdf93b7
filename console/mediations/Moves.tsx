import type { ReactNode } from 'react';
import type { Mediation, MediationMove } from '../../contract/mediations.ts';
import { dayOf } from '../dates.ts';
import heldStyles from '../held/HeldAwardPage.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import styles from './mediations.module.css';
import { AddPaper } from './moves/AddPaper.tsx';
import { Assign } from './moves/Assign.tsx';
import { AskCourt, Confirm } from './moves/Court.tsx';
import { GiveUp } from './moves/GiveUp.tsx';
import { Inform } from './moves/Inform.tsx';
import { Propose } from './moves/Propose.tsx';
import { Refer } from './moves/Refer.tsx';
import { Review } from './moves/Review.tsx';
import { Sign } from './moves/Sign.tsx';
import { Visit } from './moves/Visit.tsx';

type Part = readonly [MediationMove, (props: { one: Mediation }) => ReactNode];

/** In the order in which they are most likely wanted. */
const parts: readonly Part[] = [
  ['inform', Inform],
  ['sign', Sign],
  ['assign', Assign],
  ['review', Review],
  ['visit', Visit],
];
const further: readonly Part[] = [
  ['ask_court', AskCourt],
  ['confirm', Confirm],
  ['add_paper', AddPaper],
  ['propose', Propose],
  ['give_up', GiveUp],
  ['refer', Refer],
];

const isVisitDue = ({ state, reviewedAt, visitDueOn }: Mediation, today: string) =>
  state === 'agreed' && reviewedAt !== null && visitDueOn !== null && visitDueOn <= today;

/** What can be done with a file now: exactly what the server would not refuse. */
export function Moves({ one }: { one: Mediation }) {
  const { t } = useWords();
  const me = useStaff();
  const today = dayOf(useNow());
  if (!mayCall(me, 'reviewMediation'))
    return <p className={heldStyles.readOnly}>{t('mediations.moves.readOnly')}</p>;
  const offered = (of: readonly Part[]) =>
    of
      .filter(([move]) => one.moves.includes(move))
      .map(([move, Part]) => <Part key={move} one={one} />);
  // Whoever is in charge of the place of a file can always add to it.
  const isOthers = (move: MediationMove, waits: boolean) =>
    waits && one.moves.includes('add_paper') && !one.moves.includes(move);
  return (
    <>
      {isOthers('review', one.toReview) && (
        <p className={heldStyles.readOnly}>{t('mediations.moves.reviewOther')}</p>
      )}
      {isOthers('sign', one.state === 'proposed') && (
        <p className={heldStyles.readOnly}>{t('mediations.moves.signOther')}</p>
      )}
      {isOthers('visit', isVisitDue(one, today)) && (
        <p className={heldStyles.readOnly}>{t('mediations.moves.visitOther')}</p>
      )}
      {offered(parts)}
      <div className={styles.more}>{offered(further)}</div>
    </>
  );
}
