-- What waits in files of mediation is looked for by itself: work to be reviewed, and files past their day.
create index mediations_to_review on mediations (county, opened_at desc, id desc)
  where reviewed_at is null and mediator is not null and state in ('agreed', 'failed', 'referred');
create index mediations_past_due on mediations (county, due_on)
  where state in ('accepted', 'informed', 'assigned', 'proposed');
