-- The newcomer gift is given once for each person: whoever had it, was erased and comes back is told by their number.
-- Without an instant: beside that of an erasure it would say whose number it was.
create table gifted_phones (
  county integer not null references counties (county),
  phone_index bytea not null constraint gifted_phones_phone_index check (octet_length(phone_index) = 32),
  constraint gifted_phones_pk primary key (county, phone_index)
);
comment on table gifted_phones is 'Look-up values of the numbers of accounts that had the newcomer gift, and have this number no more: they were erased or closed, or changed it.';
comment on column gifted_phones.phone_index is 'Keyed hash of a number, of a key that no other column has: it leads to no account.';
comment on column mediation_phones.phone_index is 'Keyed hash of a number, of a key that no other column has: it tells only who has the same number.';
