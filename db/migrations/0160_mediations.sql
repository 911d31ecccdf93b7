-- A dispute is mediated (调解): a file from the clue to the return visit, with two parties and one mediator
-- who is tied to neither. What is said in it is sealed with a key of the file’s own.
create table mediators (
  county integer not null,
  resident uuid not null,
  area text collate "C" not null,
  state text not null constraint mediators_state check (state in ('applied', 'certified', 'refused', 'ended')),
  tier smallint not null default 1 constraint mediators_tier check (tier between 1 and 3),
  state_employee boolean not null,
  employer_sealed text constraint mediators_employer_sealed check (employer_sealed like 'v1|%'),
  words_sealed text constraint mediators_words_sealed check (words_sealed like 'v1|%'),
  note_sealed text constraint mediators_note_sealed check (note_sealed like 'v1|%'),
  applied_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  certified_until date,
  constraint mediators_pk primary key (county, resident),
  constraint mediators_resident foreign key (county, resident) references residents (county, id),
  constraint mediators_area foreign key (county, area) references areas (county, code),
  constraint mediators_decided_by foreign key (county, decided_by) references staff (county, id),
  constraint mediators_certified check (state <> 'certified' or (certified_until is not null and decided_by is not null)),
  constraint mediators_decided check ((decided_by is null) = (decided_at is null))
);
create index mediators_waiting on mediators (county, applied_at, resident) where state = 'applied';
comment on table mediators is 'Residents who mediate (调解员), or have applied to: certified for an area and a term.';
comment on column mediators.state is 'applied: waits for a decision, also to renew · certified · refused · ended: left, or taken off.';
comment on column mediators.tier is '1: of the community · 2: experienced · 3: senior; by files that were kept.';
comment on column mediators.state_employee is 'Works for the state with a fixed pay: mediates on duty, and earns no points by it.';
comment on column mediators.employer_sealed is 'Who employs them, sealed with their key; compared with the employers of the parties.';
comment on column mediators.words_sealed is 'Why they apply, sealed with their key.';
comment on column mediators.note_sealed is 'What was written when it was decided, sealed with their key.';
comment on column mediators.certified_until is 'The last day of the term; a renewal that waits does not shorten it.';

create table mediator_lessons (
  county integer not null,
  resident uuid not null,
  lesson text not null,
  edition smallint not null,
  passed_at timestamptz not null,
  constraint mediator_lessons_pk primary key (county, resident, lesson, edition),
  constraint mediator_lessons_resident foreign key (county, resident) references residents (county, id)
);
comment on table mediator_lessons is 'Lessons whose short test somebody has passed.';

create table mediation_teams (
  county integer not null,
  id uuid not null,
  name text not null,
  area text collate "C" not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  constraint mediation_teams_pk primary key (county, id),
  constraint mediation_teams_area foreign key (county, area) references areas (county, code),
  constraint mediation_teams_saved_by foreign key (county, saved_by) references staff (county, id)
);
comment on table mediation_teams is 'A team that helps to mediate (调解队): a grid worker, volunteers and residents.';

create table mediation_team_members (
  county integer not null,
  team uuid not null,
  resident uuid not null,
  role text not null constraint mediation_team_members_role
    check (role in ('lead', 'grid_worker', 'volunteer', 'resident')),
  state_employee boolean not null,
  constraint mediation_team_members_pk primary key (county, team, resident),
  constraint mediation_team_members_team foreign key (county, team) references mediation_teams (county, id),
  constraint mediation_team_members_resident foreign key (county, resident) references residents (county, id)
);
create index mediation_team_members_by_resident on mediation_team_members (county, resident);
comment on table mediation_team_members is 'Who belongs to a team, and as what.';

