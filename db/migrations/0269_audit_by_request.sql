-- Papers that are taken home carry the id of the request: by it the entry is found.
create index audit_entries_by_request on audit_entries (county, request, at, id);
