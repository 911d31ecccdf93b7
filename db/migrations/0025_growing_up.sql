-- Minors: of an age only the class stands in the open. Under 14 a child takes part only inside the
-- household of a guardian, who consents to a text of a known version and reports what the child did.
alter table residents
  add column birth_sealed text,
  add column age_class text,
  add constraint residents_age_class check (age_class in ('under_14', '14_17', 'adult'));
update residents set age_class = '14_17' where age_group = 'under_18';
create index residents_minors on residents (county, id) where age_class in ('under_14', '14_17');
comment on column residents.birth_sealed is 'Year and month of birth, encrypted; only of those under 18.';
comment on column residents.age_class is 'under_14: no account of their own, closed until 14 · 14_17 · adult; null: not said.';

alter table households
  add column name_sealed text,
  add column founded_by uuid,
  add constraint households_founded_by foreign key (county, founded_by) references residents (county, id);
comment on column households.name_sealed is 'What its members call it, encrypted; null: taken over from a register.';

create table household_invites (
  county integer not null,
  id uuid not null,
  household uuid not null,
  code_index bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  used_by uuid,
  constraint household_invites_pk primary key (county, id),
  constraint household_invites_household foreign key (county, household) references households (county, id),
  constraint household_invites_made_by foreign key (county, made_by) references residents (county, id),
  constraint household_invites_used_by foreign key (county, used_by) references residents (county, id)
);
create unique index household_invites_code_once on household_invites (county, code_index) where ended_at is null;
create index household_invites_by_household on household_invites (county, household) where ended_at is null;
create index household_invites_age on household_invites (expires_at);
comment on table household_invites is 'Codes by which a relative joins a household: one use, one day, found by a keyed index.';

create table children (
  county integer not null,
  id uuid not null,
  household uuid not null,
  guardian uuid not null,
  name_sealed text,
  birth_sealed text,
  consent_version integer not null,
  consented_at timestamptz not null,
  ended_at timestamptz,
  ended_because text constraint children_ended_because check (ended_because in ('withdrawn', 'grown')),
  constraint children_pk primary key (county, id),
  constraint children_household foreign key (county, household) references households (county, id),
  constraint children_guardian foreign key (county, guardian) references residents (county, id),
  constraint children_ended check ((ended_at is null) = (ended_because is null)),
  constraint children_forgotten check ((ended_at is null) = (name_sealed is not null and birth_sealed is not null))
);
create index children_by_household on children (county, household) where ended_at is null;
create index children_by_guardian on children (county, guardian) where ended_at is null;
comment on table children is 'Children under 14 in a guardian''s household. The row stays as the record of consent; name and birth go when it ends.';
comment on column children.name_sealed is 'A name of the guardian''s choosing, encrypted.';
comment on column children.consent_version is 'Which text the guardian agreed to.';

alter table deeds
  add column child uuid,
  add constraint deeds_child foreign key (county, child) references children (county, id);
comment on column deeds.child is 'The child whose deed the guardian reported: all points go to the household.';
alter table case_reporters
  add column child uuid,
  add constraint case_reporters_child foreign key (county, child) references children (county, id);
comment on column case_reporters.child is 'The child who noticed it, where a guardian reported it for a child.';
