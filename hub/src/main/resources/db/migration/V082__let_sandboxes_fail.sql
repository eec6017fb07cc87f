-- What the system of a sandbox asked for: to be refused the next times with a reason of ETSI, and not to be told of mail.
create table sandbox_refusal (
  twin       text not null,
  stage      text not null check (stage in ('submission', 'consignment')),
  reason     text not null,
  times_left integer not null check (times_left >= 0),
  primary key (twin, stage)
);
create table sandbox_silence (
  twin text primary key
);

-- How many samples were sent to it in this hour, the last in which there were any.
create table sandbox_sample (
  twin  text primary key,
  hour  timestamptz not null,
  times integer not null
);

-- Until then the keys of a test system act as if they had ended.
alter table machine_client add column keys_out_until timestamptz;
