import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { AppealPage } from './AppealPage.tsx';
import { AppealsList } from './AppealsList.tsx';
import { useAppeals } from './use-appeals.ts';

/** The open appeals on the left, the one to answer on the right. */
export default function AppealsDesk({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const appeals = useAppeals();
  const one = appeals.appeals.find(({ appeal }) => appeal.id === open);
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <AppealsList appeals={appeals} open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? (
          <div className={stateStyles.middle}>
            <EmptyState
              drawing={<QuietAlley />}
              title={t('appeals.pick.heading')}
              line={t('appeals.pick.words')}
            />
          </div>
        ) : (
          <AppealPage key={open} one={one} isPending={appeals.pages.isPending} />
        )}
      </div>
    </div>
  );
}
