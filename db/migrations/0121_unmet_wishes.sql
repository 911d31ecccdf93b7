-- What people looked for in the shop and did not get: words that found nothing, rewards that were gone.
-- Counted by day and town; nobody who wished for it is kept.
create table unmet_wishes (
  county integer not null,
  day date not null,
  kind text not null constraint unmet_wishes_kind check (kind in ('words', 'reward')),
  what text not null constraint unmet_wishes_what check (length(what) between 1 and 40),
  area text collate "C" not null,
  people integer not null constraint unmet_wishes_people check (people > 0),
  constraint unmet_wishes_pk primary key (county, day, kind, what, area),
  constraint unmet_wishes_area foreign key (county, area) references areas (county, code)
);
comment on table unmet_wishes is 'Words that found nothing in the shop, and rewards that were wanted when there were none (没有满足的心愿): how many people a day, and no person. Shown from five people on, gone after ninety days.';
comment on column unmet_wishes.what is 'The words in small letters without blanks at the ends, or the key of the reward.';
comment on column unmet_wishes.area is 'The town of who wished; the county where they have said no home.';

create table wish_marks (
  county integer not null constraint wish_marks_county references counties,
  day date not null,
  mark bytea not null,
  constraint wish_marks_pk primary key (county, day, mark)
);
comment on table wish_marks is 'That somebody has been counted today, so that nobody counts twice; gone the next day.';
comment on column wish_marks.mark is 'HMAC of person, day and wish, under a key that is not in the database.';
