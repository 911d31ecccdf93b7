-- A notice of points that are about to lapse leads to the place where something can be done about it.
alter table notices add column lapses_on date;
comment on column notices.lapses_on is 'The last day of the points that the notice is about: the way to what lapses.';
