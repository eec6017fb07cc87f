-- Through which client an opening was ordered, and until when the law forbids to tell the persons in whose evidence
-- it was. What was opened before names no client.
alter table evidence_opening add column client text;
alter table evidence_opening add column untold_until timestamptz;

-- Each message that a person reads asks for those over its seals.
create index evidence_opening_seals on evidence_opening (up_to_seal, after_seal);