create table mediations (
  county integer not null constraint mediations_county references counties,
  id uuid not null,
  year smallint not null,
  no integer not null constraint mediations_no check (no > 0),
  case_id uuid,
  grid text collate "C" not null,
  kind text not null,
  source text not null constraint mediations_source
    check (source in ('application', 'initiative', 'police', 'court', 'government')),
  grade smallint not null constraint mediations_grade check (grade between 1 and 4),
  state text not null constraint mediations_state
    check (state in ('accepted', 'informed', 'assigned', 'proposed', 'agreed', 'failed', 'closed', 'referred')),
  facts_sealed text constraint mediations_facts_sealed check (facts_sealed like 'v1|%'),
  wishes_sealed text constraint mediations_wishes_sealed check (wishes_sealed like 'v1|%'),
  mediator uuid,
  team uuid,
  form text constraint mediations_form check (form in ('written', 'oral')),
  terms_sealed text constraint mediations_terms_sealed check (terms_sealed like 'v1|%'),
  perform_by date,
  opened_by uuid not null,
  opened_at timestamptz not null,
  due_on date not null,
  proposed_at timestamptz,
  agreed_at timestamptz,
  visit_due_on date,
  reviewed_by uuid,
  reviewed_at timestamptz,
  well_done boolean,
  subsidised boolean not null default false,
  kept boolean,
  referred_to text constraint mediations_referred_to check (referred_to in
    ('judicial_confirmation', 'court', 'arbitration', 'administrative', 'notary', 'withdrawn')),
  ended_at timestamptz,
  last_event integer not null,
  last_paper integer not null default 0,
  constraint mediations_pk primary key (county, id),
  constraint mediations_no_once unique (county, year, no),
  constraint mediations_case_once unique (county, case_id),
  constraint mediations_case foreign key (county, case_id) references cases (county, id),
  constraint mediations_grid foreign key (county, grid) references areas (county, code),
  constraint mediations_mediator foreign key (county, mediator) references mediators (county, resident),
  constraint mediations_team foreign key (county, team) references mediation_teams (county, id),
  constraint mediations_opened_by foreign key (county, opened_by) references staff (county, id),
  constraint mediations_reviewed_by foreign key (county, reviewed_by) references staff (county, id),
  constraint mediations_reviewed check ((reviewed_by is null) = (reviewed_at is null)
    and (reviewed_by is null) = (well_done is null)),
  constraint mediations_led check (mediator is not null or state in ('accepted', 'informed', 'referred')),
  constraint mediations_agreed check (state <> 'agreed' or (agreed_at is not null and visit_due_on is not null)),
  constraint mediations_ended check ((ended_at is not null) = (state in ('closed', 'referred'))),
  constraint mediations_referred check ((referred_to is not null) = (state = 'referred'))
);
create index mediations_newest on mediations (county, opened_at desc, id desc);
create index mediations_by_mediator on mediations (county, mediator, opened_at desc) where mediator is not null;
create index mediations_to_visit on mediations (county, visit_due_on) where state = 'agreed';
comment on table mediations is 'Files of mediation (调解卷宗): accepted, both told of their rights, assigned, agreed to by both, kept.';
comment on column mediations.no is 'Its number within the year: （2026）人调字第 12 号.';
comment on column mediations.case_id is 'The clue that it came of; null where somebody applied for it.';
comment on column mediations.kind is 'What the dispute is about, in the terms of the Ministry of Justice.';
comment on column mediations.grade is 'Difficulty: 1 simple · 2 usual · 3 hard · 4 very hard.';
comment on column mediations.state is 'accepted · informed: both know their rights · assigned: a mediator works on it · proposed: an agreement waits for both · agreed · failed: ended without one · closed: the agreement was kept · referred elsewhere.';
comment on column mediations.due_on is 'Usually within a month of acceptance.';
comment on column mediations.visit_due_on is 'Day of the return visit, thirty days after both agreed.';
comment on column mediations.well_done is 'Whether the centre found the work sound: points settle then, also where it failed.';
comment on column mediations.subsidised is 'Paid for by 以案定补 already: leading it earns no points.';
comment on column mediations.kept is 'What the return visit found.';
comment on column mediations.facts_sealed is 'What the dispute is about, sealed with the file’s own key; wishes and terms alike.';

create function mediations_step() returns trigger language plpgsql as $$
begin
  if old.state in ('closed', 'referred')
    and (new.state, new.mediator, new.team, new.grade, new.form, new.perform_by, new.kept, new.referred_to, new.ended_at)
      is distinct from (old.state, old.mediator, old.team, old.grade, old.form, old.perform_by, old.kept, old.referred_to, old.ended_at) then
    raise exception 'a file that has ended does not change' using errcode = 'restrict_violation';
  end if;
  if (new.year, new.no, new.case_id, new.grid, new.opened_by, new.opened_at)
      is distinct from (old.year, old.no, old.case_id, old.grid, old.opened_by, old.opened_at)
    or old.agreed_at is not null and new.agreed_at is distinct from old.agreed_at
    or old.reviewed_at is not null and new.reviewed_at is distinct from old.reviewed_at then
    raise exception 'this part of a file does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function mediations_step is 'A file that has ended stays as it is; where it came from, and that both agreed, stays from then on.';
create trigger mediations_step before update on mediations for each row execute function mediations_step();
create trigger mediations_no_truncate before truncate on mediations
  for each statement execute function refuse_change();
create trigger mediations_stay before delete on mediations for each row execute function refuse_change();

