-- The county is the tenant: first column of every key, so that the same schema distributes by it.
create table counties (
  county integer constraint counties_pk primary key
    constraint counties_code check (county between 100000 and 999999),
  name_zh text not null,
  name_en text not null,
  case_prefix text not null
    constraint counties_case_prefix_form check (case_prefix ~ '^[A-Z]{2}$')
    constraint counties_case_prefix_once unique,
  centre_lng double precision not null,
  centre_lat double precision not null,
  hotline text not null
);
comment on table counties is 'A county (县、市、区): the tenant. Everything else belongs to exactly one.';
comment on column counties.case_prefix is 'Two letters that start every public case code of this county.';

create table areas (
  county integer not null constraint areas_county references counties,
  code text collate "C" not null
    constraint areas_code_form check (code ~ '^[0-9]{12}([0-9]{3})?$'),
  parent text collate "C",
  level text not null constraint areas_level check (level in ('county', 'town', 'community', 'grid')),
  name_zh text not null,
  name_en text not null,
  ring jsonb not null,
  constraint areas_pk primary key (county, code),
  constraint areas_parent foreign key (county, parent) references areas (county, code)
);
comment on table areas is 'County, towns, communities (12-digit statistical code) and grids (15 digits).';
comment on column areas.ring is 'Outline: one closed ring of [longitude, latitude] pairs, WGS-84.';

create table units (
  county integer not null constraint units_county references counties,
  id uuid not null,
  name_zh text not null,
  name_en text not null,
  area text collate "C" not null,
  constraint units_pk primary key (county, id),
  constraint units_area foreign key (county, area) references areas (county, code)
);
comment on table units is 'Responsible units (责任单位): who handles a case.';

create table unit_duties (
  county integer not null,
  unit uuid not null,
  category_prefix text not null,
  area_prefix text collate "C" not null,
  constraint unit_duties_pk primary key (county, unit, category_prefix, area_prefix),
  constraint unit_duties_unit foreign key (county, unit) references units (county, id)
);
comment on table unit_duties is 'Which unit answers for which categories in which areas; dispatch suggestions come from here.';

create table categories (
  county integer not null constraint categories_county references counties,
  code text not null constraint categories_code_form check (code ~ '^[0-9]{6}$'),
  group_zh text not null,
  group_en text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null constraint categories_kind
    check (kind in ('hazard', 'dispute', 'suggestion', 'cheat')),
  keywords text[] not null,
  severity smallint not null constraint categories_severity check (severity between 1 and 4),
  resolve_days smallint not null constraint categories_resolve_days check (resolve_days between 1 and 60),
  emergency_zh text,
  emergency_en text,
  confidential boolean not null,
  constraint categories_pk primary key (county, code)
);
comment on table categories is 'What can be reported. Editable per county; the code never changes its meaning.';
comment on column categories.confidential is 'Never on the public map or in the bulletin (disputes, clues).';
