-- Whether somebody who helped is paid by the state stands with the session: a file may go on to another team, and a
-- team change, before it is paid for. Of what was written down before nothing but the team of the file says so.
alter table mediation_papers add column helpers_on_duty uuid[] not null default '{}';
update mediation_papers p set helpers_on_duty = array(
  select h.helper from unnest(p.helpers) as h (helper)
  where not exists (select from mediations f
    join mediation_team_members m on m.county = f.county and m.team = f.team
    where f.county = p.county and f.id = p.mediation and m.resident = h.helper and not m.state_employee))
where p.helpers <> '{}';
alter table mediation_papers
  add constraint mediation_papers_helpers_on_duty check (helpers_on_duty <@ helpers);
comment on column mediation_papers.helpers_on_duty is 'Of those who took part, whom the state paid when it was written down: helping earns them nothing.';
drop trigger mediation_papers_append_only on mediation_papers;
create trigger mediation_papers_append_only
  before delete or update of county, mediation, no, kind, side, held_on, helpers, helpers_on_duty, by_kind, by, typed_for, at on mediation_papers
  for each row execute function refuse_change();
