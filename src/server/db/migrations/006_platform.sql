-- Declarations as applied; the newest version of a name is in force.
create table platform.declaration (
  county text collate "C" not null,
  kind text collate "C" not null,
  name text collate "C" not null,
  version int not null,
  -- Not jsonb, which sorts keys: the order of fields is the order of the form.
  document json not null,
  applied_at timestamptz not null default now(),
  applied_by bigint not null default 0,
  primary key (county, kind, name, version)
);

create table platform.file (
  county text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  sha256 bytea not null,
  name text not null,
  size bigint not null,
  media text not null,
  content bytea not null,
  by bigint not null,
  at timestamptz not null default now(),
  -- Where it is attached: whoever sees such rows of the unit may open it.
  ledger text collate "C",
  unit text collate "C",
  primary key (county, id)
);
create index file_hash on platform.file (county, sha256);
-- Uploads are compressed already (docx, xlsx, photographs); trying again costs time and saves nothing.
alter table platform.file alter column content set storage external;

create table platform.import (
  county text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  -- A ledger's name, or `units`, `people`.
  ledger text collate "C" not null,
  unit text collate "C",
  period text collate "C",
  file text not null,
  file_id uuid,
  state text collate "C" not null default 'reading',
  read bigint not null default 0,
  written bigint not null default 0,
  columns jsonb not null default '[]',
  faults jsonb not null default '[]',
  fault_count bigint not null default 0,
  sample jsonb not null default '[]',
  problem jsonb,
  settings jsonb not null default '{}',
  by bigint not null,
  at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (county, id)
);
create index import_by on platform.import (county, by, at);

-- Reports frozen with all their figures, so that what was published can be shown again exactly.
create table platform.publication (
  county text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  report text collate "C" not null,
  unit text collate "C" not null,
  period text collate "C" not null,
  title text not null,
  as_of timestamptz not null,
  document jsonb not null,
  figures jsonb not null,
  by bigint not null,
  at timestamptz not null default now(),
  primary key (county, id)
);
create index publication_report on platform.publication (county, report, unit, period, at);

grant select on platform.declaration to youju_server;
grant select, insert on platform.file, platform.publication to youju_server;
grant select, insert, update, delete on platform.import to youju_server;

alter table platform.declaration enable row level security;
create policy declaration_read on platform.declaration for select using (county = (select org.county()));

alter table platform.file enable row level security;
create policy file_read on platform.file for select using (
  county = (select org.county()) and (
    by = (select org.person())
    or (select org.person()) = 0
    or ledger in (select org.seen_whole())
    or (ledger, unit) in (select s.ledger, s.unit from org.seen() s)
  )
);
create policy file_write on platform.file for insert
  with check (county = (select org.county()) and by = (select org.person()));

alter table platform.import enable row level security;
create policy import_own on platform.import
  using (county = (select org.county()) and ((select org.person()) = 0 or by = (select org.person())))
  with check (county = (select org.county()) and by = (select org.person()));

alter table platform.publication enable row level security;
create policy publication_read on platform.publication for select
  using (county = (select org.county()) and unit in (select org.below()));
create policy publication_write on platform.publication for insert
  with check (county = (select org.county()) and by = (select org.person()) and unit in (select org.below()));
