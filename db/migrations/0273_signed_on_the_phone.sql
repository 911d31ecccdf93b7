-- Somebody without a number signs with a finger on the phone of who does things for them, as on the tablet of the desk.
alter table agreements add column signature_sealed text
  constraint agreements_signature_sealed check (signature_sealed like 'v1|%');
alter table agreements add constraint agreements_signed
  check (signature_sealed is null or agreed_by = 'signature');
comment on column agreements.signature_sealed is 'The lines of the signature as an SVG path, sealed with the resident’s key; null: a code, or signed on paper.';
comment on column agreements.agreed_by is 'A code of their own phone, or a signature where the account has no number: on paper, or on the screen.';
