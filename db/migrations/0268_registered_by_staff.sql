-- Whoever has no phone at hand is registered where staff stand: on record is the text that was read to them.
alter table agreements add column registration_text smallint;
comment on column agreements.registration_text is 'Number of the text that was read to whoever was registered by this agreement; null: they had an account.';
-- Before somebody is registered it is asked who of the same home has the same name.
create index residents_by_grid on residents (county, grid) where grid is not null and erased_at is null;
comment on column residents.phone_detached_at is 'Since when the account has no number: the window took it off, or its owner was registered without one; null where it has one, or was erased.';
