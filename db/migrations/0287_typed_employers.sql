-- An employer that was written down wrongly is corrected by somebody who did not type it in.
alter table mediators
  add column employer_typed_by uuid,
  add constraint mediators_employer_typed_by foreign key (county, employer_typed_by) references staff (county, id);
comment on column mediators.employer_typed_by is 'Who of staff typed in the employer; null: they themselves, or it was before that was kept. Of those before it stands beside each in the sealed list.';
comment on column mediators.former_employers_sealed is 'Whom they worked for before, since they were last certified: a JSON list sealed with their key, of names, or of names with who of staff typed each in; compared like the employer. Certified anew, they begin without.';
