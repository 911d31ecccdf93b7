import type { RosterSummary } from '../../contract/rosters.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import styles from './Rosters.module.css';
import { type RosterPages, useRosters } from './use-rosters.ts';

/** Lists that were typed in, the newest first, and whether somebody has compared them. */
export function RostersList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const rosters = useRosters();
  const mayEnter = mayCall(useStaff(), 'enterRoster');
  return (
    <ListPane
      label={t('rosters.list')}
      title={t('rosters.heading')}
      hasOpen={open !== undefined}
      lead={t('rosters.lead')}
      above={
        mayEnter && (
          <div className={styles.add}>
            <ButtonLink size="s" kind="outline" icon={<PlusIcon size={16} />} href="#/rosters/new">
              {t('rosters.add')}
            </ButtonLink>
          </div>
        )
      }
    >
      <Rows rosters={rosters} open={open} />
    </ListPane>
  );
}

function Rows({
  rosters: { pages, rosters },
  open,
}: {
  rosters: RosterPages;
  open: string | undefined;
}) {
  const { t } = useWords();
  return (
    <ListRows
      read={pages}
      rows={rosters}
      loading={t('rosters.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t('rosters.empty.heading')}
          line={t('rosters.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
  );
}

function Row({ one, isOpen }: { one: RosterSummary; isOpen: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <ListRow
      href={`/rosters/${one.id}`}
      isOpen={isOpen}
      title={t('rosters.numberOf', { number: one.number })}
      aside={<span className={rowStyles.what}>{t(`rosters.states.${one.state}`)}</span>}
    >
      <span className={rowStyles.where}>
        <span>{t('rosters.lines', { count: one.lines })}</span>
        <span className={rowStyles.grid}>
          {t('rosters.enteredBy', { name: one.enteredBy })} ·{' '}
          {momentInWords(one.enteredAt, now, language)}
        </span>
      </span>
    </ListRow>
  );
}
