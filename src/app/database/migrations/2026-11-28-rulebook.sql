-- Policy as data: every version of a municipality's rules, who wrote it, who approved it and from when it is in force.
-- Rows are never deleted: the hash that evidence records leads to the text that decided.

create table policy_version (
  tenant text not null references tenant (id),
  id text not null,
  version integer not null check (version > 0),
  text text not null,
  -- First 16 hexadecimal digits of the SHA-256 of the text, as evidence records it.
  hash text not null,
  reason text not null,
  based_on integer,
  state text not null check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  -- Counts saves, so that two editors do not overwrite each other.
  revision integer not null check (revision > 0),
  -- Everybody who wrote in it: none of them may approve it.
  authors text[] not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  effective_at timestamptz,
  primary key (tenant, id),
  unique (tenant, version),
  check ((state = 'approved') = (approved_at is not null and approved_by is not null and effective_at is not null)),
  check (approved_by is null or not approved_by = any (authors))
);
create trigger policy_version_changed after insert or update on policy_version
  for each statement execute function stadspoort_mark_change();

do $$
declare
  name text;
begin
  foreach name in array array['policy_version']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update on %I to stadspoort_app', name);
  end loop;
end $$;
