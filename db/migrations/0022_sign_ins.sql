-- How staff prove who they are: a password with a second factor, or a passkey; and where they are signed in.
alter table staff alter column password_hash drop not null;
comment on column staff.password_hash is 'Argon2id; null until the person has come in by an invitation.';

create table staff_factors (
  county integer not null,
  id uuid not null,
  staff uuid not null,
  kind text not null constraint staff_factors_kind check (kind in ('totp', 'passkey')),
  browser text not null,
  system text not null,
  secret_sealed text,
  last_step bigint,
  credential text,
  public_key bytea,
  counter bigint,
  transports text[],
  added_at timestamptz not null,
  last_used_at timestamptz,
  constraint staff_factors_pk primary key (county, id),
  constraint staff_factors_staff foreign key (county, staff) references staff (county, id),
  constraint staff_factors_credential_once unique (county, credential),
  constraint staff_factors_whole check (
    (kind = 'totp') = (secret_sealed is not null and last_step is not null)
    and (kind = 'passkey') = (credential is not null and public_key is not null
      and counter is not null and transports is not null))
);
create unique index staff_factors_one_totp on staff_factors (county, staff) where kind = 'totp';
create index staff_factors_by_staff on staff_factors (county, staff);
comment on table staff_factors is 'What somebody has beside a password (验证方式): an authenticator app, or passkeys.';
comment on column staff_factors.browser is 'Where it was set up, coarsely: tells one passkey from the other.';
comment on column staff_factors.secret_sealed is 'Encrypted key of the authenticator app (RFC 6238).';
comment on column staff_factors.last_step is 'The last half minute whose code was used: a code is good once.';
comment on column staff_factors.credential is 'Id of a passkey, base64url.';
comment on column staff_factors.counter is 'How often the passkey says it was used; going back means a copy.';

create table recovery_codes (
  county integer not null,
  code_hash bytea not null,
  staff uuid not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_codes_pk primary key (county, code_hash),
  constraint recovery_codes_staff foreign key (county, staff) references staff (county, id)
);
create index recovery_codes_by_staff on recovery_codes (county, staff);
comment on table recovery_codes is 'For the day the phone is lost (备用码): 120 random bits each, hashed, good once.';

create table staff_invitations (
  county integer not null,
  id uuid not null,
  staff uuid not null,
  purpose text not null constraint staff_invitations_purpose check (purpose in ('invitation', 'reset')),
  code_hash bytea not null,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint staff_invitations_pk primary key (county, id),
  constraint staff_invitations_code_once unique (county, code_hash),
  constraint staff_invitations_staff foreign key (county, staff) references staff (county, id)
);
create index staff_invitations_by_staff on staff_invitations (county, staff);
comment on table staff_invitations is 'One-time codes that let somebody set password and factor: 120 bits, hashed, 72 hours.';

create table sign_in_tickets (
  county integer not null,
  token_hash bytea not null,
  purpose text not null constraint sign_in_tickets_purpose
    check (purpose in ('second_factor', 'passkey', 'enrol', 'step_up', 'add_factor')),
  staff uuid,
  invitation uuid,
  challenge text,
  password_hash text,
  totp_sealed text,
  expires_at timestamptz not null,
  constraint sign_in_tickets_pk primary key (county, token_hash)
);
comment on table sign_in_tickets is 'A sign-in half way: what was proved so far, for ten minutes and one use.';
comment on column sign_in_tickets.password_hash is 'The new password, which counts once the factor beside it is proved.';

create table sign_in_failures (
  county integer not null,
  login_index bytea not null,
  staff uuid,
  failures integer not null,
  paused_until timestamptz,
  at timestamptz not null,
  constraint sign_in_failures_pk primary key (county, login_index)
);
comment on table sign_in_failures is 'Failed tries in a row by login, whether anybody has that login or not.';
comment on column sign_in_failures.login_index is 'HMAC of the login: what strangers type may be their password.';

alter table sessions
  add column id uuid not null default gen_random_uuid(),
  add column browser text not null default 'other',
  add column system text not null default 'other',
  add column proved_at timestamptz,
  add column replaced_at timestamptz;
create index sessions_by_subject on sessions (county, subject);
comment on column sessions.id is 'The device (设备): the same when the token is exchanged.';
comment on column sessions.browser is 'Coarse, as the user agent says: chrome, safari, wechat …';
comment on column sessions.proved_at is 'When a second factor was last shown: some work asks for one within five minutes.';
comment on column sessions.replaced_at is 'The token was exchanged; requests already under way are let through for half a minute.';

alter table counties
  add column staff_idle_minutes smallint not null default 30
    constraint counties_staff_idle check (staff_idle_minutes between 5 and 30),
  add column staff_session_hours smallint not null default 12
    constraint counties_staff_session check (staff_session_hours between 1 and 12),
  add column large_award_points integer not null default 100
    constraint counties_large_award check (large_award_points between 1 and 1000000);
comment on column counties.staff_idle_minutes is 'Minutes without work after which a desk is signed out.';
comment on column counties.staff_session_hours is 'Hours after which a desk is signed out whatever happens.';
comment on column counties.large_award_points is 'Points from which releasing a held award asks for the second factor again.';
