-- What people wrote, or what was written about them, is sealed with their own keys. SQL knows no keys: what
-- stands here already moves to the columns named …_open, and the first start of the server seals it from there.
alter table cases
  add column text_sealed text constraint cases_text_sealed check (text_sealed like 'v1|%'),
  add column text_open jsonb;
alter table case_events
  add column note_sealed text constraint case_events_note_sealed check (note_sealed like 'v1|%');
alter table case_events rename column note to note_open;
alter table case_events alter column note_open drop not null;

drop trigger cases_append_only on cases;
drop trigger case_events_append_only on case_events;
update cases set text_open = jsonb_build_object('words', words, 'place', place);
update case_events set note_open = null where note_open = '';
alter table cases drop column words, drop column title, drop column place;

-- Sealing the same words anew is no change of history; anything else is.
create trigger cases_append_only
  before delete or update of county, id, code, kind, category, lng, lat, accuracy_m, grid, channel,
    confidential, written_at, reported_at on cases
  for each row execute function refuse_change();
create trigger case_events_append_only
  before delete or update of county, case_id, seq, kind, at, actor_kind, actor, data on case_events
  for each row execute function refuse_change();

create function refuse_emptying() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) ->> tg_argv[0] is not null and to_jsonb(new) ->> tg_argv[0] is null then
    raise exception '% of % is not emptied: erase the key that sealed it', tg_argv[0], tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function refuse_emptying() is 'Trigger of append-only tables with sealed words: these are sealed anew, never taken out.';
create trigger cases_text_stays before update of text_sealed on cases
  for each row execute function refuse_emptying('text_sealed');
create trigger case_events_note_stays before update of note_sealed on case_events
  for each row execute function refuse_emptying('note_sealed');

comment on column cases.text_sealed is 'The reporter’s words and the place in words, sealed with the reporter’s key.';
comment on column case_events.note_sealed is 'What was written at this step, sealed with the reporter’s key; null where nothing was.';

alter table case_reporters add column alias text collate "C";
update case_reporters set alias =
  upper(left(encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex'), 4));
alter table case_reporters
  alter column alias set not null,
  add constraint case_reporters_alias check (alias ~ '^[0-9A-F]{4}$'),
  add constraint case_reporters_alias_once unique (county, case_id, alias);
comment on column case_reporters.alias is 'By what those who handle the case know the reporter (报告人 7F3A); drawn for this case, so that it says nothing of another one.';

-- A sign-in half way begins anew: what is kept of it stands under the key from outside.
delete from sign_in_tickets where totp_sealed is not null;
delete from identity_ways;
-- Of somebody who was erased nothing is sealed any more.
alter table identities alter column subject_sealed drop not null;

insert into key_rotations (county, id, kind, done, started_at)
select county, gen_random_uuid(), 'sealing', 0, now() from counties;

alter table notices rename column words to words_open;
alter table notices
  alter column words_open drop not null,
  add column words_sealed text constraint notices_words_sealed check (words_sealed like 'v1|%');
insert into notices (county, id, resident, words_open, case_code, award, at)
select county, id, (payload ->> 'resident')::uuid, payload -> 'words', payload ->> 'caseCode',
  (payload ->> 'award')::uuid, at
from outbox where topic = 'notice' and delivered_at is null
on conflict do nothing;
update outbox set payload = '{}', delivered_at = coalesce(delivered_at, at) where topic = 'notice';
comment on column notices.words_sealed is 'The sentence in both languages, sealed with the resident’s key.';

alter table appeals rename column words to words_open;
alter table appeals rename column note to note_open;
alter table appeals
  alter column words_open drop not null,
  add column words_sealed text constraint appeals_words_sealed check (words_sealed like 'v1|%'),
  add column note_sealed text constraint appeals_note_sealed check (note_sealed like 'v1|%');
comment on column appeals.words_sealed is 'What the resident says, sealed with the resident’s key.';
comment on column appeals.note_sealed is 'The grounds of the answer, sealed with the resident’s key.';

alter table waivers rename column reason to reason_open;
alter table waivers rename column note to note_open;
alter table waivers
  alter column reason_open drop not null,
  add column reason_sealed text constraint waivers_reason_sealed check (reason_sealed like 'v1|%'),
  add column note_sealed text constraint waivers_note_sealed check (note_sealed like 'v1|%');
comment on column waivers.reason_sealed is 'Why, sealed with the resident’s key.';
comment on column waivers.note_sealed is 'What the second person wrote, sealed with the resident’s key.';

alter table awards rename column reversal_note to note_open;
alter table awards
  add column note_sealed text constraint awards_note_sealed check (note_sealed like 'v1|%');
-- The grounds of an appeal that was granted stand, sealed, in the answer to it.
update awards set why = jsonb_build_object(
  'zh', '申诉成立，补回这笔积分。依据写在申诉答复里。',
  'en', 'Your appeal was granted, and the points are back. The grounds stand in the answer to it.')
where cause = 'appeal';
comment on column awards.note_sealed is 'The grounds of whoever released or took it back, sealed with the resident’s key.';

alter table idempotency rename column answer to answer_open;
alter table idempotency
  add column answer_sealed text constraint idempotency_answer_sealed check (answer_sealed like 'v1|%');
comment on column idempotency.answer_sealed is 'The answer, written in the transaction that did the work and sealed with the key of the county’s office.';
comment on column cases.text_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column case_events.note_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column notices.words_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column appeals.words_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column appeals.note_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column waivers.reason_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column waivers.note_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column awards.note_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
comment on column idempotency.answer_open is 'Empty once a server has started: it seals what stood here before there were data keys.';
