-- What somebody agreed that their household gets of their points, at most: of a hundred points of a rule. Null:
-- they live in none, or agreed to the share of the rule book before it was kept here.
alter table residents
  add column agreed_share smallint
    constraint residents_agreed_share check (agreed_share between 0 and 100);

-- As it stood when the deed was done: a later rule book takes no more than that, and a replay neither.
alter table deeds
  add column agreed_share smallint
    constraint deeds_agreed_share check (agreed_share between 0 and 100);

comment on column residents.agreed_share is
  'Percent of a rule''s points that they agreed their household gets, at most; null: in none, or from before it was kept.';
comment on column deeds.agreed_share is
  'That percent as it stood when the deed was done: a later rule book takes no more, and a replay neither.';
