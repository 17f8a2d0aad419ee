-- Who sees what, answered from the transaction's own identity (`youju.county`, `youju.person`). With nothing set the
-- functions return nothing. Person 0 is the platform itself. They are security definers, because the server role may
-- not read seats of others; each is asked once a statement (`unit in (select org.sees('…'))`), never once a row.

create function org.county() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('youju.county', true), '') $$;

create function org.person() returns bigint
language sql stable parallel safe
as $$ select nullif(current_setting('youju.person', true), '')::bigint $$;

create function org.today() returns date
language sql stable parallel safe
as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

-- The seats held today by the person acting.
create function org.seats_held() returns table (seat_position text, seat_unit text)
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select s.position, s.unit
  from org.seat s
  where s.county = org.county() and s.person = org.person()
    and s.from_day <= org.today() and (s.to_day is null or s.to_day > org.today())
$$;

-- A steward of the whole county changes units, groups, people and seats.
create function org.stewards_all() returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select coalesce(org.person() = 0, false) or exists (
    select from org.seats_held() h
    join org.position p on p.county = org.county() and p.name = h.seat_position and p.steward
    where h.seat_unit = org.county()
  )
$$;

-- The units a seat at `top` reaches today, itself included: those in the tree today, those closed while they stood
-- in it, and those merged into any of these, whose rows their successor inherits.
create function org.under(top text) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  with recursive standing as (
    select r.unit
    from org.reach r
    join org.unit u on u.county = r.county and u.code = r.unit
    where r.county = org.county() and r.ancestor = top and r.from_day <= org.today()
      and (r.to_day > org.today() or (u.closed_on is not null and r.to_day = u.closed_on))
    union
    select u.code
    from standing s
    join org.unit u on u.county = org.county() and u.merged_into = s.unit and u.closed_on <= org.today()
  )
  select unit from standing
$$;
create index unit_merged on org.unit (county, merged_into) where merged_into is not null;

-- A unit and those merged into it, one after another: their rows are its own now.
create function org.inherited(top text) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  with recursive standing(unit) as (
    select top collate "C"
    union
    select u.code
    from standing s
    join org.unit u on u.county = org.county() and u.merged_into = s.unit and u.closed_on <= org.today()
  )
  select unit from standing
$$;

-- What a seat at `top` shows of a ledger whose rows its position reads below, of its own unit, or both.
create function org.shown(top text, below boolean, own boolean) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select u from org.under(top) u where $2 and not exists (select from org.inherited(top) i where i = u)
  union all
  select i from org.inherited(top) i where $3
$$;

-- At or below any seat of the person acting, whatever the ledger.
create function org.below() returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select u.code from org.unit u where u.county = org.county() and org.person() = 0
  union
  select s.unit from org.seats_held() h cross join lateral org.under(h.seat_unit) s(unit)
$$;

create function org.sees_all(ledger text) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select coalesce(org.person() = 0, false) or exists (
    select from org.seats_held() h
    join org.reads p on p.county = org.county() and p.ledger = $1 and p.position = h.seat_position
    where h.seat_unit = org.county() and p.below and p.own
  )
$$;

create function org.sees(ledger text) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select u.code from org.unit u where u.county = org.county() and org.person() = 0
  union
  select s.unit
  from org.seats_held() h
  join org.reads p on p.county = org.county() and p.ledger = $1 and p.position = h.seat_position
  cross join lateral org.shown(h.seat_unit, p.below, p.own) s(unit)
$$;

-- Units that once stood below a seat and have since moved elsewhere: of these only the rows of that time are seen
-- (`org.saw_on`), so that a figure of last year stays the same for the township that reported it.
create function org.saw(ledger text) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select distinct r.unit
  from org.seats_held() h
  join org.reads p on p.county = org.county() and p.ledger = $1 and p.position = h.seat_position and p.below
  join org.reach r on r.county = org.county() and r.ancestor = h.seat_unit and r.depth > 0
    and r.to_day <= org.today()
  join org.unit u on u.county = r.county and u.code = r.unit
  where u.closed_on is null or r.to_day < u.closed_on
