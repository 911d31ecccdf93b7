import { Link, useLocation } from 'wouter';
import type { StaffMember } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { FindField } from '../queue/FindField.tsx';
import queueStyles from '../queue/Queue.module.css';
import filterStyles from '../queue/QueueFilters.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
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
  const heading = usePageHeading(open === undefined ? t('staff.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('staff.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('staff.heading')}
        </Heading>
        <FindField words="staff" value={filter.find} onFind={(find) => change({ find })} />
        {mayCall(me, 'inviteStaff') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/staff/new')}>
            {t('staff.invite')}
          </Button>
        )}
      </header>
      <p className={heldStyles.lead}>{t('staff.lead')}</p>
      <Resets open={open} />
      <div className={filterStyles.filters}>
        <fieldset className={filterStyles.tabs} aria-label={t('staff.filters')}>
          {shows.map((show) => (
            <button
              key={show}
              type="button"
              className={filterStyles.tab}
              aria-pressed={filter.show === show}
              onClick={() => change({ show })}
            >
              {t(`staff.show.${show}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <div className={queueStyles.list}>
        <Rows filter={filter} open={open} />
      </div>
    </section>
  );
}

function Resets({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const resets = useResets().data?.resets ?? [];
  if (resets.length === 0) return null;
  return (
    <section aria-label={t('staff.resets')}>
      <ul className={queueStyles.rows}>
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
  if (pages.isPending) return <Skeleton label={t('staff.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (people.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('staff.empty.heading')}
        line={t('staff.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {people.map((person) => (
          <Row key={person.id} person={person} isOpen={person.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ person, isOpen }: { person: StaffMember; isOpen: boolean }) {
  const { t, say } = useWords();
  const [first, ...others] = person.roles;
  const role = first
    ? `${t(`roles.${first.role}`)} · ${say(first.areaName)}${others.length > 0 ? ` +${others.length}` : ''}`
    : t('staff.noRoles');
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/staff/${person.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {person.name}
        </Link>
        {person.state !== 'active' && <StateOfPerson state={person.state} />}
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span className={rowStyles.code}>{person.login}</span>
          <span className={rowStyles.grid}>{role}</span>
        </span>
      </div>
    </li>
  );
}
