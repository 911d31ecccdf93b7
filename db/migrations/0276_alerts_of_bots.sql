-- A limit that was broken is told in the group of those who work there at once, not the next morning.
alter table group_bots
  add column alerts boolean not null default false,
  add column alerted_until timestamptz,
  add constraint group_bots_alerts check (not alerts or (readers = 'staff' and alerted_until is not null));
comment on column group_bots.alerts is 'Whether broken limits and slips of supervision below its area are told at once; never in a group of residents.';
comment on column group_bots.alerted_until is 'What happened until then was told, or was not to be.';
update group_bots set alerts = true, alerted_until = date_trunc('milliseconds', now()) where readers = 'staff' and removed_at is null;
alter table bot_messages drop constraint bot_messages_what;
alter table bot_messages add constraint bot_messages_what check (what in ('test', 'digest', 'alert'));