create table mediation_parties (
  county integer not null,
  mediation uuid not null,
  side smallint not null constraint mediation_parties_side check (side in (1, 2)),
  id uuid not null,
  resident uuid,
  name_sealed text constraint mediation_parties_name_sealed check (name_sealed like 'v1|%'),
  details_sealed text constraint mediation_parties_details_sealed check (details_sealed like 'v1|%'),
  informed_at timestamptz,
  informed_by uuid,
  answer text constraint mediation_parties_answer check (answer in ('agreed', 'declined')),
  answered_at timestamptz,
  answered_by uuid,
  signature_sealed text constraint mediation_parties_signature_sealed check (signature_sealed like 'v1|%'),
  constraint mediation_parties_pk primary key (county, mediation, side),
  constraint mediation_parties_id_once unique (county, id),
  constraint mediation_parties_mediation foreign key (county, mediation) references mediations (county, id),
  constraint mediation_parties_resident foreign key (county, resident) references residents (county, id),
  constraint mediation_parties_informed_by foreign key (county, informed_by) references staff (county, id),
  constraint mediation_parties_answered_by foreign key (county, answered_by) references staff (county, id),
  constraint mediation_parties_answered check ((answer is null) = (answered_at is null)),
  constraint mediation_parties_signed check (signature_sealed is null or answered_by is not null)
);
create index mediation_parties_by_resident on mediation_parties (county, resident, mediation) where resident is not null;
comment on table mediation_parties is 'The two parties of a file: 1 who asks, 2 the other one.';
comment on column mediation_parties.resident is 'Their account, where they have one; without one they sign on paper or a tablet and earn no points.';
comment on column mediation_parties.details_sealed is 'Sex, ethnicity, age, occupation, employer, phone and address as the official form asks, sealed with the party’s key; the name too.';
comment on column mediation_parties.informed_by is 'Who read them their rights; null: they read them on their own phone.';
comment on column mediation_parties.answered_by is 'Who held the tablet on which they signed; null: their own phone.';
comment on column mediation_parties.signature_sealed is 'The lines of the signature as an SVG path, sealed with the party’s key.';

create table mediation_papers (
  county integer not null,
  mediation uuid not null,
  no integer not null constraint mediation_papers_no check (no > 0),
  kind text not null constraint mediation_papers_kind check (kind in ('application', 'identity', 'authority',
    'inquiry', 'evidence', 'session', 'receipt', 'visit', 'judicial', 'explanation')),
  side smallint constraint mediation_papers_side check (side in (1, 2)),
  held_on date not null,
  words_sealed text constraint mediation_papers_words_sealed check (words_sealed like 'v1|%'),
  helpers uuid[] not null default '{}',
  by_kind text not null constraint mediation_papers_by_kind check (by_kind in ('resident', 'staff')),
  by uuid not null,
  at timestamptz not null,
  constraint mediation_papers_pk primary key (county, mediation, no),
  constraint mediation_papers_mediation foreign key (county, mediation) references mediations (county, id)
);
comment on table mediation_papers is 'What is in a file beside form, rights and agreement, by the thirteen items of the Ministry of Justice: append-only.';
comment on column mediation_papers.words_sealed is 'The record itself, sealed with the file’s key.';
comment on column mediation_papers.helpers is 'Who of the team took part in a session.';
create trigger mediation_papers_append_only
  before delete or update of county, mediation, no, kind, side, held_on, helpers, by_kind, by, at on mediation_papers
  for each row execute function refuse_change();
create trigger mediation_papers_words_stay before update of words_sealed on mediation_papers
  for each row execute function refuse_emptying('words_sealed');
create trigger mediation_papers_no_truncate before truncate on mediation_papers
  for each statement execute function refuse_change();

create table mediation_events (
  county integer not null,
  mediation uuid not null,
  seq integer not null constraint mediation_events_seq check (seq > 0),
  kind text not null,
  at timestamptz not null,
  actor_kind text not null constraint mediation_events_actor_kind check (actor_kind in ('resident', 'staff', 'system')),
  actor uuid,
  data jsonb not null,
  constraint mediation_events_pk primary key (county, mediation, seq),
  constraint mediation_events_mediation foreign key (county, mediation) references mediations (county, id)
);
comment on table mediation_events is 'History of a file: append-only, codes and numbers without words.';
create trigger mediation_events_append_only before update or delete on mediation_events
  for each row execute function refuse_change();
create trigger mediation_events_no_truncate before truncate on mediation_events
  for each statement execute function refuse_change();

create table mediation_signals (
  county integer not null,
  mediation uuid not null,
  code text not null,
  reason jsonb not null,
  at timestamptz not null,
  constraint mediation_signals_pk primary key (county, mediation, code),
  constraint mediation_signals_mediation foreign key (county, mediation) references mediations (county, id)
);
comment on table mediation_signals is 'What looks staged about a file, each with a plain reason; a person decides at the review.';
