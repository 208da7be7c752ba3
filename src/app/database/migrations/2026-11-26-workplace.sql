-- The workplace: conversations, files, folders, search, corrections, assistants, reports and news.
-- Whatever a person wrote or read is sealed (AES-256-GCM) with a key of its own conversation, folder or report; the row
-- that holds the wrapped key goes with the text, so that deleting one row makes all of it unreadable (AVG art. 17).

create table folder (
  tenant text not null references tenant (id),
  id text not null,
  owner text not null,
  data_key bytea not null,
  content bytea not null,
  created_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, owner) references person (tenant, id)
);
create index folder_owner on folder (tenant, owner);

create table conversation (
  tenant text not null references tenant (id),
  id text not null,
  owner text not null,
  use_case text not null,
  model text not null,
  assistant text,
  folder text,
  is_pinned boolean not null default false,
  data_key bytea not null,
  -- The ledger's commitments to these texts are made under this key.
  commitment_key bytea not null,
  title bytea not null,
  active_leaf text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, owner) references person (tenant, id),
  foreign key (tenant, folder) references folder (tenant, id) on delete set null (folder)
);
create index conversation_owner on conversation (tenant, owner, is_pinned, updated_at);
create index conversation_age on conversation (tenant, use_case, updated_at);

create table message (
  tenant text not null,
  conversation text not null,
  id text not null,
  parent_id text,
  role text not null check (role in ('user', 'assistant')),
  text bytea not null,
  -- Facts of an answer, never text.
  facts jsonb,
  state text,
  -- The gate where the answer is being written.
  node text,
  rating bytea,
  created_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, conversation) references conversation (tenant, id) on delete cascade
);
create index message_conversation on message (tenant, conversation);
create index message_running on message (tenant, node) where state = 'running';

create table attachment (
  tenant text not null,
  conversation text not null,
  id text not null,
  -- Null until it is sent with a question.
  message text,
  name bytea not null,
  type text not null,
  bytes integer not null,
  characters integer not null,
  text bytea not null,
  created_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, conversation) references conversation (tenant, id) on delete cascade
);
create index attachment_conversation on attachment (tenant, conversation);

-- A blind index: keyed hashes of word stems, so that the database holds no word. Rows with an equality test, because a
-- test on arrays is not leakproof and row-level security would keep it from using an index.
create table search_term (
  tenant text not null,
  owner text not null,
  term bytea not null,
  conversation text not null,
  -- Empty for words of the title.
  message text not null,
  primary key (tenant, owner, term, conversation, message),
  foreign key (tenant, conversation) references conversation (tenant, id) on delete cascade
);
create index search_term_conversation on search_term (tenant, conversation, message);

create table correction (
  tenant text not null,
  conversation text not null,
  id text not null,
  kind text not null check (kind in ('missed', 'false-alarm')),
  type text not null,
  value bytea not null,
  created_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, conversation) references conversation (tenant, id) on delete cascade
);
create index correction_conversation on correction (tenant, conversation);

-- Sentences that somebody chose to share, to improve the recognition.
create table correction_candidate (
  tenant text not null references tenant (id),
  id text not null,
  kind text not null,
  type text not null,
  data_key bytea not null,
  content bytea not null,
  state text not null check (state in ('open', 'approved', 'rejected')),
  created_at timestamptz not null,
  primary key (tenant, id)
);

create table assistant (
  tenant text not null references tenant (id),
  id text not null,
  owner text not null,
  created_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, owner) references person (tenant, id)
);

create table assistant_version (
  tenant text not null,
  assistant text not null,
  version integer not null check (version > 0),
  record jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (tenant, assistant, version),
  foreign key (tenant, assistant) references assistant (tenant, id) on delete cascade
);

-- Texts are a copy under a key of their own, made because the reporter agreed, and erased when the report is handled.
create table report (
  tenant text not null references tenant (id),
  id text not null,
  kind text not null check (kind in ('wrong', 'harmful', 'leak', 'request')),
  state text not null check (state in ('open', 'handled')),
  use_case text not null,
  model text not null,
  receipt_index bigint,
  receipt_origin text,
  rules text[] not null,
  reporter text not null,
  data_key bytea,
  content bytea,
  resolution text,
  created_at timestamptz not null,
  handled_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, reporter) references person (tenant, id)
);
create index report_state on report (tenant, state, created_at);

create table news (
  tenant text not null references tenant (id),
  id text not null,
  title text not null,
  text text not null,
  until timestamptz not null,
  created_at timestamptz not null,
  primary key (tenant, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['folder', 'conversation', 'message', 'attachment', 'search_term', 'correction',
    'correction_candidate', 'assistant', 'assistant_version', 'report', 'news']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (tenant = stadspoort_tenant()) with check (tenant = stadspoort_tenant())',
      name || '_tenant', name);
    execute format('grant select, insert, update, delete on %I to stadspoort_app', name);
  end loop;
end $$;
