-- What people told us is sealed with a key of their own, and that key is wrapped by one that is not in
-- this database. Erasing the wrapped key erases what was sealed with it, here and in every copy.
create table data_keys (
  county integer not null constraint data_keys_county references counties,
  holder uuid not null,
  kid text collate "C" not null,
  wrapping_kid text collate "C",
  wrapped text,
  made_at timestamptz not null,
  retired_at timestamptz,
  erased_at timestamptz,
  constraint data_keys_pk primary key (county, holder, kid),
  constraint data_keys_erased check ((wrapped is null) = (erased_at is not null)),
  constraint data_keys_wrapping check ((wrapped is null) = (wrapping_kid is null))
);
create unique index data_keys_current on data_keys (county, holder) where retired_at is null;
create index data_keys_by_wrapping on data_keys (county, wrapping_kid, holder);
comment on table data_keys is 'The key of each holder of personal data, wrapped: a resident, a household, or the county’s office for what belongs to nobody alone.';
comment on column data_keys.kid is 'Tells keys apart and says nothing of them; each sealed value names the one that sealed it.';
comment on column data_keys.wrapping_kid is 'Which key from outside the database wrapped it; while those are changed there are two.';
comment on column data_keys.retired_at is 'When another key took its place; kept for a while for readers that were under way.';
comment on column data_keys.erased_at is 'When it was erased at the person’s request: nothing that it sealed can be opened again.';

create table key_canaries (
  county integer not null constraint key_canaries_county references counties,
  purpose text not null constraint key_canaries_purpose check (purpose in ('wrapping', 'index')),
  kid text collate "C" not null,
  canary text not null,
  made_at timestamptz not null,
  constraint key_canaries_pk primary key (county, purpose, kid)
);
comment on table key_canaries is 'A known value under each key from outside: a server whose keys do not fit it does not start.';

create table key_rotations (
  county integer not null constraint key_rotations_county references counties,
  id uuid not null,
  kind text not null constraint key_rotations_kind check (kind in ('sealing', 'wrapping', 'people', 'index')),
  kid text collate "C",
  reached uuid,
  done integer not null constraint key_rotations_done check (done >= 0),
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint key_rotations_pk primary key (county, id)
);
create unique index key_rotations_one_open on key_rotations (county, kind) where ended_at is null;
comment on table key_rotations is 'Changes of keys (换密钥): one that was interrupted goes on from where it stood.';
comment on column key_rotations.kind is 'sealing: what stood in the open before there were data keys · wrapping: every data key is wrapped anew · people: people get new data keys and what is theirs is sealed anew · index: phones are found by a new key.';
comment on column key_rotations.kid is 'The key that is changed to; null where it is no single one.';
comment on column key_rotations.reached is 'The last holder that was done.';

-- An erased resident has no phone any more, and cannot be found by one.
alter table residents alter column phone_sealed drop not null, alter column phone_index drop not null;
