-- What was learnt until now may hold what two people wrote, and what is confidential: the next night learns anew.
delete from category_models m
where exists (select from category_models a where a.county = m.county and a.active);
-- Where staff had gone back to keywords, that stays as they chose.
update category_models set model = null;
comment on column category_models.model is 'Weights by hashes of runs of letters that at least five different reporters wrote, nothing of confidential cases: no words, and nobody’s report. Who is erased is left out of the lesson of the next night, not of versions made before. Null once it is too old to go back to.';

-- Staff who go back to a version mean it for longer than until the next night.
alter table category_models
  add column held boolean not null default false,
  add constraint category_models_held check (active or not held),
  drop constraint category_models_verdict,
  add constraint category_models_verdict check (verdict in ('taken', 'worse', 'switched_off', 'held'));
comment on column category_models.held is 'Staff went back to it from a newer one: no version takes its place until staff choose again.';
comment on column category_models.verdict is 'taken: into use when it was made · worse: than the one in use · switched_off: staff had gone back to keywords · held: staff had gone back to the version in use.';
