-- Who has no phone at hand has a member of staff do it for them (代办): what they agreed to, how, and until when.
-- Which cases came of it stands in no table: the reporter of a case is known nowhere else.
create table agreements (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  staff uuid not null,
  channel text not null constraint agreements_channel check (channel in ('window', 'grid_worker')),
  paper text not null constraint agreements_paper
    check (paper in ('id_card', 'household_register', 'other')),
  agreed_by text not null constraint agreements_agreed_by check (agreed_by in ('code', 'signature')),
  agreed_at timestamptz not null,
  until timestamptz not null,
  constraint agreements_pk primary key (county, id),
  constraint agreements_resident foreign key (county, resident) references residents (county, id),
  constraint agreements_staff foreign key (county, staff) references staff (county, id),
  constraint agreements_time check (until > agreed_at)
);
create index agreements_by_resident on agreements (county, resident);
comment on table agreements is 'Residents who agreed that one of staff does for them what they would do on a phone (代办同意), for half an hour.';
comment on column agreements.agreed_by is 'A code of their own phone, or a signature on paper where the account has no number.';
comment on column agreements.paper is 'What they showed to say who they are.';
