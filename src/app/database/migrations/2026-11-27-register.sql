-- The register as people keep it: why each version was made, what was checked, what is let pass for a while, and the
-- answers a risk class rests on.

alter table use_case add column reason text not null default '';

-- A check of the lifecycle that somebody says is done, with what the use case was like then: when that changes, the check
-- is open again. Rows are only added; the newest counts.
create table use_case_check (
  tenant text not null references tenant (id),
  id text not null,
  use_case text not null,
  check_name text not null,
  is_met boolean not null,
  note text not null,
  snapshot jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (tenant, id)
);
create index use_case_check_use_case on use_case_check (tenant, use_case, made_at);

-- Passing without a check: with a reason, a second person and an end.
create table use_case_waiver (
  tenant text not null references tenant (id),
  id text not null,
  use_case text not null,
  check_name text not null,
  reason text not null,
  ends_on date not null,
  asked_at timestamptz not null,
  asked_by text not null,
  approved_at timestamptz,
  approved_by text,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  check (approved_by is null or approved_by <> asked_by)
);
create index use_case_waiver_use_case on use_case_waiver (tenant, use_case, asked_at);

-- Answers to the questions of the AI Act, by the version of the questions. Only added.
create table use_case_classification (
  tenant text not null references tenant (id),
  use_case text not null,
  number integer not null check (number > 0),
  tree_version text not null,
  answers jsonb not null,
  result jsonb not null,
  is_final boolean not null,
  snapshot jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (tenant, use_case, number)
);

do $$
declare
  name text;
begin
  foreach name in array array['use_case_check', 'use_case_waiver', 'use_case_classification']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update on %I to stadspoort_app', name);
  end loop;
end $$;
