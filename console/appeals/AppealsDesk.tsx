import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { AppealPage } from './AppealPage.tsx';
import { AppealsList } from './AppealsList.tsx';
import { useAppeals } from './use-appeals.ts';

/** The open appeals on the left, the one to answer on the right. */
export default function AppealsDesk({ open }: { open: string | undefined }) {
  const appeals = useAppeals();
  const one = appeals.appeals.find(({ appeal }) => appeal.id === open);
  return (
    <TwoPanes list={<AppealsList appeals={appeals} open={open} />} isOpen={open !== undefined}>
      {open === undefined ? (
        <PickOne what="appeals" />
      ) : (
        <AppealPage key={open} one={one} isPending={appeals.pages.isPending} />
      )}
    </TwoPanes>
  );
}
