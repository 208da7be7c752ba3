-- Knowledge: collections of a municipality's own documents, cut into passages with an address to cite.

create table knowledge_collection (
  tenant text not null references tenant (id),
  id text not null,
  -- Goes up with every change of what is in it: indexes in memory are compared with it.
  version bigint not null,
  created_at timestamptz not null,
  primary key (tenant, id)
);

create table knowledge_document (
  tenant text not null,
  collection text not null,
  -- The file's path in the folder it came from, without its ending.
  name text not null,
  title text not null,
  -- SHA-256 of the file as it was read, so that what did not change is not read again.
  digest bytea not null,
  bytes integer not null,
  imported_at timestamptz not null,
  primary key (tenant, collection, name),
  foreign key (tenant, collection) references knowledge_collection (tenant, id) on delete cascade
);

create table knowledge_passage (
  tenant text not null,
  collection text not null,
  document text not null,
  -- Place in the document, from 0, without gaps.
  number integer not null,
  address text not null,
  caption text not null,
  context text[] not null,
  text text not null,
  primary key (tenant, collection, document, number),
  foreign key (tenant, collection, document) references knowledge_document (tenant, collection, name) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['knowledge_collection', 'knowledge_document', 'knowledge_passage']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update, delete on %I to stadspoort_app', name);
  end loop;
end $$;
