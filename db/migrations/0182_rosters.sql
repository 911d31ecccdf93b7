-- Paper lists of who did what (登记表): stamp cards, attendance lists. Typed in whole or not at all, once, with a
-- photo of the paper; another person compares the two. Taken back by reversals, never deleted.
create table rosters (
  county integer not null,
  id uuid not null,
  number text not null constraint rosters_number_form check (number ~ '^[A-Z0-9-]{3,20}$'),
  photo uuid not null,
  state text not null constraint rosters_state check (state in ('entered', 'confirmed', 'undone')),
  lines integer not null constraint rosters_lines check (lines > 0),
  entered_by uuid not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  constraint rosters_pk primary key (county, id),
  constraint rosters_photo foreign key (county, photo) references photos (county, id),
  constraint rosters_decided check ((state = 'entered') = (decided_by is null)),
  constraint rosters_two_people check (state <> 'confirmed' or decided_by <> entered_by)
);
create unique index rosters_once on rosters (county, number) where state <> 'undone';
create index rosters_newest on rosters (county, entered_at desc, id desc);
create index rosters_by_photo on rosters (county, photo);
comment on table rosters is 'Paper lists of who did what (登记表), typed in by staff with a photo of the paper.';
comment on column rosters.number is 'As it is printed on the paper; a list that was undone may be typed in again.';
comment on column rosters.decided_by is 'Who compared it with its photo, or took it back.';

create table roster_lines (
  county integer not null,
  roster uuid not null,
  place smallint not null,
  id uuid not null,
  resident uuid not null,
  kind text not null constraint roster_lines_kind
    check (kind in ('patrol.hour', 'activity.hour', 'activity.attended')),
  day date not null,
  minutes smallint constraint roster_lines_minutes check (minutes between 15 and 720),
  undone_at timestamptz,
  constraint roster_lines_pk primary key (county, roster, place),
  constraint roster_lines_roster foreign key (county, roster) references rosters (county, id),
  constraint roster_lines_resident foreign key (county, resident) references residents (county, id)
);
create unique index roster_lines_once on roster_lines (county, resident, kind, day)
  where undone_at is null;
create index roster_lines_by_resident on roster_lines (county, resident);
comment on table roster_lines is 'One line of a paper list: somebody did something on a day. The same counts once, whatever paper it stands on.';
comment on column roster_lines.id is 'The source of the deed that came of the line.';
comment on column roster_lines.minutes is 'Of what is paid by the hour.';
