-- Points on the wall whose codes are scanned on the way, for phones that know no position; and routes of such points for tasks.
create table patrol_points (
  county integer not null constraint patrol_points_county references counties,
  id uuid not null,
  area text collate "C" not null,
  number text not null constraint patrol_points_number check (number ~ '^[0-9]{6}$'),
  name text not null constraint patrol_points_name check (char_length(name) between 1 and 40),
  spot text not null constraint patrol_points_spot check (char_length(spot) between 1 and 120),
  lng double precision,
  lat double precision,
  made_by uuid not null,
  made_at timestamptz not null,
  taken_down_at timestamptz,
  constraint patrol_points_pk primary key (county, id),
  constraint patrol_points_numbered unique (county, number),
  constraint patrol_points_area foreign key (county, area) references areas (county, code),
  constraint patrol_points_maker foreign key (county, made_by) references staff (county, id),
  constraint patrol_points_position check ((lng is null) = (lat is null))
);
create index patrol_points_by_area on patrol_points (county, area) where taken_down_at is null;
comment on table patrol_points is 'Points on the wall (巡逻点): a paper with a code that is scanned in passing; who scans two of them has walked between them.';
comment on column patrol_points.area is 'The grid that it hangs in; a larger area where it hangs in none.';
comment on column patrol_points.number is 'Stands on the paper and begins its code: a phone without a network knows the point by it.';
comment on column patrol_points.spot is 'Where the paper hangs, in words for whoever walks there.';
comment on column patrol_points.lng is 'Where it hangs (WGS-84), as far as somebody has entered it: distances between points are told by it.';

create table patrol_point_codes (
  county integer not null,
  code text not null constraint patrol_point_codes_code check (code ~ '^[0-9]{20}$'),
  point uuid not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  ends_at timestamptz,
  constraint patrol_point_codes_pk primary key (county, code),
  constraint patrol_point_codes_point foreign key (county, point) references patrol_points (county, id),
  constraint patrol_point_codes_issuer foreign key (county, issued_by) references staff (county, id),
  constraint patrol_point_codes_span check (ends_at >= issued_at)
);
create index patrol_point_codes_by_point on patrol_point_codes (county, point, issued_at desc);
create unique index patrol_point_codes_newest on patrol_point_codes (county, point) where ends_at is null;
comment on table patrol_point_codes is 'What stood on the paper of a point, and from when to when: a photo of an old paper is told by it.';
comment on column patrol_point_codes.code is 'The number of the point and fourteen digits that only the paper shows.';
comment on column patrol_point_codes.ends_at is 'Scans after that do not count; null for the newest one. Some days after a renewal, since the new paper has to be hung first.';

create table patrol_task_points (
  county integer not null,
  task uuid not null,
  place smallint not null constraint patrol_task_points_place check (place >= 0),
  point uuid not null,
  constraint patrol_task_points_pk primary key (county, task, place),
  constraint patrol_task_points_once unique (county, task, point),
  constraint patrol_task_points_task foreign key (county, task) references patrol_tasks (county, id),
  constraint patrol_task_points_point foreign key (county, point) references patrol_points (county, id)
);
comment on table patrol_task_points is 'The route of a task (路线): points in the order in which they are to be walked.';

alter table patrol_members add column scanned integer
  constraint patrol_members_scanned check (scanned >= 0);
alter table patrol_members add constraint patrol_members_scanned_proved
  check (scanned is null or proved_at is not null);
comment on column patrol_members.scanned is 'How many different points were scanned, where the walk was proved by them; null where a track proved it. Which ones is not kept.';
