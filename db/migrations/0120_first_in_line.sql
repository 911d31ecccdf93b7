-- A reward can open some days earlier for those whom the catalogue names: the old, who live near, who
-- have done much.
alter table rewards add column early jsonb;
alter table rewards add constraint rewards_early check
  (early is null or (opens_at is not null and jsonb_typeof(early -> 'groups') = 'array'
    and jsonb_array_length(early -> 'groups') > 0 and (early ->> 'days')::integer between 1 and 30));
comment on column rewards.early is 'Who may reserve it earlier, and by how many days: {"days": 3, "groups": [{"kind": "age", "ageGroup": "60_plus"}, {"kind": "area", "area": code}, {"kind": "earned", "from": points}]}; one of the groups is enough. Empty: everybody at once.';
create index rewards_by_name on rewards (county, name_zh, id);
create index counters_by_name on counters (county, name_zh, id);
comment on index rewards_by_name is 'The catalogue, page by page.';
comment on index counters_by_name is 'Counters, page by page.';
