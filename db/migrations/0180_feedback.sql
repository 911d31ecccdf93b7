-- What residents say of the platform itself (意见反馈): accepted, answered, asked about afterwards, and adopted
-- where it is a suggestion that is carried out. What is wrong at a place is a case and stands elsewhere.
create table feedback (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  kind text not null constraint feedback_kind check (kind in ('suggestion', 'complaint')),
  words_sealed text,
  state text not null constraint feedback_state
    check (state in ('sent', 'accepted', 'answered', 'visited', 'closed', 'withdrawn')),
  sent_at timestamptz not null,
  due_on date not null,
  reopened smallint not null default 0,
  answered_by uuid,
  visited_at timestamptz,
  rating smallint constraint feedback_rating check (rating between 1 and 5),
  adopted_at timestamptz,
  adopted_by uuid,
  constraint feedback_pk primary key (county, id),
  constraint feedback_resident foreign key (county, resident) references residents (county, id),
  constraint feedback_adopted check ((adopted_at is null) = (adopted_by is null)),
  constraint feedback_adopted_suggestion check (adopted_at is null or kind = 'suggestion')
);
create index feedback_by_sender on feedback (county, resident, sent_at desc, id desc);
create index feedback_by_state on feedback (county, state, sent_at, id);
comment on table feedback is 'What a resident says of the platform itself (意见反馈): a suggestion or a complaint.';
comment on column feedback.state is 'visited: asked afterwards whether the answer helps (回访) · withdrawn: the sender was erased.';
comment on column feedback.words_sealed is 'What was written, sealed with the sender’s key.';
comment on column feedback.due_on is 'The last day on which an answer is in time; counted anew when an answer did not help.';
comment on column feedback.reopened is 'How often the sender was not content with an answer.';
comment on column feedback.rating is 'Of the newest answer, one to five.';
comment on column feedback.adopted_by is 'Never the one who had answered it by then.';

create table feedback_steps (
  county integer not null,
  feedback uuid not null,
  seq integer not null,
  kind text not null constraint feedback_steps_kind
    check (kind in ('accepted', 'answered', 'visited', 'rated', 'closed', 'adopted')),
  at timestamptz not null,
  actor uuid not null,
  resident uuid not null,
  words_sealed text,
  constraint feedback_steps_pk primary key (county, feedback, seq),
  constraint feedback_steps_feedback foreign key (county, feedback) references feedback (county, id),
  constraint feedback_steps_resident foreign key (county, resident) references residents (county, id)
);
comment on table feedback_steps is 'What was done about feedback, step by step, by its sender and by staff.';
comment on column feedback_steps.actor is 'Who did it: one of staff, or the sender.';
comment on column feedback_steps.resident is 'The sender, whose key seals what was written.';
comment on column feedback_steps.words_sealed is 'What was written at the step; null for nothing.';
