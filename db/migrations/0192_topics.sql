-- Which reports tell of one thing, as it was last found; how hot that is, is counted when somebody looks.
create table topics (
  county integer not null,
  topic integer not null constraint topics_number check (topic > 0),
  case_id uuid not null,
  found_at timestamptz not null,
  constraint topics_pk primary key (county, case_id),
  constraint topics_case foreign key (county, case_id) references cases (county, id)
);
comment on table topics is 'Groups of two reports and more that tell of one thing: found anew every hour, with what staff merged and split on top.';
comment on column topics.topic is 'Numbers the groups of one turn; the next turn numbers them anew.';
