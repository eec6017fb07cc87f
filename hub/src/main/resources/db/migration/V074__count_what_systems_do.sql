-- How much each system did, day by day (UTC) for two weeks, and how long its calls took.
create table connection_day (
  client_id text not null,
  day       date not null,
  calls     bigint not null,
  failures  bigint not null,
  sent      bigint not null,
  taken     bigint not null,
  timed     bigint not null,
  millis    bigint not null,
  slowest   bigint not null,
  primary key (client_id, day)
);
