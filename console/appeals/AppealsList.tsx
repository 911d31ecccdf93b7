import type { WaitingAppeal } from '../../contract/appeals.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import type { Appeals } from './use-appeals.ts';

interface AppealsListProps {
  appeals: Appeals;
  open: string | undefined;
}

/** Every appeal that waits, oldest first, with the day on which its answer is due. */
export function AppealsList({ appeals, open }: AppealsListProps) {
  const { t } = useWords();
  return (
    <ListPane
      label={t('appeals.list')}
      title={t('appeals.heading')}
      hasOpen={open !== undefined}
      lead={t('appeals.lead')}
    >
      <Rows appeals={appeals} open={open} />
    </ListPane>
  );
}

function Rows({ appeals: { pages, appeals }, open }: AppealsListProps) {
  const { t } = useWords();
  return (
    <ListRows
      read={pages}
      rows={appeals}
      loading={t('appeals.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t('appeals.empty.heading')}
          line={t('appeals.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.appeal.id} one={one} isOpen={one.appeal.id === open} />}
    </ListRows>
  );
}

function Row({ one, isOpen }: { one: WaitingAppeal; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const { appeal, award, residentName } = one;
  const day = dateInWords(appeal.dueOn, language);
  return (
    <ListRow
      href={`/appeals/${appeal.id}`}
      isOpen={isOpen}
      title={say(award.what)}
      aside={<span className={rowStyles.what}>{t('appeals.dueOn', { day })}</span>}
    >
      <span className={rowStyles.where}>
        <span>{say(residentName)}</span>
        <span className={rowStyles.grid}>{appeal.words}</span>
      </span>
    </ListRow>
  );
}
