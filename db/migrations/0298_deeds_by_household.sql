-- Which pools a household's points came from is told for what it spends, as for a resident: by all that was ever
-- given to it, whoever of its members has left since.
create index deeds_by_household on deeds (county, household) where household is not null;
