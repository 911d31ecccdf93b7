-- Of several reports of one matter the book pays one as the first. Staff find out that they are one when nobody
-- said so: that is decided when the points are given, and a deed itself is never changed.
create table merged_deeds (
  county integer not null constraint merged_deeds_county references counties,
  deed uuid not null,
  joins uuid not null,
  share text not null constraint merged_deeds_share check (share in ('supporter', 'nothing_new', 'same_reporter')),
  decided_at timestamptz not null,
  constraint merged_deeds_pk primary key (county, deed),
  constraint merged_deeds_deed foreign key (county, deed) references deeds (county, id)
);
create index merged_deeds_by_joins on merged_deeds (county, joins);
create trigger merged_deeds_append_only before update or delete on merged_deeds
  for each row execute function refuse_change();
create trigger merged_deeds_no_truncate before truncate on merged_deeds
  for each statement execute function refuse_change();
comment on table merged_deeds is 'Deeds that were found to tell of one matter with an earlier one when their points were given.';
comment on column merged_deeds.joins is 'The source of the deed that counted as the first.';
comment on column merged_deeds.share is 'supporter: added a photo, a point on the map or something new · nothing_new: added none of them · same_reporter: who reported the first reported this one too.';
comment on index merged_deeds_by_joins is 'Which deeds were found to tell the same as a first one: who moves up where that one falls away.';
