-- What makes the queue quicker to work through: filters that somebody keeps, and texts for answers.
create table saved_filters (
  county integer not null constraint saved_filters_county references counties,
  id uuid not null,
  staff uuid not null,
  name text not null constraint saved_filters_name check (char_length(name) between 1 and 20),
  show text not null,
  kind text,
  area text,
  saved_at timestamptz not null,
  constraint saved_filters_pk primary key (county, id),
  constraint saved_filters_staff foreign key (county, staff) references staff (county, id),
  constraint saved_filters_area foreign key (county, area) references areas (county, code),
  constraint saved_filters_named_once unique (county, staff, name)
);
comment on table saved_filters is 'A filter of the queue that a member of staff keeps under a name, for themselves alone. Words that are looked for are not kept: they can name somebody.';
comment on column saved_filters.show is 'The tab: open, mine, overdue …';
comment on column saved_filters.kind is 'hazard, dispute, suggestion, cheat; null: all.';
comment on column saved_filters.area is 'Below which area; null: all that the reader may see.';

create table answer_templates (
  county integer not null constraint answer_templates_county references counties,
  id uuid not null,
  move text not null constraint answer_templates_move check (move in (
    'accept', 'return', 'refuse', 'dispatch', 'answer', 'verify', 'close',
    'hand_back', 'involve', 'pause', 'resume', 'transfer', 'visit')),
  category text constraint answer_templates_category check (category ~ '^[0-9]{2}([0-9]{4})?$'),
  name text not null constraint answer_templates_name check (char_length(name) between 1 and 30),
  words text not null constraint answer_templates_words check (char_length(words) between 2 and 1500),
  version integer not null constraint answer_templates_version check (version > 0),
  written_at timestamptz not null,
  written_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint answer_templates_pk primary key (county, id),
  constraint answer_templates_written_by foreign key (county, written_by) references staff (county, id),
  constraint answer_templates_withdrawn_by foreign key (county, withdrawn_by) references staff (county, id),
  constraint answer_templates_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index answer_templates_named_once
  on answer_templates (county, move, coalesce(category, ''), name) where withdrawn_at is null;
comment on table answer_templates is 'A text of the centre for what is written with a move of a case; whoever uses one may change the words. It names nobody.';
comment on column answer_templates.category is 'A category, or the two digits that a group of categories begins with; null: for every case.';
comment on column answer_templates.words is 'With placeholders out of a short list: category, unit and deadline of the case.';
comment on column answer_templates.version is 'Raised by every change, so that nobody changes what they have not read.';
