import { useState } from 'react';
import { LockedHouse } from '../../ui/drawings/LockedHouse.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { UnmaskingPage } from './UnmaskingPage.tsx';
import { UnmaskingsList } from './UnmaskingsList.tsx';
import { type Show, useUnmaskings } from './use-unmaskings.ts';

/** Looks at reporters on the left, those that wait first; on the right, whether one is agreed to. */
export default function UnmaskingsDesk({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [show, setShow] = useState<Show>('waiting');
  const unmaskings = useUnmaskings(show);
  const one = unmaskings.unmaskings.find(({ id }) => id === open);
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <UnmaskingsList unmaskings={unmaskings} open={open} show={show} onShow={setShow} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? (
          <div className={stateStyles.middle}>
            <EmptyState
              drawing={<LockedHouse />}
              title={t('unmask.pick.heading')}
              line={t('unmask.pick.words')}
            />
          </div>
        ) : (
          <UnmaskingPage key={open} one={one} isPending={unmaskings.pages.isPending} />
        )}
      </div>
    </div>
  );
}
