-- The text of an agreement that was typed in stands in the file as a paper, so that its photo has a place.
alter table mediation_papers
  drop constraint mediation_papers_kind,
  add constraint mediation_papers_kind check (kind in ('application', 'identity', 'authority', 'inquiry', 'evidence',
    'session', 'agreement', 'receipt', 'visit', 'judicial', 'explanation'));
