-- A mediator can say at any time for whom they work now; and mediators are listed a page at a time.
alter table mediators
  add column former_employers_sealed text
    constraint mediators_former_employers_sealed check (former_employers_sealed like 'v1|%');
comment on column mediators.former_employers_sealed is 'Whom they worked for before, since they were last certified: a JSON list sealed with their key, compared like the employer. Certified anew, they begin without.';
create index mediators_decided on mediators (county, applied_at desc, resident desc) where state <> 'applied';
