-- A version of policy that is judged beside the one in force, and how often the two said something else.

create table policy_shadow (
  tenant text not null references tenant (id),
  version_id text not null,
  since timestamptz not null,
  set_by text not null,
  primary key (tenant),
  foreign key (tenant, version_id) references policy_version (tenant, id)
);
create trigger policy_shadow_changed after insert or update or delete on policy_shadow
  for each statement execute function stadspoort_mark_change();

-- By the hash of the text: a draft that is changed starts counting anew.
create table policy_shadow_count (
  tenant text not null references tenant (id),
  hash text not null,
  use_case text not null,
  zone text not null,
  difference text not null check (difference in ('same', 'stricter', 'wider', 'other')),
  decisions bigint not null check (decisions > 0),
  primary key (tenant, hash, use_case, zone, difference)
);

do $$
declare
  name text;
begin
  foreach name in array array['policy_shadow', 'policy_shadow_count']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update, delete on %I to stadspoort_app', name);
  end loop;
end $$;
