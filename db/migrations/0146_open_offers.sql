-- Hours at which somebody could come pile up over the years; the shop asks for those to come, and for shelves.
create index offers_open on offers (county, starts_at) where closed_at is null;
comment on index offers_open is 'Shelves, and slots by when they begin: what can be had now is found without all that is over.';
