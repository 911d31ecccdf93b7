-- A print of words was a hash without a key, by which whoever has the database could try out sentences and
-- see who wrote them. It is made with the index key from now on. What was kept cannot be made anew, since
-- a print does not give the words back: it goes, and words of before are not recognised when they come again.
delete from evidence_prints where kind = 'words';
comment on column evidence_prints.print is 'Of a photo its perceptual hash; of words the first bytes of their blind index.';
