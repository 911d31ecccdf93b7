-- How many deeds of a kind a person did today is asked at every report: without this the whole county's
-- deeds would be read for it.
create index deeds_by_resident on deeds (county, resident, happened_at);
comment on index deeds_by_resident is 'What one person did, in the order of time.';
