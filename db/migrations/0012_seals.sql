-- Every night the day's transfers are hashed into one growing tree per county (RFC 6962) and its root
-- is signed with a key that is not in this database. No foreign key where a night writes many rows: a
-- check of the seals finds what has gone astray. Whoever kept one signed seal can tell later
-- whether anything before it was changed, taken away or put in.
create table seal_heads (
  county integer not null constraint seal_heads_county references counties,
  size bigint not null constraint seal_heads_size check (size >= 0),
  day date,
  constraint seal_heads_pk primary key (county)
);
comment on table seal_heads is 'Where the sealing (封存) of a county stands; its row is the one sequencer that all sealing waits for.';
comment on column seal_heads.size is 'Leaves sealed so far; the next leaf takes this place.';
comment on column seal_heads.day is 'The last day that was sealed, in China; empty before the first.';

create table seal_leaves (
  county integer not null,
  place bigint not null constraint seal_leaves_place check (place >= 0),
  transfer uuid not null,
  leaf bytea not null constraint seal_leaves_leaf check (length(leaf) = 32),
  constraint seal_leaves_pk primary key (county, place),
  constraint seal_leaves_transfer_once unique (county, transfer)
);
comment on table seal_leaves is 'The place of each transfer in the tree and its fingerprint: append-only.';
comment on column seal_leaves.leaf is 'SHA-256 of a zero byte, the salt of this place and the transfer; docs/how-to/check-the-seal.md.';
create trigger seal_leaves_append_only before update or delete on seal_leaves
  for each row execute function refuse_change();
create trigger seal_leaves_no_truncate before truncate on seal_leaves
  for each statement execute function refuse_change();

create table seal_salts (
  county integer not null,
  place bigint not null,
  salt bytea not null constraint seal_salts_salt check (length(salt) = 16),
  constraint seal_salts_pk primary key (county, place)
);
comment on table seal_salts is 'What keeps a fingerprint from being guessed. Erasing a row cuts the fingerprint off its transfer for good and leaves the tree whole.';
create trigger seal_salts_no_update before update on seal_salts
  for each row execute function refuse_change();
create trigger seal_salts_no_truncate before truncate on seal_salts
  for each statement execute function refuse_change();

create table seal_erasures (
  county integer not null,
  place bigint not null,
  at timestamptz not null,
  signature bytea not null,
  constraint seal_erasures_pk primary key (county, place),
  constraint seal_erasures_leaf foreign key (county, place) references seal_leaves (county, place)
);
comment on table seal_erasures is 'Salts that were erased at a person’s request, each signed: a salt that is gone without such a row was taken away.';
comment on column seal_erasures.signature is 'Ed25519 over the place, the instant and a digest of the transfer as it stood.';
create trigger seal_erasures_append_only before update or delete on seal_erasures
  for each row execute function refuse_change();
create trigger seal_erasures_no_truncate before truncate on seal_erasures
  for each statement execute function refuse_change();

create table seal_nodes (
  county integer not null,
  level smallint not null constraint seal_nodes_level check (level > 0 and level % 8 = 0),
  place bigint not null,
  hash bytea not null constraint seal_nodes_hash check (length(hash) = 32),
  constraint seal_nodes_pk primary key (county, level, place)
);
comment on table seal_nodes is 'Roots of whole subtrees of 256, 65,536 … leaves, so that neither a night nor a proof reads the whole tree.';
create trigger seal_nodes_append_only before update or delete on seal_nodes
  for each row execute function refuse_change();
create trigger seal_nodes_no_truncate before truncate on seal_nodes
  for each statement execute function refuse_change();

create table seals (
  county integer not null constraint seals_county references counties,
  day date not null,
  size bigint not null constraint seals_size check (size >= 0),
  root bytea not null constraint seals_root check (length(root) = 32),
  note text not null,
  constraint seals_pk primary key (county, day)
);
comment on table seals is 'The seal of each day: size and root of the tree, and the signed checkpoint (封存单) that says so.';
comment on column seals.note is 'C2SP signed note: origin, size, root, day, when it was sealed, the seal before it, and the signature.';
create trigger seals_append_only before update or delete on seals
  for each row execute function refuse_change();
create trigger seals_no_truncate before truncate on seals
  for each statement execute function refuse_change();

-- Almost free to keep: one summary for many pages, and the journal is written in the order of time.
create index transfers_by_time on transfers using brin (at) with (autosummarize = on);
