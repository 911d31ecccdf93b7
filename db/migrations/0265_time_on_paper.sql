-- What a paper list had counted when a phone or the list of an activity told of the same day: it earns once.
create unique index roster_lines_by_id on roster_lines (county, id);
comment on index roster_lines_by_id is 'Lines, each by itself.';

create view counted_on_paper with (security_invoker = true) as
  select l.county, l.resident, l.id as line, l.kind = 'patrol.hour' as on_patrol, l.day, l.minutes,
    a.rule, a.rule_version
  from roster_lines l
  join rosters r on r.county = l.county and r.id = l.roster
  join deeds d on d.county = l.county and d.source = l.id and d.kind = l.kind
    and d.resident = l.resident and d.occasion = 0
  join awards a on a.county = d.county and a.deed = d.id
  where r.state = 'confirmed' and l.undone_at is null
    and a.cause = 'deed' and a.state <> 'reversed' and a.points + a.household_points > 0;
comment on view counted_on_paper is 'Lines of paper lists that were compared and that earned something: a day, and minutes where it is paid by the hour, but no hour of the day; and the rule by which it earned.';

create table paper_cuts (
  county integer not null,
  id uuid not null,
  line uuid not null,
  source uuid not null,
  round smallint not null,
  resident uuid not null,
  minutes smallint not null constraint paper_cuts_minutes check (minutes > 0),
  on_patrol boolean not null,
  cut_at timestamptz not null,
  ended_at timestamptz,
  constraint paper_cuts_pk primary key (county, id),
  constraint paper_cuts_once unique (county, source, round, line),
  constraint paper_cuts_line foreign key (county, line) references roster_lines (county, id),
  constraint paper_cuts_resident foreign key (county, resident) references residents (county, id)
);
create index paper_cuts_by_line on paper_cuts (county, line) where ended_at is null;
comment on table paper_cuts is 'Minutes of a patrol or an activity that earn nothing, since a line of a paper list had earned them before (纸面已记).';
comment on column paper_cuts.source is 'The walk of one person, or their part in an activity.';
comment on column paper_cuts.round is '0, and one more each time its points were counted anew since a list was undone: the occasion of its deed.';
comment on column paper_cuts.ended_at is 'When the list was undone, or what was cut was itself taken back.';
comment on index paper_cuts_by_line is 'What a line has cut so far.';
