import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { DebtPage } from './DebtPage.tsx';
import { DebtsList } from './DebtsList.tsx';
import { useDebts } from './use-debts.ts';

/** Who owes points on the left; on the right what to do about it, in two signatures. */
export default function DebtsDesk({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const debts = useDebts();
  const one = debts.debts.find(({ id }) => id === open);
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <DebtsList debts={debts} open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? (
          <div className={stateStyles.middle}>
            <EmptyState
              drawing={<QuietAlley />}
              title={t('debts.pick.heading')}
              line={t('debts.pick.words')}
            />
          </div>
        ) : (
          <DebtPage key={open} one={one} pools={debts.pools} isPending={debts.pages.isPending} />
        )}
      </div>
    </div>
  );
}
