import { Link } from 'wouter';
import type { Debt } from '../../contract/debts.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import caseStyles from '../case/CasePage.module.css';
import heldStyles from '../held/HeldAwardPage.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stateStyles from '../states/states.module.css';
import { AskWaiver } from './AskWaiver.tsx';
import { SignWaiver } from './SignWaiver.tsx';
import { type Debts, useDebtorName } from './use-debts.ts';

interface DebtPageProps {
  one: Debt | undefined;
  pools: Debts['pools'];
  isPending: boolean;
}

/** A resident or a household who owes points: how many, and the waiver in its two signatures. */
export function DebtPage({ one, pools, isPending }: DebtPageProps) {
  const { t } = useWords();
  return (
    <section className={caseStyles.page} aria-label={t('debts.heading')}>
      <Link href="/debts" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {one ? (
        <WholeDebt one={one} pools={pools} />
      ) : isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('debts.loading')} rows={4} figure />
        </div>
      ) : (
        <Paid />
      )}
    </section>
  );
}

/** The debt has left the list: waived or paid, perhaps just now. */
function Paid() {
  const { t } = useWords();
  const heading = t('debts.paid');
  usePageHeading(heading);
  return (
    <div className={stateStyles.middle}>
      <EmptyState drawing={<QuietAlley />} title={heading} line={t('debts.paidWords')} level={1} />
    </div>
  );
}

function WholeDebt({ one, pools }: { one: Debt; pools: Debts['pools'] }) {
  const { t } = useWords();
  const name = useDebtorName()(one);
  const heading = usePageHeading(name);
  const me = useStaff();
  return (
    <>
      <header className={heldStyles.head}>
        <h1 className={heldStyles.title} ref={heading} tabIndex={-1}>
          {name}
        </h1>
      </header>
      <div className={caseStyles.body}>
        <div className={caseStyles.facts}>
          <CaseStub label={t('debts.owed')} raised head={<h2>{t('debts.owed')}</h2>}>
            <div className={heldStyles.points}>
              <PointsFigure points={one.owed} size="l" unit={t('debts.points')} />
              <span className={heldStyles.why}>
                {t(one.kind === 'resident' ? 'debts.how' : 'debts.howHousehold')}
              </span>
            </div>
          </CaseStub>
        </div>
        <div className={caseStyles.moves}>
          {one.waiver ? (
            <SignWaiver waiver={one.waiver} pools={pools} />
          ) : mayCall(me, 'askWaiver') ? (
            <AskWaiver debt={one} pools={pools} />
          ) : (
            <p className={heldStyles.readOnly}>{t('debts.readOnly')}</p>
          )}
        </div>
      </div>
    </>
  );
}
