-- Units are dated. The county (its root unit's code) stands first in every key because it distributes the tables.

create table org.unit (
  county text collate "C" not null,
  code text collate "C" not null,
  level text collate "C" not null,
  kind text collate "C",
  opened_on date not null,
  closed_on date,
  merged_into text collate "C",
  primary key (county, code),
  check (closed_on is null or closed_on > opened_on),
  check (merged_into is null or closed_on is not null)
);

-- What a unit was called and where it stood; to_day is the first day it no longer held.
create table org.unit_version (
  county text collate "C" not null,
  code text collate "C" not null,
  from_day date not null,
  to_day date,
  name text not null,
  parent text collate "C",
  primary key (county, code, from_day),
  foreign key (county, code) references org.unit (county, code),
  check (to_day is null or to_day > from_day)
);
create index unit_version_parent on org.unit_version (county, parent);

-- The closure of the tree with dates, each unit itself included at depth 0, so that the tree of any day is
-- `from_day <= day and to_day > day`. Kept by the server, not by triggers, which a distributed table may not have.
create table org.reach (
  county text collate "C" not null,
  ancestor text collate "C" not null,
  unit text collate "C" not null,
  ancestor_level text collate "C" not null,
  unit_level text collate "C" not null,
  depth int not null,
  from_day date not null,
  to_day date not null,
  primary key (county, ancestor, unit, from_day)
);
create index reach_unit on org.reach (county, unit) include (ancestor, ancestor_level, from_day, to_day);

create table org.unit_group (
  county text collate "C" not null,
  code text collate "C" not null,
  kind text collate "C" not null,
  title text not null,
  primary key (county, code)
);

create table org.membership (
  county text collate "C" not null,
  group_code text collate "C" not null,
  unit text collate "C" not null,
  from_day date not null,
  to_day date,
  primary key (county, group_code, unit, from_day),
  foreign key (county, group_code) references org.unit_group (county, code),
  foreign key (county, unit) references org.unit (county, code),
  check (to_day is null or to_day > from_day)
);
create index membership_unit on org.membership (county, unit);
