-- Whoever moves up at a place asks what signed corrections will still do to a handful of awards.
create index correction_lines_open_by_award on correction_lines (county, award) where done_at is null;
