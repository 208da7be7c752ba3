-- Assessments of use cases. An answer is never changed: a new version is added. A signature is for exactly the answers whose
-- hash it names.

create table assessment (
  tenant text not null references tenant (id),
  id text not null,
  use_case text not null,
  use_case_version integer not null,
  kind text not null,
  -- As it was when this assessment began: a later questionnaire changes nothing here.
  questionnaire jsonb not null,
  -- The whole file that somebody brought along, so that it can go out with nothing lost.
  brought jsonb,
  created_at timestamptz not null,
  created_by text not null,
  primary key (tenant, id)
);
create index assessment_use_case on assessment (tenant, use_case, created_at);

create table assessment_answer (
  tenant text not null,
  assessment text not null,
  question text not null,
  version integer not null check (version > 0),
  value jsonb,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (tenant, assessment, question, version),
  foreign key (tenant, assessment) references assessment (tenant, id) on delete cascade
);

create table assessment_comment (
  tenant text not null,
  id text not null,
  assessment text not null,
  question text not null,
  text text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  resolved_at timestamptz,
  resolved_by text,
  primary key (tenant, id),
  foreign key (tenant, assessment) references assessment (tenant, id) on delete cascade
);
create index assessment_comment_of on assessment_comment (tenant, assessment);

create table assessment_signature (
  tenant text not null,
  assessment text not null,
  role text not null,
  hash text not null,
  use_case_version integer not null,
  signed_at timestamptz not null,
  signed_by text not null,
  -- One role signs the same answers once, and one person for one role.
  primary key (tenant, assessment, hash, role),
  unique (tenant, assessment, hash, signed_by),
  foreign key (tenant, assessment) references assessment (tenant, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['assessment', 'assessment_answer', 'assessment_comment', 'assessment_signature']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update, delete on %I to stadspoort_app', name);
  end loop;
end $$;
