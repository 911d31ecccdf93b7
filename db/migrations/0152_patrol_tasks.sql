-- Patrols that somebody is asked for: where, when and how many people. A shift of several days is a task for each of them.
create table patrol_tasks (
  county integer not null constraint patrol_tasks_county references counties,
  id uuid not null,
  area text collate "C" not null,
  way text not null constraint patrol_tasks_way check (char_length(way) between 2 and 300),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  people integer not null constraint patrol_tasks_people check (people between 1 and 50),
  made_by uuid not null,
  made_at timestamptz not null,
  called_off_at timestamptz,
  constraint patrol_tasks_pk primary key (county, id),
  constraint patrol_tasks_area foreign key (county, area) references areas (county, code),
  constraint patrol_tasks_maker foreign key (county, made_by) references staff (county, id),
  constraint patrol_tasks_span check (ends_at > starts_at)
);
create index patrol_tasks_by_time on patrol_tasks (county, ends_at);
comment on table patrol_tasks is 'Patrols that are asked for (巡逻任务): an area, a way, a time and how many people; residents lead them by their own will.';
comment on column patrol_tasks.way is 'Which way to go and what to look at, as staff write it for everybody.';

alter table patrols add column task uuid;
alter table patrols add constraint patrols_task foreign key (county, task) references patrol_tasks (county, id);
create index patrols_by_task on patrols (county, task) where task is not null;
comment on column patrols.task is 'The task that it is walked for; null for a patrol of one’s own accord.';
create index patrol_members_by_grid on patrol_members (county, grid, walked_until) where grid is not null;
