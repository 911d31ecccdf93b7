-- Several reports tell of one matter: each stays its reporter’s own, and they are handled together.
alter table case_states
  add column matter uuid,
  add constraint case_states_matter foreign key (county, matter) references cases (county, id),
  add constraint case_states_matter_another check (matter is distinct from case_id);
create index case_states_by_matter on case_states (county, matter) where matter is not null;
comment on column case_states.matter is 'The case that it is handled together with, as staff merged them; null: by itself, or the one that others follow.';
comment on index case_states_by_matter is 'Cases that follow another one.';

-- Whoever reports at a place is asked whether it is one of these.
create index cases_by_place on cases (county, lat, lng) where lat is not null;
comment on index cases_by_place is 'Reports in the neighbourhood of a position.';
