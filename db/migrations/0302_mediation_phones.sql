-- The same two are reconciled once in twelve months: whoever was erased in between is told by the number they come back with.
create table mediation_phones (
  county integer not null,
  mediation uuid not null,
  side smallint not null,
  phone_index bytea not null constraint mediation_phones_phone_index check (octet_length(phone_index) = 32),
  kept_at timestamptz not null,
  constraint mediation_phones_pk primary key (county, mediation, side, phone_index),
  constraint mediation_phones_party foreign key (county, mediation, side)
    references mediation_parties (county, mediation, side)
);
create index mediation_phones_by_phone on mediation_phones (county, phone_index);
create index mediation_phones_age on mediation_phones (kept_at);
comment on table mediation_phones is 'Look-up values of the numbers of those who were reconciled, for twelve months: an erasure leaves them.';
comment on column mediation_phones.phone_index is 'Keyed hash of a number, of a key that no other column has: it leads to no account.';
