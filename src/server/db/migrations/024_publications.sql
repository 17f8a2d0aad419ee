-- A publication gets a number and a hash. Numbers run through a year for each unit, without gaps: one is taken in the very
-- statement that writes the publication. The hash is of everything that was frozen, see docs/REPORTS.md; publications
-- from before have none.
create table platform.publication_number (
  county text collate "C" not null,
  unit text collate "C" not null,
  year int not null,
  last int not null,
  primary key (county, unit, year)
);

alter table platform.publication
  add column prefix text,
  add column code text collate "C" not null default '报',
  add column year int,
  add column number int,
  -- SHA-256, in hexadecimals.
  add column hash text collate "C",
  -- Who published it, as they were called: readers below do not see who stands above them.
  add column by_name text,
  -- The manuscript it was written as, if any.
  add column manuscript text collate "C";

update platform.publication p set
  year = extract(year from p.at at time zone 'Asia/Shanghai')::int,
  number = n.number,
  prefix = coalesce((select x.prefix from work.paper_prefix x where x.county = p.county and x.unit = p.unit),
    (select left(v.name, 20) from org.unit_version v where v.county = p.county and v.code = p.unit
      order by v.from_day desc limit 1), p.unit),
  by_name = coalesce((select r.name from org.person r where r.county = p.county and r.id = p.by), '')
from (
  select county, id, row_number() over (
    partition by county, unit, extract(year from at at time zone 'Asia/Shanghai') order by at, id) as number
  from platform.publication
) n where n.county = p.county and n.id = p.id;

insert into platform.publication_number (county, unit, year, last)
select county, unit, year, max(number) from platform.publication group by county, unit, year;

alter table platform.publication
  alter column prefix set not null,
  alter column code drop default,
  alter column year set not null,
  alter column number set not null,
  alter column by_name set not null,
  add constraint publication_number_once unique (county, unit, year, number);
create index publication_newest on platform.publication (county, at desc, id);
create index publication_manuscript on platform.publication (county, manuscript) where manuscript is not null;

-- `verify` holds each publication against what the log says of it.
create index event_publication on log.event (county, (detail ->> 'publication')) where act = 'publish';

grant select, insert on platform.publication_number to youju_server;
grant update (last) on platform.publication_number to youju_server;

alter table platform.publication_number enable row level security;
create policy publication_number_take on platform.publication_number
  using (county = (select org.county()) and unit in (select org.below()))
  with check (county = (select org.county()) and unit in (select org.below()));
