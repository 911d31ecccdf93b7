-- Cards, receipts and evidence are pictures: a paper of a file carries them.
create table mediation_photos (
  county integer not null,
  mediation uuid not null,
  no integer not null,
  place smallint not null constraint mediation_photos_place check (place between 1 and 6),
  photo uuid not null,
  constraint mediation_photos_pk primary key (county, photo),
  constraint mediation_photos_photo foreign key (county, photo) references photos (county, id),
  constraint mediation_photos_paper foreign key (county, mediation, no)
    references mediation_papers (county, mediation, no),
  constraint mediation_photos_place_once unique (county, mediation, no, place)
);
comment on table mediation_photos is 'Photos of a paper in a file of mediation, each of one paper. Whoever reads the paper opens them, and nobody else.';
comment on column mediation_photos.no is 'The paper that it belongs to.';
comment on column mediation_photos.place is 'In the order in which they are printed.';
create trigger mediation_photos_append_only before update or delete on mediation_photos
  for each row execute function refuse_change();
create trigger mediation_photos_no_truncate before truncate on mediation_photos
  for each statement execute function refuse_change();
