-- How people sign in: accounts of this installation or links to a municipality's own provider, and their sessions.

-- The name that evidence records. Chance, not made from anything: who erases the row makes the name mean nobody.
alter table person add column pseudonym text not null default 'p_' || replace(gen_random_uuid()::text, '-', '');
alter table person add column groups text[] not null default '{}';
alter table person add unique (tenant, pseudonym);

create table account (
  tenant text not null references tenant (id),
  person_id text not null,
  password_hash text,
  password_changed_at timestamptz,
  -- The one-time code for a first sign-in or after a reset: only its hash, and only for a while.
  code_hash text,
  code_expires_at timestamptz,
  reset_at timestamptz,
  -- Sealed with the tenant's key: who reads the database alone cannot make codes.
  totp_secret bytea,
  -- The last step that was used, so that a code works once (RFC 6238, 5.2).
  totp_step bigint,
  primary key (tenant, person_id),
  foreign key (tenant, person_id) references person (tenant, id)
);
alter table account enable row level security;
alter table account force row level security;
create policy account_tenant on account
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update on account to stadspoort_app;

create table passkey (
  tenant text not null references tenant (id),
  id text not null,
  person_id text not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, person_id) references person (tenant, id)
);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy passkey_tenant on passkey
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update, delete on passkey to stadspoort_app;

-- Issuer and subject together are the only link; an e-mail address or a name never is.
create table provider_link (
  tenant text not null references tenant (id),
  issuer text not null,
  subject text not null,
  person_id text not null,
  primary key (tenant, issuer, subject),
  foreign key (tenant, person_id) references person (tenant, id)
);
alter table provider_link enable row level security;
alter table provider_link force row level security;
create policy provider_link_tenant on provider_link
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert on provider_link to stadspoort_app;

create table session (
  tenant text not null references tenant (id),
  id text not null,
  secret_hash text not null,
  person_id text not null,
  way text not null,
  device text not null,
  started_at timestamptz not null,
  -- When who sits there last proved to be the person.
  proved_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, secret_hash),
  foreign key (tenant, person_id) references person (tenant, id)
);
alter table session enable row level security;
alter table session force row level security;
create policy session_tenant on session
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update, delete on session to stadspoort_app;
-- Not for an update: being seen again changes nothing for other processes.
create trigger session_changed after insert or delete on session
  for each statement execute function stadspoort_mark_change();

-- Half-way a sign-in: a challenge that was given out, which can be answered once.
create table sign_in_step (
  tenant text not null references tenant (id),
  secret_hash text not null,
  purpose text not null,
  person_id text,
  facts jsonb not null,
  expires_at timestamptz not null,
  primary key (tenant, secret_hash)
);
alter table sign_in_step enable row level security;
alter table sign_in_step force row level security;
create policy sign_in_step_tenant on sign_in_step
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, delete on sign_in_step to stadspoort_app;

-- Attempts by account, by address and by both together. The subject is a keyed hash: no address, no name.
create table sign_in_attempt (
  tenant text not null references tenant (id),
  subject text not null,
  failures integer not null,
  last_at timestamptz not null,
  primary key (tenant, subject)
);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy sign_in_attempt_tenant on sign_in_attempt
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update, delete on sign_in_attempt to stadspoort_app;
