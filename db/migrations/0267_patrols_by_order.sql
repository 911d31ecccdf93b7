-- Some patrols are asked for since a centre above ordered them (重点巡逻令): who ordered them, and the number of the order.
alter table patrol_tasks add column by_order text;
alter table patrol_tasks add constraint patrol_tasks_by_order check (char_length(by_order) between 2 and 60);
comment on column patrol_tasks.by_order is 'Who ordered it and the number of the order, in words; null where staff asked for it of their own accord.';
