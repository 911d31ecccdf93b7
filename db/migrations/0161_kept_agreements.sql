-- The second half of what leading a mediation earns comes when the return visit finds the agreement kept.
alter table awards drop constraint awards_cause;
alter table awards add constraint awards_cause
  check (cause in ('deed', 'moved_up', 'appeal', 'correction', 'kept'));
comment on column awards.cause is 'deed: the award for a deed · moved_up: the first report at the place fell away · appeal: granted on appeal · correction: a wrong publication was put right · kept: the agreement that was mediated has been kept. Later ones add to the award for the same deed.';
