-- Whoever left a patrol and came back was away in between: at night nobody walked along with them then.
create table patrol_absences (
  county integer not null,
  member uuid not null,
  left_at timestamptz not null,
  back_at timestamptz not null,
  constraint patrol_absences_pk primary key (county, member, left_at),
  constraint patrol_absences_member foreign key (county, member) references patrol_members (county, id),
  constraint patrol_absences_span check (back_at > left_at)
);
comment on table patrol_absences is 'From when to when a member of a patrol was away who came back to it.';