$$;

create function org.saw_on(ledger text, unit text, day date) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select exists (
    select from org.seats_held() h
    join org.reads p on p.county = org.county() and p.ledger = $1 and p.position = h.seat_position and p.below
    join org.reach r on r.county = org.county() and r.ancestor = h.seat_unit and r.unit = $2 and r.depth > 0
    where r.from_day <= $3 and r.to_day > $3
  )
$$;

-- The same two answers for all ledgers at once, for tables that hold traces of many ledgers (events, files).
create function org.seen_whole() returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select distinct p.ledger from org.reads p where p.county = org.county() and org.sees_all(p.ledger)
$$;

create function org.seen() returns table (ledger text, unit text)
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select distinct p.ledger, s.unit
  from org.seats_held() h
  join org.reads p on p.county = org.county() and p.position = h.seat_position
  cross join lateral org.shown(h.seat_unit, p.below, p.own) s(unit)
  where not org.sees_all(p.ledger)
$$;

-- Units and groups are known to everyone of the county: their names stand in every list.
grant select on org.unit, org.unit_version, org.reach, org.unit_group, org.membership, org.position, org.reads
  to youju_server;
grant insert, update on org.unit, org.unit_version, org.unit_group, org.membership to youju_server;
grant insert, update, delete on org.reach to youju_server;
grant delete on org.unit_version, org.membership to youju_server;

do $$
declare
  name text;
begin
  foreach name in array array['unit', 'unit_version', 'reach', 'unit_group', 'membership'] loop
    execute format('alter table org.%I enable row level security', name);
    execute format('create policy %I on org.%I for select using (county = (select org.county()))', name || '_read', name);
    execute format(
      'create policy %I on org.%I using (county = (select org.county()) and (select org.stewards_all()))
       with check (county = (select org.county()) and (select org.stewards_all()))', name || '_write', name);
  end loop;
  foreach name in array array['position', 'reads'] loop
    execute format('alter table org.%I enable row level security', name);
    execute format('create policy %I on org.%I for select using (county = (select org.county()))', name || '_read', name);
  end loop;
end
$$;

-- Names are known county-wide, because they stand under every act; logins and hashes the server role never reads. Signing in is the platform's own work and is done by the owner.
grant select (county, id, name, active) on org.person to youju_server;
grant insert (county, login, name, password_hash, must_change) on org.person to youju_server;
grant update (name, password_hash, must_change, active) on org.person to youju_server;
alter table org.person enable row level security;
create policy person_read on org.person for select using (county = (select org.county()));
create policy person_write on org.person using (county = (select org.county()) and (select org.stewards_all()))
  with check (county = (select org.county()) and (select org.stewards_all()));

grant select, insert, update on org.seat to youju_server;
alter table org.seat enable row level security;
create policy seat_read on org.seat for select
  using (county = (select org.county()) and (person = (select org.person()) or unit in (select org.below())));
create policy seat_write on org.seat using (county = (select org.county()) and (select org.stewards_all()))
  with check (county = (select org.county()) and (select org.stewards_all()));

-- Sessions and attempts: the owner's alone. Row-level security with no policy keeps them closed even if a grant is made
-- by mistake.
alter table org.session enable row level security;
alter table org.attempt enable row level security;

-- Logins of the people one may manage, for the page of people: those seated at or below one's own units.
create function org.people_below()
returns table (id bigint, login text, name text, active boolean, must_change boolean, locked_until timestamptz)
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select p.id, p.login, p.name, p.active, p.must_change, a.locked_until
  from org.person p
  left join org.attempt a on a.county = p.county and a.login = p.login and a.locked_until > now()
  where p.county = org.county() and ((select org.stewards_all()) or p.id in (
    select s.person from org.seat s where s.county = org.county() and s.unit in (select org.below())
  ))
$$;

-- Which of these logins are in use already, for whoever enters new people.
create function org.logins_taken(logins text[]) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select p.login from org.person p
  where p.county = org.county() and p.login = any(logins) and (select org.stewards_all())
$$;
