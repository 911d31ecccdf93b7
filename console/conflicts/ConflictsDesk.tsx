import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { ConflictPage } from './ConflictPage.tsx';
import { ConflictsList } from './ConflictsList.tsx';

/** What counters handed over without a network and did not agree: a list, and one with both its sides. */
export default function ConflictsDesk({ open }: { open: string | undefined }) {
  const { t } = useWords();
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <ConflictsList open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? (
          <div className={stateStyles.middle}>
            <EmptyState
              drawing={<LampEmpty />}
              title={t('conflicts.pick.heading')}
              line={t('conflicts.pick.words')}
            />
          </div>
        ) : (
          <ConflictPage key={open} id={open} />
        )}
      </div>
    </div>
  );
}
