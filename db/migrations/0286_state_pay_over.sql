-- That the state pays a mediator no longer counts once the centre has certified them, not by saying so.
alter table mediators add column state_pay_over boolean not null default false;
comment on column mediators.state_pay_over is 'They have said, applying or renewing, that the state pays them no longer: it counts once they are certified anew.';
