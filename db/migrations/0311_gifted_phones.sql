-- The newcomer gift is given once for each person: whoever had it, was erased and comes back is told by their number.
create table gifted_phones (
  county integer not null references counties (county),
  phone_index bytea not null constraint gifted_phones_phone_index check (octet_length(phone_index) = 32),
  kept_at timestamptz not null,
  constraint gifted_phones_pk primary key (county, phone_index)
);
comment on table gifted_phones is 'Look-up values of the numbers of accounts that had the newcomer gift, and have no number any more because they were erased or closed.';
comment on column gifted_phones.phone_index is 'Keyed hash of a number, of a key that no other column has: it leads to no account.';
