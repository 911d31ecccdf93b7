-- What a mediator brings on paper is typed in by staff: the paper names both, who typed and who mediated.
alter table mediation_papers
  add column typed_for uuid,
  add constraint mediation_papers_typed_for foreign key (county, typed_for)
    references mediators (county, resident),
  add constraint mediation_papers_typed check (typed_for is null or by_kind = 'staff');
comment on column mediation_papers.typed_for is 'The mediator whose words these are, where somebody of staff typed them in from paper; null: whoever wrote them.';
drop trigger mediation_papers_append_only on mediation_papers;
create trigger mediation_papers_append_only
  before delete or update of county, mediation, no, kind, side, held_on, helpers, by_kind, by, typed_for, at on mediation_papers
  for each row execute function refuse_change();
