-- What is published says where it belongs, and has a last day.
alter table bulletin_entries
  add column area text collate "C",
  add column shown_until date;
update bulletin_entries b
set area = case when c.lng is null then left(c.grid, 12) else c.grid end,
  shown_until = (b.published_at at time zone 'Asia/Shanghai')::date + 90
from cases c where c.county = b.county and c.id = b.case_id;
alter table bulletin_entries
  alter column shown_until set not null,
  add constraint bulletin_entries_area foreign key (county, area) references areas (county, code);
create index bulletin_entries_by_end on bulletin_entries (county, shown_until);
comment on column bulletin_entries.area is 'Grid of the case, or the community where only the reporter''s home is known; null where neither is.';
comment on column bulletin_entries.shown_until is 'Its last day: from the next morning on nobody is shown it, and that night it is deleted.';
