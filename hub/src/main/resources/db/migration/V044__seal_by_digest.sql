-- What waits for the journal brings its entry, the digest of its sealed form, from where it was issued: sealing reads no
-- evidence. Rows without it were written by a hub of before.
alter table journal_queue add column digest bytea;

create function base64url(bytes bytea) returns text
language sql immutable parallel safe
return translate(encode(bytes, 'base64'), E'+/=\n', '-_');

-- The digest of a piece as it lies here: SHA-256 of its compact JWS.
create function digest_of_evidence(message uuid, evidence uuid) returns bytea
language sql stable as $$
  select sha256(convert_to(concat_ws('.',
      base64url(convert_to(replace(h.template, '%iat%', floor(extract(epoch from e.sealed_at))::text), 'UTF8')),
      base64url(convert_to(e.payload, 'UTF8')),
      base64url(e.signature)), 'UTF8'))
  from evidence e join seal_header h using (seal_header_id)
  where e.message_id = message and e.evidence_id = evidence
$$;
