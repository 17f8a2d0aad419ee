-- Notices and how they travel. A notice is written once, with its cause; each of its deliveries is at once a place in
-- the queue and a line of the log of who was told when, by which channel, with what result. The page's own inbox is a
-- channel too: its delivery has arrived when it is written.

create schema if not exists notices;
grant usage on schema notices to youju_server;

-- An address of one's own, and whether notices shall go there. Nobody else reads it, not even a steward.
alter table org.person add column email text;
alter table org.person add column by_mail boolean not null default true;

create table notices.notice (
  county text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  -- remind due_soon overdue returned accepted reopened delegated trouble test
  kind text collate "C" not null,
  -- What the notice is about, so that the same is not said twice: `duty school_life 2011-03 s1`.
  cause text collate "C" not null,
  unit text collate "C" not null,
  ledger text collate "C",
  period text collate "C",
  row_id bigint,
  title text not null,
  words text not null,
  -- An address inside the app, from the root: `/ledgers/…`.
  link text,
  by bigint not null,
  at timestamptz not null default now(),
  primary key (county, id)
);

-- A group robot of a unit. The address carries the key that lets anybody post into the group, so it is sealed like the
-- secret. `next_at` paces the messages: no claim before it, and each claim moves it on.
create table notices.robot (
  county text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  unit text collate "C" not null,
  kind text collate "C" not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  title text not null,
  address bytea not null,
  secret bytea,
  -- What may be shown of the address.
  shown text not null,
  signed boolean not null default false,
  active boolean not null default true,
  next_at timestamptz not null default now(),
  by bigint not null,
  at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, unit) references org.unit (county, code)
);
create index robot_unit on notices.robot (county, unit) where active;

create table notices.delivery (
  county text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  notice uuid not null,
  channel text collate "C" not null check (channel in ('inbox', 'mail', 'robot')),
  person bigint,
  robot uuid,
  -- Of the notice, so that the log can be read by those who may not read its words.
  kind text collate "C" not null,
  unit text collate "C" not null,
  ledger text collate "C",
  period text collate "C",
  by bigint not null,
  at timestamptz not null default now(),
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  tries int not null default 0,
  due_at timestamptz not null default now(),
  -- Until then whoever took it may be sending it; afterwards he is taken for dead.
  claimed_until timestamptz,
  done_at timestamptz,
  -- What the other side said, without keys.
  result text,
  read_at timestamptz,
  primary key (county, id),
  foreign key (county, notice) references notices.notice (county, id),
  foreign key (county, robot) references notices.robot (county, id),
  check ((channel = 'robot') = (robot is not null) and (channel = 'robot') = (person is null))
);
create index delivery_inbox on notices.delivery (county, person, at desc) where channel = 'inbox';
create index delivery_unread on notices.delivery (county, person) where channel = 'inbox' and read_at is null;
create index delivery_queue on notices.delivery (county, due_at) where state in ('waiting', 'sending');
create index delivery_notice on notices.delivery (county, notice);
create index delivery_log on notices.delivery (county, at desc);

-- When a cause was last spoken of. One row a cause, taken by an upsert, so that of two who remind at once one does.
create table notices.cause (
  county text collate "C" not null,
  cause text collate "C" not null,
  unit text collate "C" not null,
  last_at timestamptz not null default now(),
  primary key (county, cause)
);

-- The mail server and the address under which people open the app.
create table notices.outgoing (
  county text collate "C" not null,
  site text,
  host text,
  port int,
  security text collate "C" check (security in ('tls', 'starttls', 'none')),
  login text,
  password bytea,
  sender text,
  by bigint not null,
  at timestamptz not null default now(),
  primary key (county)
);

-- Units whose channels the person acting keeps: at or below a seat as steward.
create function notices.keeps() returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select u.code from org.unit u where u.county = org.county() and org.person() = 0
  union
  select s.unit
  from org.seats_held() h
  join org.position p on p.county = org.county() and p.name = h.seat_position and p.steward
  cross join lateral org.under(h.seat_unit) s(unit)
$$;

