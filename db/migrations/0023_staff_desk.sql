-- Who may do what: suspensions with a reason, and resets of a factor by two people.
alter table staff
  add column suspended_by uuid,
  add column suspended_as text,
  add column suspended_reason text,
  add constraint staff_suspended_as check (suspended_as in ('administrator', 'security_officer'));
create index staff_newest on staff (county, created_at desc, id desc);
comment on column staff.suspended_by is 'Who suspended this person; null for suspensions from before it was kept.';
comment on column staff.suspended_as is 'In which office: what a security officer suspended, only a security officer restores.';

create table factor_resets (
  county integer not null,
  id uuid not null,
  staff uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  confirmed boolean,
  constraint factor_resets_pk primary key (county, id),
  constraint factor_resets_staff foreign key (county, staff) references staff (county, id),
  constraint factor_resets_asker foreign key (county, asked_by) references staff (county, id),
  constraint factor_resets_two_people check (decided_by <> asked_by and decided_by <> staff),
  constraint factor_resets_decided check (
    (decided_at is null) = (decided_by is null) and (decided_at is null) = (confirmed is null))
);
create unique index factor_resets_one_open on factor_resets (county, staff) where decided_at is null;
comment on table factor_resets is 'A lost phone or password: the administrator asks, the security officer confirms.';
