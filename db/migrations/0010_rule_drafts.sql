create table rule_drafts (
  county integer not null constraint rule_drafts_county references counties,
  id uuid not null,
  name text not null constraint rule_drafts_name check (char_length(name) between 1 and 60),
  document jsonb not null,
  content_hash text collate "C" not null
    constraint rule_drafts_content_hash check (content_hash ~ '^[0-9a-f]{64}$'),
  revision integer not null constraint rule_drafts_revision check (revision > 0),
  state text not null constraint rule_drafts_state
    check (state in ('open', 'waiting', 'returned', 'published', 'removed')),
  based_on integer,
  corrects integer,
  created_by uuid not null,
  created_at timestamptz not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  constraint rule_drafts_pk primary key (county, id),
  constraint rule_drafts_based_on foreign key (county, based_on) references rulebooks (county, version),
  constraint rule_drafts_corrects foreign key (county, corrects) references rulebooks (county, version),
  constraint rule_drafts_created_by foreign key (county, created_by) references staff (county, id),
  constraint rule_drafts_edited_by foreign key (county, edited_by) references staff (county, id)
);
create index rule_drafts_newest on rule_drafts (county, edited_at desc) where state <> 'removed';
comment on table rule_drafts is 'Rule books being written (草稿): only a second person turns one into a published version.';
comment on column rule_drafts.content_hash is 'SHA-256 of the canonical JSON: what was rehearsed and asked for is what is published.';
comment on column rule_drafts.revision is 'Counts the saves: whoever saves must have seen the one before, so that nobody’s work is lost.';
comment on column rule_drafts.state is 'open: being written · waiting: publication was asked for · returned: sent back with a reason · published · removed: put away, and kept for the record.';
comment on column rule_drafts.based_on is 'The published version that the draft began from; null: a template or a file.';
comment on column rule_drafts.corrects is 'The published version whose mistake this draft puts right.';

create table rule_draft_steps (
  county integer not null,
  draft uuid not null,
  number smallint not null constraint rule_draft_steps_number check (number > 0),
  step text not null constraint rule_draft_steps_step
    check (step in ('asked', 'withdrawn', 'returned', 'published', 'removed')),
  by uuid not null,
  at timestamptz not null,
  note text not null constraint rule_draft_steps_note check (char_length(note) <= 500),
  content_hash text collate "C" not null,
  effective_from date,
  version integer,
  constraint rule_draft_steps_pk primary key (county, draft, number),
  constraint rule_draft_steps_draft foreign key (county, draft) references rule_drafts (county, id),
  constraint rule_draft_steps_by foreign key (county, by) references staff (county, id),
  constraint rule_draft_steps_version foreign key (county, version) references rulebooks (county, version),
  constraint rule_draft_steps_effective check ((step = 'asked') = (effective_from is not null)),
  constraint rule_draft_steps_published check ((step = 'published') = (version is not null))
);
comment on table rule_draft_steps is 'Who asked for a publication, who sent it back and why, who published it: append-only.';
comment on column rule_draft_steps.effective_from is 'The first day of the version that was asked for.';
create trigger rule_draft_steps_append_only before update or delete on rule_draft_steps
  for each row execute function refuse_change();
create trigger rule_draft_steps_no_truncate before truncate on rule_draft_steps
  for each statement execute function refuse_change();

alter table rulebooks
  add column note text,
  add column asked_by uuid,
  add column corrects integer,
  add column content_hash text collate "C",
  add constraint rulebooks_corrects foreign key (county, corrects) references rulebooks (county, version),
  add constraint rulebooks_second_person check (asked_by is null or asked_by <> published_by);
comment on column rulebooks.note is 'What changed and why, in the words of whoever asked for the publication.';
comment on column rulebooks.asked_by is 'Who asked for the publication; never the one who published.';
comment on column rulebooks.corrects is 'The version whose mistake this one puts right.';
