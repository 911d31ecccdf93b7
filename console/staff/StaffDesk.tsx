import { useState } from 'react';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { InvitePage } from './InvitePage.tsx';
import { MemberPage } from './MemberPage.tsx';
import { PeopleList } from './PeopleList.tsx';
import type { PeopleFilter } from './use-people.ts';

/** Everybody who works here on the left; on the right what one of them may do, or somebody new. */
export default function StaffDesk({ open }: { open: string | undefined }) {
  const [filter, setFilter] = useState<PeopleFilter>({ show: 'all', find: '' });
  return (
    <TwoPanes
      list={
        <PeopleList
          filter={filter}
          change={(part) => setFilter((was) => ({ ...was, ...part }))}
          open={open}
        />
      }
      isOpen={open !== undefined}
    >
      <Open open={open} />
    </TwoPanes>
  );
}

function Open({ open }: { open: string | undefined }) {
  const me = useStaff();
  if (open === 'new' && mayCall(me, 'inviteStaff')) return <InvitePage />;
  if (open !== undefined) return <MemberPage key={open} id={open} />;
  return <PickOne what="staff" />;
}
