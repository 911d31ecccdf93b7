-- Whoever has no number hears at the window of points that are about to lapse: by communities, each of which
-- has a list of its own.
create index residents_without_phone_by_grid on residents (county, grid, id)
  where phone_detached_at is not null;
comment on index residents_without_phone_by_grid is 'Accounts without a number below an area.';
