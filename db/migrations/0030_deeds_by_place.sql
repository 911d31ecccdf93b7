-- Whether a place was reported before is asked with every report. By category and time alone that
-- read every report of the county's last days; by bands of latitude it reads those next to it.
drop index deeds_by_category;
create index deeds_by_place on deeds (county, kind, category, floor(lat * 1000), happened_at);
comment on index deeds_by_place is 'Deeds of a kind and category in a band of a thousandth of a degree of latitude (about 111 m), in the order of time.';
