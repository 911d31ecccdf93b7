-- Units that gave a case back because it complains of them as well, beside the one it was first kept from.
alter table case_states add column also_against uuid[] not null default '{}';
comment on column case_states.also_against is 'Units beside `against` that gave the case back because it complains of them: it is kept from each.';
