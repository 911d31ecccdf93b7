import { useState } from 'react';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeptChoice } from '../kept-choice.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { InvitePage } from './InvitePage.tsx';
import { MemberPage } from './MemberPage.tsx';
import { PeopleList } from './PeopleList.tsx';
import { type PeopleFilter, type Show, shows } from './use-people.ts';

/** Everybody who works here on the left; on the right what one of them may do, or somebody new. */
export default function StaffDesk({ open }: { open: string | undefined }) {
  const [show, setShow] = useKeptChoice<Show>('staff', { choices: shows, usual: 'all' });
  const [find, setFind] = useState('');
  const change = (part: Partial<PeopleFilter>) => {
    if (part.show !== undefined) setShow(part.show);
    if (part.find !== undefined) setFind(part.find);
  };
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <PeopleList filter={{ show, find }} change={change} open={open} />
      </div>
      <div className={twoPanes.one}>
        <Open open={open} />
      </div>
    </div>
  );
}

function Open({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const me = useStaff();
  if (open === 'new' && mayCall(me, 'inviteStaff')) return <InvitePage />;
  if (open !== undefined) return <MemberPage key={open} id={open} />;
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={t('staff.pick.heading')}
        line={t('staff.pick.words')}
      />
    </div>
  );
}
