-- The number was made for held awards; it counts wherever somebody decides that points are given.
comment on column counties.large_award_points is 'Points from which one decision that gives them asks for the second factor again: a held award released, a report verified, an appeal granted. The household’s share counts.';
