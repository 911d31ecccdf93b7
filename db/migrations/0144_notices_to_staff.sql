-- Staff are told things, too: so far, those who serve at a counter of its settlements.
create table staff_notices (
  county integer not null constraint staff_notices_county references counties,
  id uuid not null,
  staff uuid not null,
  words_zh text not null,
  words_en text not null,
  settlement uuid,
  at timestamptz not null,
  read_at timestamptz,
  constraint staff_notices_pk primary key (county, id),
  constraint staff_notices_staff foreign key (county, staff) references staff (county, id),
  constraint staff_notices_settlement foreign key (county, settlement) references settlements (county, id)
);
create index staff_notices_newest on staff_notices (county, staff, at desc, id desc);
comment on table staff_notices is 'What somebody of staff was told (工作通知).';
comment on column staff_notices.settlement is 'The settlement that it is about.';