-- Who sits today in any of the positions at any of the units. A filler tells the reviewer above and the reviewer the
-- filler, and neither sees the other's seat; that somebody of the county sits there is all that this gives away.
create function notices.holders(units text[], positions text[])
returns table (unit text, seat_position text, person bigint, by_mail boolean)
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select s.unit, s.position, s.person, p.by_mail and p.email is not null
  from org.seat s
  join org.person p on p.county = s.county and p.id = s.person and p.active
  where s.county = org.county() and s.unit = any($1) and s.position = any($2)
    and s.from_day <= org.today() and (s.to_day is null or s.to_day > org.today())
$$;

create function notices.mailing(people bigint[]) returns table (person bigint, by_mail boolean)
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select p.id, p.by_mail and p.email is not null
  from org.person p where p.county = org.county() and p.id = any($1) and p.active
$$;

create function notices.own_address() returns table (email text, by_mail boolean)
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select p.email, p.by_mail from org.person p where p.county = org.county() and p.id = org.person()
$$;

create function notices.set_own_address(email text, by_mail boolean) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
  update org.person p set email = $1, by_mail = $2 where p.county = org.county() and p.id = org.person()
$$;

-- Whether letters can go out at all, which everybody may know.
create function notices.mail_works() returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select exists (select from notices.outgoing o where o.county = org.county() and o.host is not null)
$$;

grant select, insert on notices.notice to youju_server;
grant select, insert on notices.delivery to youju_server;
grant update (read_at) on notices.delivery to youju_server;
grant select, insert on notices.cause to youju_server;
grant update (last_at) on notices.cause to youju_server;
-- Keys and passwords go in and never come out again: only the platform, which sends, reads those columns.
grant select (county, id, unit, kind, title, shown, signed, active, by, at) on notices.robot to youju_server;
grant insert (county, id, unit, kind, title, address, secret, shown, signed, by) on notices.robot to youju_server;
grant update (title, address, secret, shown, signed, active) on notices.robot to youju_server;
grant select (county, site, host, port, security, login, sender, by, at) on notices.outgoing to youju_server;
grant insert on notices.outgoing to youju_server;
grant update (site, host, port, security, login, password, sender, by, at) on notices.outgoing to youju_server;

alter table notices.delivery enable row level security;
create policy delivery_read on notices.delivery for select using (
  county = (select org.county()) and (
    person = (select org.person())
    or by = (select org.person())
    or unit in (select notices.keeps())
  )
);
create policy delivery_add on notices.delivery for insert
  with check (county = (select org.county()) and by = (select org.person()));
create policy delivery_mark on notices.delivery for update
  using (county = (select org.county()) and person = (select org.person()) and channel = 'inbox')
  with check (county = (select org.county()) and person = (select org.person()) and channel = 'inbox');

-- Words are read by those they were sent to and by whoever sent them: a reason may speak of a sealed row, which a
-- steward does not see.
alter table notices.notice enable row level security;
create policy notice_read on notices.notice for select using (
  county = (select org.county()) and (
    by = (select org.person())
    or id in (
      select d.notice from notices.delivery d
      where d.county = (select org.county()) and d.person = (select org.person()) and d.channel = 'inbox'
    )
  )
);
create policy notice_add on notices.notice for insert
  with check (county = (select org.county()) and by = (select org.person()));

alter table notices.cause enable row level security;
create policy cause_below on notices.cause
  using (county = (select org.county()) and unit in (select org.below()))
  with check (county = (select org.county()) and unit in (select org.below()));

alter table notices.robot enable row level security;
create policy robot_read on notices.robot for select
  using (county = (select org.county()) and unit in (select org.below()));
create policy robot_keep on notices.robot
  using (county = (select org.county()) and unit in (select notices.keeps()))
  with check (county = (select org.county()) and unit in (select notices.keeps()));

alter table notices.outgoing enable row level security;
create policy outgoing_keep on notices.outgoing
  using (county = (select org.county()) and (select org.stewards_all()))
  with check (county = (select org.county()) and (select org.stewards_all()));
