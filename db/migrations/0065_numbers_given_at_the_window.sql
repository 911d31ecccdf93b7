-- One member of staff gives somebody another number at the window. For some days after nothing is done by it
-- that could not be undone, and the security officer looks at it.
alter table residents add column phone_given_at timestamptz;
comment on column residents.phone_given_at is 'When the window gave the resident the number of now; null where it was registered or changed by themselves.';
alter table alarms drop constraint alarms_kind;
alter table alarms add constraint alarms_kind check (kind in ('sign_in_failures', 'delivery_given_up', 'phone_given_at_window'));
