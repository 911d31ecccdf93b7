-- Each night the photos are looked for that no report has used for a week, some hundred at a time.
create index photos_by_age on photos (county, uploaded_at) where erased_at is null;
