import { useState } from 'react';
import { LockedHouse } from '../../ui/drawings/LockedHouse.tsx';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { UnmaskingPage } from './UnmaskingPage.tsx';
import { UnmaskingsList } from './UnmaskingsList.tsx';
import { type Show, useUnmaskings } from './use-unmaskings.ts';

/** Looks at reporters on the left, those that wait first; on the right, whether one is agreed to. */
export default function UnmaskingsDesk({ open }: { open: string | undefined }) {
  const [show, setShow] = useState<Show>('waiting');
  const unmaskings = useUnmaskings(show);
  const one = unmaskings.unmaskings.find(({ id }) => id === open);
  return (
    <TwoPanes
      list={<UnmaskingsList unmaskings={unmaskings} open={open} show={show} onShow={setShow} />}
      isOpen={open !== undefined}
    >
      {open === undefined ? (
        <PickOne what="unmask" drawing={<LockedHouse />} />
      ) : (
        <UnmaskingPage key={open} one={one} isPending={unmaskings.pages.isPending} />
      )}
    </TwoPanes>
  );
}
