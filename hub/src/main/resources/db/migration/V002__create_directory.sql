create table account (
  e_address text primary key,
  name      text not null,
  kind      text not null check (kind in ('person', 'institution', 'company')),
  status    text not null check (status in ('active', 'closed'))
);
