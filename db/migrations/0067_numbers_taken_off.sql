-- A number that is handed on leads to the account of whoever had it before. The window takes it off that
-- account, which stays for its owner; that of a child under 14 loses its number while it is closed.
alter table residents add column phone_detached_at timestamptz;
comment on column residents.phone_detached_at is 'Since when the account has no number, because the window took it off; null where it has one, or was erased.';
create index residents_without_phone on residents (county, id) where phone_detached_at is not null;
alter table residents add constraint residents_phone_detached
  check (phone_detached_at is null or (phone_index is null and phone_sealed is null));
