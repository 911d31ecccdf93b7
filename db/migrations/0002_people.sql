-- Holders of points are numbered once, whoever they are: the ledger knows numbers, not people.
create sequence holder_numbers as bigint;

create table households (
  county integer not null constraint households_county references counties,
  id uuid not null,
  holder_no bigint not null default nextval('holder_numbers'),
  grid text collate "C" not null,
  created_at timestamptz not null,
  constraint households_pk primary key (county, id),
  constraint households_grid foreign key (county, grid) references areas (county, code),
  constraint households_holder_once unique (county, holder_no)
);
comment on table households is 'People who live together (家庭).';

create table residents (
  county integer not null constraint residents_county references counties,
  id uuid not null,
  holder_no bigint not null default nextval('holder_numbers'),
  household uuid,
  phone_sealed text not null,
  phone_index bytea not null,
  name_sealed text,
  grid text collate "C",
  registered_at timestamptz not null,
  guided_at timestamptz,
  constraint residents_pk primary key (county, id),
  constraint residents_household foreign key (county, household) references households (county, id),
  constraint residents_grid foreign key (county, grid) references areas (county, code),
  constraint residents_phone_once unique (county, phone_index),
  constraint residents_holder_once unique (county, holder_no)
);
comment on table residents is 'Residents (居民). Name and phone are encrypted; the phone is found by a keyed index.';
comment on column residents.phone_index is 'HMAC of the phone under a key that is not in the database.';
comment on column residents.guided_at is 'When the profile was completed for the first time (newcomer gift).';

create table staff (
  county integer not null constraint staff_county references counties,
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text not null,
  unit uuid,
  created_at timestamptz not null,
  suspended_at timestamptz,
  constraint staff_pk primary key (county, id),
  constraint staff_login_once unique (county, login),
  constraint staff_unit foreign key (county, unit) references units (county, id)
);
comment on table staff is 'People who work for the centre, a grid or a responsible unit.';

create table staff_roles (
  county integer not null,
  staff uuid not null,
  role text not null,
  area text collate "C" not null,
  constraint staff_roles_pk primary key (county, staff, role, area),
  constraint staff_roles_staff foreign key (county, staff) references staff (county, id),
  constraint staff_roles_area foreign key (county, area) references areas (county, code),
  constraint staff_roles_role check (role in ('grid_worker', 'unit_handler', 'intake', 'dispatcher',
    'reviewer', 'mediator_in_charge', 'rule_owner', 'treasurer', 'leader', 'auditor',
    'security_officer', 'administrator'))
);
comment on table staff_roles is 'A role holds below an area: the scope of everything that person may see or do in it.';

create table sessions (
  county integer not null,
  token_hash bytea not null,
  kind text not null constraint sessions_kind check (kind in ('resident', 'staff')),
  subject uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sessions_pk primary key (county, token_hash)
);
comment on table sessions is 'Opaque sessions; only the SHA-256 of the token is kept.';

create table sign_in_codes (
  county integer not null,
  id uuid not null,
  phone_index bytea not null,
  code_hash bytea not null,
  tries smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_in_codes_pk primary key (county, id)
);
create index sign_in_codes_by_phone on sign_in_codes (county, phone_index, created_at desc);
comment on table sign_in_codes is 'One-time codes sent by SMS: hashed, ten minutes, five tries.';
