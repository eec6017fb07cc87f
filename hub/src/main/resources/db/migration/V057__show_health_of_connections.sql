-- When a system last did what its organisation's mail depends on, and which problems it was answered, day by day for a
-- week. Each hub writes what it saw every few seconds.
create table connection_deed (
  client_id text not null,
  deed      text not null check (deed in ('pulled', 'confirmed', 'submitted', 'registered')),
  last_at   timestamptz not null,
  primary key (client_id, deed)
);
create table connection_problem (
  client_id text not null,
  day       date not null,
  code      text not null,
  times     bigint not null,
  last_at   timestamptz not null,
  primary key (client_id, day, code)
);
