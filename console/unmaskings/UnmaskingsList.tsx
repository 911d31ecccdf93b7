import type { Unmasking } from '../../contract/unmaskings.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import styles from './Unmask.module.css';
import type { Show, Unmaskings } from './use-unmaskings.ts';

interface UnmaskingsListProps {
  unmaskings: Unmaskings;
  open: string | undefined;
  show: Show;
  onShow: (show: Show) => void;
}

/** Who wants to see which reporter, and why; or what became of it. */
export function UnmaskingsList({ unmaskings, open, show, onShow }: UnmaskingsListProps) {
  const { t } = useWords();
  return (
    <ListPane
      label={t('unmask.list')}
      title={t('unmask.desk')}
      hasOpen={open !== undefined}
      lead={t('unmask.deskLead')}
      above={
        <div className={styles.tabs}>
          <Segmented
            label={t('unmask.shows.label')}
            labelHidden
            choices={[
              { value: 'waiting', label: t('unmask.shows.waiting') },
              { value: 'over', label: t('unmask.shows.over') },
            ]}
            value={show}
            onChange={onShow}
          />
        </div>
      }
    >
      <Rows unmaskings={unmaskings} open={open} show={show} />
    </ListPane>
  );
}

function Rows({
  unmaskings: { pages, unmaskings },
  open,
  show,
}: Omit<UnmaskingsListProps, 'onShow'>) {
  const { t } = useWords();
  return (
    <ListRows
      read={pages}
      rows={unmaskings}
      loading={t('unmask.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t(`unmask.empty.${show}.heading`)}
          line={t(`unmask.empty.${show}.words`)}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
  );
}

function Row({ one, isOpen }: { one: Unmasking; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const what =
    one.state === 'asked'
      ? momentInWords(one.askedAt, now, language)
      : t(`unmask.states.${one.state}`);
  return (
    <ListRow
      href={`/unmaskings/${one.id}`}
      isOpen={isOpen}
      title={`${say(one.alias)} · ${say(one.categoryName)}`}
      aside={<span className={rowStyles.what}>{what}</span>}
    >
      <span className={rowStyles.where}>
        <span>{one.askedBy}</span>
        <span className={rowStyles.grid}>{one.reason}</span>
      </span>
    </ListRow>
  );
}
