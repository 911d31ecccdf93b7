import { useState } from 'react';
import type { MyMediation } from '../../contract/my-mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { dayText, localDay } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Mediations.module.css';
import { useMediationTexts, useMyStep } from './use-mediations.ts';

/** What is asked of a party: to know their rights, to answer an agreement. */
export function AsParty({ one }: { one: MyMediation }) {
  return (
    <>
      {one.moves.includes('answer') && <Answer one={one} />}
      {one.moves.includes('acknowledge') && <Rights one={one} />}
    </>
  );
}

/** What a party can always read again, and the way out. */
export function PartyFoot({ one }: { one: MyMediation }) {
  const m = useMediationTexts();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      {!one.moves.includes('acknowledge') && <Rights one={one} />}
      {one.moves.includes('leave') && (
        <Button kind="quiet" wide onClick={() => setLeaving(true)}>
          {m('leave')}
        </Button>
      )}
      {leaving && <Leave id={one.id} onClose={() => setLeaving(false)} />}
    </>
  );
}

function Rights({ one }: { one: MyMediation }) {
  const { say, language } = useTexts();
  const m = useMediationTexts();
  const step = useMyStep((client, id: string, requestId) =>
    client.call('acknowledgeMyRights', { params: { id }, requestId }),
  );
  const mine = one.parties.find(({ me }) => me);
  const asked = one.moves.includes('acknowledge');
  return (
    <Card>
      <section className={styles.part} aria-label={m('rights')}>
        <h2>{m('rights')}</h2>
        {asked && <p className={styles.quiet}>{m('rightsLead')}</p>}
        <ol className={styles.rights}>
          {one.rights.map((right) => (
            <li key={right.zh}>{say(right)}</li>
          ))}
        </ol>
        {mine?.informedAt != null && (
          <p className={styles.quiet}>
            {m('acknowledged', { day: dayText(localDay(mine.informedAt), presentMs(), language) })}
          </p>
        )}
        <Problem error={step.error} />
        {asked && (
          <Button wide busy={step.isPending} onClick={() => step.mutate(one.id)}>
            {m('acknowledge')}
          </Button>
        )}
      </section>
    </Card>
  );
}

function Answer({ one }: { one: MyMediation }) {
  const { language } = useTexts();
  const m = useMediationTexts();
  const { proposedAt } = one;
  const [first] = useState(proposedAt);
  const [asking, setAsking] = useState<Asking | undefined>();
  return (
    <Card>
      <section className={styles.part} aria-label={m('agreement')}>
        <h2>{m('agreement')}</h2>
        {proposedAt !== first && <Refusal why={m('rewritten')} />}
        <p className={styles.text}>{one.terms}</p>
        {one.performBy !== null && (
          <p className={styles.quiet}>
            {m('performBy', { day: dayText(one.performBy, presentMs(), language) })}
          </p>
        )}
        <div className={styles.acts}>
          <Button kind="outline" onClick={() => setAsking({ agreed: false, proposedAt })}>
            {m('decline')}
          </Button>
          <Button onClick={() => setAsking({ agreed: true, proposedAt })}>{m('agree')}</Button>
        </div>
      </section>
      {asking?.proposedAt === proposedAt && (
        <AnswerSheet id={one.id} asking={asking} onClose={() => setAsking(undefined)} />
      )}
    </Card>
  );
}

interface Asking {
  agreed: boolean;
  /** When the text was written that stood there as the question was opened: no other one is answered by it. */
  proposedAt: string | null;
}

interface AnswerSheetProps {
  id: string;
  asking: Asking;
  onClose: () => void;
}

/** Asked once more: an agreement binds. */
function AnswerSheet({ id, asking, onClose }: AnswerSheetProps) {
  const { t } = useTexts();
  const m = useMediationTexts();
  const { agreed } = asking;
  const step = useMyStep(
    (client, { proposedAt, ...said }: Asking, requestId) =>
      client.call('answerMyAgreement', {
        params: { id },
        body: { ...said, proposedAt: proposedAt ?? '' },
        requestId,
      }),
    onClose,
  );
  return (
    <LazySheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={m(agreed ? 'agreeTitle' : 'declineTitle')}
      description={m(agreed ? 'agreeLine' : 'declineLine')}
      footer={
        <>
          <Button kind="outline" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button busy={step.isPending} onClick={() => step.mutate(asking)}>
            {m(agreed ? 'agreeGo' : 'declineGo')}
          </Button>
        </>
      }
    >
      <Problem error={step.error} />
    </LazySheet>
  );
}

function Leave({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts();
  const m = useMediationTexts();
  const step = useMyStep(
    (client, file: string, requestId) =>
      client.call('leaveMyMediation', { params: { id: file }, requestId }),
    onClose,
  );
  return (
    <LazySheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={m('leaveTitle')}
      description={m('leaveLine')}
      footer={
        <>
          <Button kind="outline" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button busy={step.isPending} onClick={() => step.mutate(id)}>
            {m('leaveGo')}
          </Button>
        </>
      }
    >
      <Problem error={step.error} />
    </LazySheet>
  );
}
