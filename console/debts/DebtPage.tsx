import type { Debt } from '../../contract/debts.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { ListedPage } from '../split/ListedPage.tsx';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
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
    <ListedPage
      label={t('debts.heading')}
      back="/debts"
      one={one}
      isPending={isPending}
      loading={t('debts.loading')}
      left={{ title: t('debts.paid'), line: t('debts.paidWords') }}
    >
      {(there) => <WholeDebt one={there} pools={pools} />}
    </ListedPage>
  );
}

function WholeDebt({ one, pools }: { one: Debt; pools: Debts['pools'] }) {
  const { t } = useWords();
  const name = useDebtorName()(one);
  const me = useStaff();
  return (
    <>
      <OpenedHead title={name} />
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <CaseStub label={t('debts.owed')} raised head={<h2>{t('debts.owed')}</h2>}>
            <div className={openedStyles.points}>
              <PointsFigure points={one.owed} size="l" unit={t('debts.points')} />
              <span className={openedStyles.why}>
                {t(one.kind === 'resident' ? 'debts.how' : 'debts.howHousehold')}
              </span>
            </div>
          </CaseStub>
        </div>
        <div className={openedStyles.moves}>
          {one.waiver ? (
            <SignWaiver waiver={one.waiver} pools={pools} />
          ) : mayCall(me, 'askWaiver') ? (
            <AskWaiver debt={one} pools={pools} />
          ) : (
            <p className={openedStyles.readOnly}>{t('debts.readOnly')}</p>
          )}
        </div>
      </div>
    </>
  );
}
