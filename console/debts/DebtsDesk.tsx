import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { DebtPage } from './DebtPage.tsx';
import { DebtsList } from './DebtsList.tsx';
import { useDebts } from './use-debts.ts';

/** Who owes points on the left; on the right what to do about it, in two signatures. */
export default function DebtsDesk({ open }: { open: string | undefined }) {
  const debts = useDebts();
  const one = debts.debts.find(({ id }) => id === open);
  return (
    <TwoPanes list={<DebtsList debts={debts} open={open} />} isOpen={open !== undefined}>
      {open === undefined ? (
        <PickOne what="debts" />
      ) : (
        <DebtPage key={open} one={one} pools={debts.pools} isPending={debts.pages.isPending} />
      )}
    </TwoPanes>
  );
}
