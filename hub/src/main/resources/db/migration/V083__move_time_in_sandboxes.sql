-- By how much time was moved forward in a sandbox, and when: what was there then is older by that.
create table sandbox_move (
  twin     text not null,
  moved_at timestamptz not null,
  seconds  bigint not null check (seconds > 0),
  primary key (twin, moved_at)
);

-- How much older what was there at some time is made by the moves since then.
create function sandbox_moved(in_twin text, since timestamptz) returns interval language sql stable as $$
  select make_interval(secs => coalesce(sum(seconds), 0)) from sandbox_move where twin = in_twin and moved_at > since
$$;
