import { Link, useLocation } from 'wouter';
import type { StaffMember } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { FindField } from '../queue/FindField.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import tabStyles from '../split/ShowTabs.module.css';
import { ShowTabs } from '../split/ShowTabs.tsx';
import { StateOfPerson } from './StateOfPerson.tsx';
import { type PeopleFilter, shows, usePeople, useResets } from './use-people.ts';

interface PeopleListProps {
  filter: PeopleFilter;
  change: (part: Partial<PeopleFilter>) => void;
  open: string | undefined;
}

/** Everybody below the reader's area, newest first, and the resets that wait. */
export function PeopleList({ filter, change, open }: PeopleListProps) {
  const { t } = useWords();
  const me = useStaff();
  const [, go] = useLocation();
  return (
    <ListPane
      label={t('staff.list')}
      title={t('staff.heading')}
      hasOpen={open !== undefined}
      actions={
        <>
          <FindField words="staff" value={filter.find} onFind={(find) => change({ find })} />
          {mayCall(me, 'inviteStaff') && (
            <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/staff/new')}>
              {t('staff.invite')}
            </Button>
          )}
        </>
      }
      lead={t('staff.lead')}
      above={
        <>
          <Resets open={open} />
          <div className={tabStyles.filters}>
            <ShowTabs
              label={t('staff.filters')}
              shows={shows}
              show={filter.show}
              onShow={(show) => change({ show })}
            >
              {(show) => t(`staff.show.${show}`)}
            </ShowTabs>
          </div>
        </>
      }
    >
      <Rows filter={filter} open={open} />
    </ListPane>
  );
}

function Resets({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const resets = useResets().data?.resets ?? [];
  if (resets.length === 0) return null;
  return (
    <section aria-label={t('staff.resets')}>
      <ul className={listStyles.rows}>
        {resets.map(({ id, staff, name, askedBy, reason }) => (
          <li key={id} className={classes(rowStyles.row, staff === open && rowStyles.open)}>
            <div className={rowStyles.line}>
              <Link href={`/staff/${staff}`} className={classes(rowStyles.title, 'stretched')}>
                {name}
              </Link>
              <span className={rowStyles.what}>{t('staff.resets')}</span>
            </div>
            <div className={rowStyles.line}>
              <span className={rowStyles.where}>
                <span className={rowStyles.grid}>
                  {t('staff.resetFrom', { name: askedBy, reason })}
                </span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rows({ filter, open }: Pick<PeopleListProps, 'filter' | 'open'>) {
  const { t } = useWords();
  const { pages, people } = usePeople(filter);
  return (
    <ListRows
      read={pages}
      rows={people}
      loading={t('staff.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t('staff.empty.heading')}
          line={t('staff.empty.words')}
        />
      }
    >
      {(person) => <Row key={person.id} person={person} isOpen={person.id === open} />}
    </ListRows>
  );
}

function Row({ person, isOpen }: { person: StaffMember; isOpen: boolean }) {
  const { t, say } = useWords();
  const [first, ...others] = person.roles;
  const role = first
    ? `${t(`roles.${first.role}`)} · ${say(first.areaName)}${others.length > 0 ? ` +${others.length}` : ''}`
    : t('staff.noRoles');
  return (
    <ListRow
      href={`/staff/${person.id}`}
      isOpen={isOpen}
      title={person.name}
      aside={person.state !== 'active' && <StateOfPerson state={person.state} />}
    >
      <span className={rowStyles.where}>
        <span className={rowStyles.code}>{person.login}</span>
        <span className={rowStyles.grid}>{role}</span>
      </span>
    </ListRow>
  );
}
