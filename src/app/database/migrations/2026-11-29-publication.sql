-- Publications in the Algoritmeregister: versions of what residents read, each with who wrote, released and published it.

create table publication (
  tenant text not null references tenant (id),
  use_case text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  -- The version of the register it was written from.
  use_case_version integer not null,
  saved_at timestamptz not null,
  saved_by text not null,
  released_at timestamptz,
  released_by text check (released_by <> saved_by),
  published_at timestamptz,
  published_by text check (published_by <> saved_by and published_by <> released_by),
  retracted_at timestamptz,
  retracted_by text,
  -- The number that the Algoritmeregister gave.
  lars text,
  primary key (tenant, use_case, version)
);

alter table publication enable row level security;
alter table publication force row level security;
create policy publication_tenant on publication using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant());
grant select, insert, update, delete on publication to stadspoort_app;
