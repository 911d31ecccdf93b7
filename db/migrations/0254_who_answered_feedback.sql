-- Whoever answered feedback once does not adopt it, and the steps say who that was: the newest alone is not enough.
alter table feedback drop column answered_by;
comment on column feedback.adopted_by is 'Nobody of those who had answered it by then.';
