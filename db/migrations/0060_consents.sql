-- What a resident agreed to and what not, purpose by purpose. Only ever added to: what was agreed to
-- when, and to which text, stays known after it was withdrawn (PIPL 14, 15).
create table consents (
  county integer not null,
  resident uuid not null,
  purpose text not null constraint consents_purpose
    check (purpose in ('publicity', 'ranking', 'location', 'notices')),
  seq integer not null constraint consents_seq check (seq > 0),
  given boolean not null,
  text_version integer not null constraint consents_text_version check (text_version > 0),
  at timestamptz not null,
  constraint consents_pk primary key (county, resident, purpose, seq),
  constraint consents_resident foreign key (county, resident) references residents (county, id)
);
comment on table consents is 'Consents (同意) given and withdrawn: append-only; the last row of a purpose holds, and without one what contract/consents.ts says.';
comment on column consents.given is 'false: withdrawn.';
comment on column consents.text_version is 'The text that was read; contract/consents.ts has the one in force.';
create trigger consents_append_only before update or delete on consents
  for each row execute function refuse_change();
create trigger consents_no_truncate before truncate on consents
  for each statement execute function refuse_change();

-- Nobody was asked before: whoever wants to be ranked says so.
delete from score_counts;
delete from scores;

-- A copy of one's own data is made a few times a day at the most.
alter table attempt_counts drop constraint attempt_counts_what,
  add constraint attempt_counts_what
    check (what in ('code_sent', 'code_failed', 'invite_failed', 'data_exported'));
