-- Two colleagues who have the same case open are to see each other, whichever process each page speaks to. It holds
-- for seconds and is worth nothing after a crash, so that it goes into no log of the database and no copy.
create unlogged table case_onlookers (
  county integer not null,
  case_id uuid not null,
  staff uuid not null,
  page uuid not null,
  doing text not null constraint case_onlookers_doing check (doing in ('looking', 'acting')),
  since timestamptz not null,
  seen_at timestamptz not null,
  constraint case_onlookers_pk primary key (county, staff, page)
);
create index case_onlookers_by_case on case_onlookers (county, case_id);
create index case_onlookers_seen on case_onlookers (county, seen_at);
comment on table case_onlookers is 'Who of staff has a case open at this moment. A page says so every few seconds; a row that was not renewed for twenty seconds counts for nothing and is deleted by whoever comes next.';
comment on column case_onlookers.page is 'One of the open pages of that person, by a number of its own making; it shows one case.';
comment on index case_onlookers_by_case is 'Who has one case open.';
comment on column case_onlookers.doing is 'looking: it is open before them · acting: they have begun a step.';
comment on index case_onlookers_seen is 'What was not renewed.';
