-- Scores stand in a table of their own, fed from what has settled: an index on balances would cost
-- every posting. A rank is read from two levels of counts, never by counting people.
create table scores (
  county integer not null constraint scores_county references counties,
  board text not null,
  holder_no bigint not null,
  score bigint not null constraint scores_score check (score >= 0),
  constraint scores_pk primary key (county, board, holder_no)
);
create index scores_top on scores (county, board, score desc, holder_no);
comment on table scores is 'Points ever earned, by board: ‘all’, or a calendar year.';

create table score_counts (
  county integer not null,
  board text not null,
  level smallint not null constraint score_counts_level check (level in (0, 1)),
  bucket bigint not null,
  holders bigint not null constraint score_counts_holders check (holders >= 0),
  constraint score_counts_pk primary key (county, board, level, bucket)
);
comment on table score_counts is 'How many holders have a score: level 0 for each score, level 1 for each 256 scores together.';

alter table awards add column scored boolean not null default false;
comment on column awards.scored is 'Its points have been added to the scores.';
create index awards_to_score on awards (county, id) where settled_at is not null and not scored;
