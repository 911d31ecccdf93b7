-- What everyone sees of a photo is a copy in which faces and plates are painted over. The photo itself is never public.
create table masked_photos (
  county integer not null,
  id uuid not null,
  original uuid not null,
  boxes jsonb not null,
  bytes integer not null constraint masked_photos_bytes check (bytes > 0),
  masked_by uuid not null,
  masked_at timestamptz not null,
  constraint masked_photos_pk primary key (county, id),
  constraint masked_photos_original foreign key (county, original) references photos (county, id),
  constraint masked_photos_boxes check (jsonb_typeof(boxes) = 'array')
);
create index masked_photos_by_original on masked_photos (county, original);
create index masked_photos_by_age on masked_photos (county, masked_at);
comment on table masked_photos is 'Copies of photos for everyone (遮挡后的照片), painted over in the pixels; the files lie outside the database.';
comment on column masked_photos.boxes is 'What was painted over: left, top, width and height in pixels of the photo; none where somebody looked and found nothing to hide.';
comment on column masked_photos.bytes is 'Size of the file, which feeds tell.';
-- Earlier entries show photos that nobody looked through for faces: they keep their words.
update bulletin_entries set before = '{}', after = '{}';
