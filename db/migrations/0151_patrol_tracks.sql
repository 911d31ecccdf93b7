-- Tracks of patrols that counted, for a week: a copy that was cut or thinned is told only by the way itself.
create table patrol_tracks (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  points_sealed text not null constraint patrol_tracks_points_sealed check (points_sealed like 'v1|%'),
  received_at timestamptz not null,
  constraint patrol_tracks_pk primary key (county, id),
  constraint patrol_tracks_member foreign key (county, id) references patrol_members (county, id),
  constraint patrol_tracks_resident foreign key (county, resident) references residents (county, id)
);
create index patrol_tracks_by_time on patrol_tracks (county, received_at);
comment on table patrol_tracks is 'Ways of patrols that counted (巡逻轨迹): compared with later ones, shown to nobody but the walker, deleted after a week.';
comment on column patrol_tracks.id is 'The member whose walk it was.';
comment on column patrol_tracks.points_sealed is 'A place every ten seconds, sealed with the walker’s key.';
