-- The counts on the public page.

-- Counted out of the ledger; may be thrown away and counted again.
create table usage_figure (
  tenant text not null references tenant (id),
  node text not null,
  use_case text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  passages bigint not null,
  refused bigint not null,
  protected_values bigint not null,
  primary key (tenant, node, use_case, month)
);
create table usage_place (
  tenant text not null references tenant (id),
  node text not null,
  counted bigint not null,
  primary key (tenant, node)
);

do $$
declare
  name text;
begin
  foreach name in array array['usage_figure', 'usage_place']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update, delete on %I to stadspoort_app', name);
  end loop;
end $$;
