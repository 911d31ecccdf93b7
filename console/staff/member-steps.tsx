import type { FactorReset } from '../../contract/invitations.ts';
import type { CodePurpose } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { Fold } from './Fold.tsx';
import type { Member } from './member.ts';
import { OneTimeCode } from './OneTimeCode.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './staff.module.css';
import { peopleRoutes } from './use-people.ts';

interface StepProps {
  member: Member;
}

export function Suspend({ member: { id } }: StepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const step = useStep(
    (reason: string, requestId) =>
      client.call('suspendStaff', { params: { id }, body: { reason }, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  return (
    <Fold title={t('staff.suspend')} lead={t('staff.suspendLead')}>
      <ReasonForm submit={t('staff.suspendSend')} kind="danger" step={step} />
    </Fold>
  );
}

export function Restore({ member: { id, suspension } }: StepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const step = useStep(
    (reason: string, requestId) =>
      client.call('restoreStaff', { params: { id }, body: { reason }, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  if (!suspension?.liftable) return <p className={styles.suspended}>{t('staff.officerOnly')}</p>;
  return (
    <Fold title={t('staff.restore')} lead={t('staff.restoreLead')}>
      <ReasonForm submit={t('staff.restoreSend')} step={step} />
    </Fold>
  );
}

/** The first of two people. */
export function AskReset({ member: { id } }: StepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const step = useStep(
    (reason: string, requestId) =>
      client.call('askFactorReset', { params: { id }, body: { reason }, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  return (
    <Fold title={t('staff.reset')} lead={t('staff.resetLead')}>
      <ReasonForm submit={t('staff.resetSend')} step={step} />
    </Fold>
  );
}

interface DecideResetProps extends StepProps {
  reset: FactorReset;
}

/** The second person confirms and hands over the code; everybody else reads that it waits. */
export function DecideReset({ member, reset }: DecideResetProps) {
  const { t, language } = useWords();
  const { client } = useCounty();
  const now = useNow();
  const mayDecide = mayCall(useStaff(), 'confirmFactorReset');
  const params = { id: reset.id };
  const confirming = useStep(
    (_: undefined, requestId) => client.call('confirmFactorReset', { params, requestId }),
    {
      stale: ['listStaff'],
    },
  );
  const declining = useStep(
    (_: undefined, requestId) => client.call('declineFactorReset', { params, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  if (confirming.data) return <OneTimeCode name={member.name} invitation={confirming.data} />;
  const { askedBy: name, reason } = reset;
  return (
    <section className={stepStyles.pane}>
      <h2 className={stepStyles.heading}>{t('staff.reset')}</h2>
      <p className={stepStyles.lead}>
        {t('staff.resetAsked', {
          name,
          reason,
          at: momentInWords(reset.askedAt, now, language),
        })}
      </p>
      {mayDecide && (
        <div className={stepStyles.fields}>
          <p className={stepStyles.lead}>{t('staff.resetConfirmLead')}</p>
          <Refusals error={confirming.error ?? declining.error} />
          <Button wide busy={confirming.isPending} onClick={() => confirming.mutate(undefined)}>
            {t('staff.resetConfirm')}
          </Button>
          <Button
            kind="outline"
            wide
            busy={declining.isPending}
            onClick={() => declining.mutate(undefined)}
          >
            {t('staff.resetDecline')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface AgainProps extends StepProps {
  purpose: CodePurpose;
}

/** A new code for somebody who has not come in yet, or not since the reset. */
export function Again({ member: { id, name }, purpose }: AgainProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const step = useStep(
    (_: undefined, requestId) => client.call('renewInvitation', { params: { id }, requestId }),
    {
      stale: [],
    },
  );
  if (step.data) return <OneTimeCode name={name} invitation={step.data} />;
  return (
    <Fold title={t(`staff.again.${purpose}`)} lead={t(`staff.againLead.${purpose}`)}>
      <div className={stepStyles.fields}>
        <Refusals error={step.error} />
        <Button wide busy={step.isPending} onClick={() => step.mutate(undefined)}>
          {t('staff.againSend')}
        </Button>
      </div>
    </Fold>
  );
}
