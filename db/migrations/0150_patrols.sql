-- Patrols: a leader begins one, others join by its code, and each proves by a track that they walked. What the track showed is kept,
-- the track itself only for a week (patrol_tracks).
create table patrols (
  county integer not null constraint patrols_county references counties,
  id uuid not null,
  leader uuid not null,
  code text not null constraint patrols_code check (code ~ '^[0-9]{8}$'),
  begun_at timestamptz not null,
  closes_at timestamptz not null,
  constraint patrols_pk primary key (county, id),
  constraint patrols_leader foreign key (county, leader) references residents (county, id),
  constraint patrols_span check (closes_at >= begun_at)
);
create index patrols_by_code on patrols (county, code, closes_at desc);
comment on table patrols is 'Patrols of residents (义务巡逻): who began one, and until when others may join and walk.';
comment on column patrols.code is 'What the leader shows and others scan; worth nothing once the patrol is closed.';

create table patrol_members (
  county integer not null,
  id uuid not null,
  patrol uuid not null,
  resident uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  proved_at timestamptz,
  verdict text constraint patrol_members_verdict check (verdict in ('accept', 'partly', 'refuse')),
  reasons text[],
  minutes integer constraint patrol_members_minutes check (minutes >= 0),
  metres integer constraint patrol_members_metres check (metres >= 0),
  grid text collate "C",
  pace smallint[],
  walked_from timestamptz,
  walked_until timestamptz,
  constraint patrol_members_pk primary key (county, id),
  constraint patrol_members_once unique (county, patrol, resident),
  constraint patrol_members_patrol foreign key (county, patrol) references patrols (county, id),
  constraint patrol_members_resident foreign key (county, resident) references residents (county, id),
  constraint patrol_members_grid foreign key (county, grid) references areas (county, code),
  constraint patrol_members_walked check
    ((walked_from is null) = (walked_until is null) and walked_from <= walked_until
      and minutes * interval '1 minute' <= coalesce(walked_until - walked_from, interval '0')),
  constraint patrol_members_proved check
    ((proved_at is null) = (verdict is null) and (verdict is null) = (minutes is null)
      and (verdict is null) = (metres is null) and (verdict is null) = (reasons is null))
);
create index patrol_members_by_resident on patrol_members (county, resident, joined_at desc);
create index patrol_members_by_proof on patrol_members (county, proved_at) where pace is not null;
comment on table patrol_members is 'Who walked along, and what the track of each proved: a summary without any way or place but the grid.';
comment on column patrol_members.id is 'Source of the deed: each member is paid for their own walk.';
comment on column patrol_members.minutes is 'Whole minutes that count by the proof.';
comment on column patrol_members.grid is 'The grid in the middle of the way; null where that lies outside the county’s grids.';
comment on column patrol_members.pace is 'How fast each forty-eighth of the way was, in thousandths of the mean: a copy of the track is told by it, a place is not.';
comment on column patrol_members.left_at is 'When they ended their part; null while they are still out, or never said.';
comment on column patrol_members.walked_from is 'With walked_until the time that was counted: no other walk of this person may hold any of it.';
