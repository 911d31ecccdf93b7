-- How many photos somebody uploaded lately without using them is asked at every upload.
create index photos_by_owner on photos (county, owner, uploaded_at);
