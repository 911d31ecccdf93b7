-- Wrong codes of strangers shut nobody out: a browser that signed in by a phone before is bounded by its
-- own measure alone, and an address is counted only where a code was sent at its own request.
create table known_devices (
  county integer not null constraint known_devices_county references counties,
  phone_index bytea not null,
  device_index bytea not null,
  signed_in_at timestamptz not null,
  constraint known_devices_pk primary key (county, phone_index, device_index)
);
create index known_devices_age on known_devices (signed_in_at);
comment on table known_devices is 'Browsers in which somebody signed in by a code sent to a phone; without a sign-in for 400 days they are forgotten.';
comment on column known_devices.phone_index is 'HMAC of the phone under a key that is not in the database.';
comment on column known_devices.device_index is 'HMAC of the random cookie of the browser under a key that is not in the database.';

alter table sign_in_codes add column asked_from bytea;
comment on column sign_in_codes.asked_from is 'HMAC of the address that asked for the code; null where it had none of its own.';
