-- Whoever asks to be erased leaves no name, number or word behind; the books and the steps of cases stay.
alter table residents add column erased_at timestamptz;
create index residents_erased on residents (county, erased_at) where erased_at is not null;
comment on column residents.erased_at is 'When the person had everything erased that says who it was; the row stays for the books.';

alter table photos add column erased_at timestamptz;
comment on column photos.erased_at is 'When its owner had it erased: the file is deleted, the row says that there was one.';

-- A case whose reporter takes it back before it is done: nobody owes a next step, and nothing was solved.
alter table case_states
  drop constraint case_states_stage,
  add constraint case_states_stage check (stage in ('reported', 'returned', 'accepted', 'dispatched',
    'answered', 'awaiting_confirmation', 'closed', 'refused', 'withdrawn')),
  drop constraint case_states_deadline,
  add constraint case_states_deadline
    check ((stage in ('closed', 'refused', 'withdrawn')) = (deadline is null));
drop index case_states_queue;
create index case_states_queue on case_states (county, deadline, case_id)
  where stage not in ('closed', 'refused', 'withdrawn');

-- Nobody answers what was taken back.
alter table appeals
  drop constraint appeals_state,
  add constraint appeals_state check (state in ('open', 'upheld', 'granted', 'withdrawn')),
  drop constraint appeals_decided,
  add constraint appeals_decided check ((state in ('open', 'withdrawn')) = (decided_by is null));
comment on column appeals.state is 'upheld: the decision stands · granted: the points come back as an award of their own · withdrawn: the resident was erased before it was answered.';
