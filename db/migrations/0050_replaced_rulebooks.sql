-- Which version of the rule book a signed correction put in the place of a wrong one: whoever moves up
-- at a place afterwards is paid by what is right for that deed.
create table replaced_rulebooks (
  county integer not null,
  version integer not null,
  right_version integer not null,
  correction uuid not null,
  signed_at timestamptz not null,
  constraint replaced_rulebooks_pk primary key (county, version),
  constraint replaced_rulebooks_version foreign key (county, version) references rulebooks (county, version),
  constraint replaced_rulebooks_right foreign key (county, right_version) references rulebooks (county, version),
  constraint replaced_rulebooks_correction foreign key (county, correction) references corrections (county, id),
  constraint replaced_rulebooks_order check (right_version > version)
);
comment on table replaced_rulebooks is 'Versions (细则) that a second person signed to be wrong, and by which one their deeds are judged instead. A later correction of the right one does not reach them.';
create trigger replaced_rulebooks_append_only before update or delete on replaced_rulebooks
  for each row execute function refuse_change();
create trigger replaced_rulebooks_no_truncate before truncate on replaced_rulebooks
  for each statement execute function refuse_change();
insert into replaced_rulebooks (county, version, right_version, correction, signed_at)
select county, wrong_version, right_version, id, decided_at from corrections
where state in ('signed', 'done');
