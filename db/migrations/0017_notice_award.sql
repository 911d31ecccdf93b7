-- A notice about points that were taken back leads to the place where that can be contested.
alter table notices add column award uuid;
comment on column notices.award is 'The award that the notice is about, where it can be contested: the way to the appeal.';
