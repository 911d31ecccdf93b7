-- Signing in is bounded for a phone, a device, an address and the county as a whole, by counts that
-- all processes share; and whoever has an account with a provider the county trusts comes in by that.
comment on column sign_in_codes.tries is 'Wrong tries; the right one ends the code.';

create table attempt_counts (
  county integer not null constraint attempt_counts_county references counties,
  what text not null constraint attempt_counts_what
    check (what in ('code_sent', 'code_failed', 'invite_failed')),
  whose text not null constraint attempt_counts_whose
    check (whose in ('device', 'address', 'resident', 'county')),
  key bytea not null,
  hour timestamptz not null,
  attempts integer not null constraint attempt_counts_attempts check (attempts > 0),
  constraint attempt_counts_pk primary key (county, what, whose, key, hour)
);
create index attempt_counts_age on attempt_counts (hour);
comment on table attempt_counts is 'How often something was attempted in an hour; what is limited by the day is added up from its hours.';
comment on column attempt_counts.key is 'HMAC of the device or address under a key that is not in the database; empty for the county.';

create table spent_puzzles (
  county integer not null constraint spent_puzzles_county references counties,
  puzzle bytea not null,
  expires_at timestamptz not null,
  constraint spent_puzzles_pk primary key (county, puzzle)
);
create index spent_puzzles_age on spent_puzzles (expires_at);
comment on table spent_puzzles is 'Puzzles whose answer was used: one answer sends one code.';

create table alarms (
  county integer not null constraint alarms_county references counties,
  id uuid not null,
  kind text not null constraint alarms_kind check (kind in ('sign_in_failures')),
  day date not null,
  count integer not null,
  raised_at timestamptz not null,
  seen_by uuid,
  seen_at timestamptz,
  constraint alarms_pk primary key (county, id),
  constraint alarms_once unique (county, kind, day),
  constraint alarms_seen_by foreign key (county, seen_by) references staff (county, id),
  constraint alarms_seen check ((seen_by is null) = (seen_at is null))
);
create index alarms_newest on alarms (county, raised_at desc, id desc);
comment on table alarms is 'What the security officer must look at (告警): one of a kind and day.';
comment on column alarms.count is 'What had been counted when the alarm went off.';

create table identities (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  provider text not null,
  subject_index bytea not null,
  subject_sealed text not null,
  bound_at timestamptz not null,
  constraint identities_pk primary key (county, id),
  constraint identities_resident foreign key (county, resident) references residents (county, id),
  constraint identities_subject_once unique (county, provider, subject_index),
  constraint identities_resident_once unique (county, provider, resident)
);
create index identities_by_resident on identities (county, resident);
comment on table identities is 'Accounts with identity providers (浙里办, OIDC) that residents sign in by.';
comment on column identities.subject_index is 'HMAC of the provider''s name for the person, under a key that is not in the database.';

create table identity_ways (
  county integer not null constraint identity_ways_county references counties,
  id uuid not null,
  provider text not null,
  state_hash bytea not null,
  device_index bytea not null,
  secrets_sealed text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  returned_at timestamptz,
  found_sealed text,
  ended_at timestamptz,
  constraint identity_ways_pk primary key (county, id),
  constraint identity_ways_state_once unique (county, state_hash)
);
create index identity_ways_age on identity_ways (expires_at);
comment on table identity_ways is 'Ways to a provider and back, each taken once, within minutes, by the device that began it.';
comment on column identity_ways.secrets_sealed is 'Nonce and proof key (PKCE) of this way.';
comment on column identity_ways.found_sealed is 'Whom the provider named, while the phone is still to be confirmed by a code.';
