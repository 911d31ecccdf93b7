-- By where its photos lie a step is found that was taken along with another case.
create index case_events_photos_at on case_events (county, (data -> 'photosAt')) where data ? 'photosAt';
