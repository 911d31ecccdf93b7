-- Who speaks for a household (户主). Without a name here it is who founded it, or the first grown-up.
alter table households
  add column head uuid,
  add constraint households_head foreign key (county, head) references residents (county, id);
comment on column households.head is 'The member whom its head named as the next one; who that is counts only while they live in it. null: never handed over.';
