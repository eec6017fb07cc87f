-- The header of a key with a long certificate does not fit into an index, its digest does.
create unique index seal_header_by_template on seal_header (md5(template));
alter table seal_header drop constraint seal_header_template_key;

-- The certificates that seals ever chained up to, as PEM; they outlive the keys.
create table seal_anchor (
  seal_anchor_id integer generated always as identity primary key,
  certificate    text not null
);
create unique index seal_anchor_by_certificate on seal_anchor (md5(certificate));
