-- Whoever said to be under 14 keeps the account that something came of, and is taken for a minor until
-- the window has settled it.
alter table residents add column age_doubted_at timestamptz;
comment on column residents.age_doubted_at is 'Since when the window is to settle whether this is a child under 14, because the resident said so; null where nothing is in doubt.';
alter table residents add column taken_for text
  generated always as (case when age_doubted_at is null then age_class else '14_17' end) stored;
comment on column residents.taken_for is 'The age class by which it is decided what the resident may do: age_class, or a minor while that is in doubt.';
