-- What rules ask of a deed beside its kind, and what an award gave to whom: the doer, the household,
-- out of which pool, and why once more where an award was added to later.
alter table deeds
  add column household uuid,
  add column counterpart uuid,
  add column outcomes text[] not null default '{}',
  add column grade smallint not null default 1 constraint deeds_grade check (grade > 0),
  add column recovered integer not null default 0 constraint deeds_recovered check (recovered >= 0),
  add constraint deeds_household foreign key (county, household) references households (county, id);
comment on column deeds.household is 'The household that the doer belonged to on that day.';
comment on column deeds.counterpart is 'The other party of the deed, where a rule limits awards with the same one.';
comment on column deeds.outcomes is 'Facts that multiply: an agreement kept, a certified mediator.';
comment on column deeds.grade is 'Grade of difficulty, 1 is the lowest.';
comment on column deeds.recovered is 'Points recovered thanks to this deed, for a rule that pays out of them.';

alter table awards
  add column household_points integer not null default 0
    constraint awards_household_points check (household_points >= 0),
  add column household_pending uuid,
  add column household_transfer uuid,
  add column pool text,
  add column repaid integer not null default 0 constraint awards_repaid check (repaid >= 0),
  add column reversal_taken integer,
  add column reversal_owed integer,
  add column reversed_at timestamptz,
  add column reversed_by uuid,
  add column corrected_points integer not null default 0,
  add column corrected_household_points integer not null default 0,
  add column corrected_at timestamptz,
  add constraint awards_corrected check (corrected_points between 0 and points
    and corrected_household_points between 0 and household_points),
  add column cause text not null default 'deed'
    constraint awards_cause check (cause in ('deed', 'moved_up', 'appeal', 'correction')),
  add column cause_id uuid,
  add constraint awards_cause_named check ((cause = 'deed') = (cause_id is null)),
  drop constraint awards_once,
  add constraint awards_once unique nulls not distinct (county, deed, rule_version, cause, cause_id);
comment on column awards.points is 'Points of the resident alone; the household''s share comes on top.';
comment on column awards.household_points is 'Points of the same award that go to the resident''s household.';
comment on column awards.household_pending is 'The pending transfer that announced the household''s share.';
comment on column awards.household_transfer is 'The transfer that settled the household''s share.';
comment on column awards.pool is 'The pool that pays: the first in the rule''s order that covered it. Null where nothing was paid.';
comment on column awards.repaid is 'Points of this award that paid off what the resident owed.';
comment on column awards.reversal_taken is 'Points that a reversal took out of what the resident still had.';
comment on column awards.reversal_owed is 'Points that had been spent when they were taken back: owed, and paid by later awards first.';
comment on column awards.reversed_at is 'When it was taken back: a resident can contest that for thirty days.';
comment on column awards.reversed_by is 'The member of staff who took it back; somebody else answers an appeal. Null where no person did.';
comment on column awards.corrected_points is 'Points of it that a correction of the rule book took back; the award itself stays as it was given.';
comment on column awards.corrected_at is 'When a correction took points back: that can be contested for thirty days.';
comment on column awards.cause is 'deed: the award for a deed · moved_up: the first report at the place fell away · appeal: granted on appeal · correction: a wrong publication was put right. Later ones add to the award for the same deed.';
comment on column awards.cause_id is 'The award that fell away, the appeal or the correction.';

create index residents_by_household on residents (county, household) where household is not null;
