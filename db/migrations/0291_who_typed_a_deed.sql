-- Who registers somebody without a number and shows them around does not also find the gift right: it waits for another person.
alter table deeds add column typed_by uuid;
comment on column deeds.typed_by is 'Who of staff alone typed it for an account without a number, so that what it earns is held for another person; null: nobody.';
