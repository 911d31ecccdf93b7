-- A report that its reporter or staff took for a matter that was reported before is split from it where staff find
-- that it tells of another. Verified by itself, it is the first of its own: that is decided when its points are
-- given, and a deed itself is never changed.
create table split_deeds (
  county integer not null constraint split_deeds_county references counties,
  deed uuid not null,
  joined uuid not null,
  decided_at timestamptz not null,
  constraint split_deeds_pk primary key (county, deed, joined),
  constraint split_deeds_deed foreign key (county, deed) references deeds (county, id)
);
create trigger split_deeds_append_only before update or delete on split_deeds
  for each row execute function refuse_change();
create trigger split_deeds_no_truncate before truncate on split_deeds
  for each statement execute function refuse_change();
comment on table split_deeds is 'Deeds that were taken for a matter that was reported before, and verified as another one.';
comment on column split_deeds.joined is 'The source of the deed that it had been said or found to tell the same as.';

alter table awards drop constraint awards_cause;
alter table awards add constraint awards_cause
  check (cause in ('deed', 'moved_up', 'appeal', 'correction', 'kept', 'split'));
comment on column awards.cause is 'deed: the award for a deed · moved_up: the first report at the place fell away · appeal: granted on appeal · correction: a wrong publication was put right · kept: the agreement that was mediated has been kept · split: it was taken for a matter that was reported before, and is one of its own. Later ones add to the award for the same deed.';
