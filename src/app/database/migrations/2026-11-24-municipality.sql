-- The municipality, who asks, and what may run.
-- Every table with a tenant column is closed by row-level security, also for its owner (FORCE). An unset or empty tenant
-- compares with null and so matches no row.

create function stadspoort_tenant() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('stadspoort.tenant', true), '') $$;

-- Tells other processes that something changed: they look at these counters twice a second.
create table change_mark (
  table_name text primary key,
  version bigint not null default 1
);
grant select, insert, update on change_mark to stadspoort_app;

create function stadspoort_mark_change() returns trigger
  language plpgsql
  as $$
  begin
    insert into change_mark (table_name) values (tg_table_name)
      on conflict (table_name) do update set version = change_mark.version + 1;
    return null;
  end
  $$;

create table tenant (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,62}$'),
  name text not null,
  is_sample boolean not null default false,
  created_at timestamptz not null
);
grant select, insert on tenant to stadspoort_app;
create trigger tenant_changed after insert or update or delete on tenant
  for each statement execute function stadspoort_mark_change();

create table person (
  tenant text not null references tenant (id),
  id text not null,
  name text not null,
  department text not null,
  roles text[] not null,
  is_sample boolean not null default false,
  blocked_at timestamptz,
  primary key (tenant, id)
);
alter table person enable row level security;
alter table person force row level security;
create policy person_tenant on person
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update on person to stadspoort_app;
create trigger person_changed after insert or update or delete on person
  for each statement execute function stadspoort_mark_change();

create table api_key (
  tenant text not null references tenant (id),
  id text not null,
  name text not null,
  secret_hash text not null,
  use_case text not null,
  person_id text,
  requests_per_minute integer not null check (requests_per_minute > 0),
  tokens_per_day bigint not null check (tokens_per_day > 0),
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant, id),
  unique (tenant, secret_hash),
  foreign key (tenant, person_id) references person (tenant, id)
);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy api_key_tenant on api_key
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update on api_key to stadspoort_app;
create trigger api_key_changed after insert or update or delete on api_key
  for each statement execute function stadspoort_mark_change();

-- Erasing a row makes the ledger's commitments of that key and day meaningless (AVG art. 17).
create table commitment_key (
  tenant text not null references tenant (id),
  api_key_id text not null,
  day date not null,
  secret bytea not null check (length(secret) = 32),
  primary key (tenant, api_key_id, day),
  foreign key (tenant, api_key_id) references api_key (tenant, id)
);
alter table commitment_key enable row level security;
alter table commitment_key force row level security;
create policy commitment_key_tenant on commitment_key
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, delete on commitment_key to stadspoort_app;
create trigger commitment_key_changed after delete on commitment_key
  for each statement execute function stadspoort_mark_change();

-- Versions are only added: what was in force when a passage ran stays readable.
create table use_case (
  tenant text not null references tenant (id),
  id text not null,
  version integer not null check (version > 0),
  record jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (tenant, id, version)
);
alter table use_case enable row level security;
alter table use_case force row level security;
create policy use_case_tenant on use_case
  using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert on use_case to stadspoort_app;
create trigger use_case_changed after insert or update or delete on use_case
  for each statement execute function stadspoort_mark_change();
