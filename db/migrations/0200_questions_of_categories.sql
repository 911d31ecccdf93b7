-- What is asked of somebody who reports a thing of this category, each with answers to tap.
alter table categories add column questions jsonb not null default '[]'
  constraint categories_questions_list check (jsonb_typeof(questions) = 'array');
comment on column categories.questions is 'Asked of whoever reports it: [{code, ask: {zh, en}, choices: [{code, name: {zh, en}}]}]. Nobody has to answer. A case keeps question and answer as they were read, in its sealed text.';
