-- A newcomer is shown around before the gift: whoever filled in a profile until now had it already.
alter table residents add column toured_at timestamptz;
update residents set toured_at = guided_at;
comment on column residents.guided_at is 'When the profile was completed for the first time.';
comment on column residents.toured_at is 'When the guided tour was walked to its end for the first time. The newcomer gift comes with the later of both.';
