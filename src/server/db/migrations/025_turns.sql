-- A line of what is owed says whose turn it is: which conditions of its state the row meets, a bit each. Who owes what is
-- then one comparison a line, without a look at the rows themselves. Lines from before do not say it until the
-- declarations are looked at again.
alter table work.open_row drop column owed;
alter table work.open_row add column turn int;
alter table work.open_row add column owed text collate "C"
  generated always as (ledger || ' ' || state || ' ' || coalesce(turn, 0)::text) stored;

create index open_row_turnless on work.open_row (county, ledger) where turn is null;

-- All that the counts ask of a line, so that they are made without the table; and the lines in the order of the page.
create index open_row_owed on work.open_row (county, owed, unit, at_unit, due_at) include (since);
create index open_row_due on work.open_row (county, due_at, since, ledger, id);

drop function work.stands(text, bigint, text, text, text, timestamptz, timestamptz, timestamptz, timestamptz);
create function work.stands(
  of_ledger text, of_id bigint, in_unit text, in_at_unit text, in_state text, in_turn int, since timestamptz,
  due_at timestamptz, next_at timestamptz, moved_at timestamptz
) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
  insert into work.open_row as o
    (county, ledger, id, unit, at_unit, state, turn, since, due_at, by, moved_at, next_at, told)
  values (org.county(), $1, $2, $3, $4, $5, $6, $7, $8, org.person(), $10, $9, 0)
  on conflict (county, ledger, id) do update set
    unit = excluded.unit, at_unit = excluded.at_unit, state = excluded.state, turn = excluded.turn, by = excluded.by,
    moved_at = excluded.moved_at, since = excluded.since, due_at = excluded.due_at,
    -- A limit that goes on is not escalated from the beginning again.
    next_at = case when o.since = excluded.since and o.due_at is not distinct from excluded.due_at then o.next_at else excluded.next_at end,
    told = case when o.since = excluded.since and o.due_at is not distinct from excluded.due_at then o.told else 0 end
  returning true
$$;

-- Whoever corrects a row changes whose turn it is, or at which unit, and nothing else of what is owed.
drop function work.stands_at(text, bigint, text);
create function work.stands_at(of_ledger text, of_id bigint, in_at_unit text, in_turn int) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
  update work.open_row o set at_unit = $3, turn = $4
  where o.county = org.county() and o.ledger = $1 and o.id = $2 returning true
$$;

-- When a limit begins to show yellow: so many days before it runs out, but no sooner than so large a share of it is left;
-- a limit of more than a day shows it a day before at the latest. The rule of `soonAt` in the ledgers' language.
create function work.soon_at(due timestamptz, since timestamptz, days float8, share float8) returns timestamptz
language sql stable parallel safe
as $$
  select $1 - least(make_interval(secs => $3 * 86400), greatest(
    greatest($1 - $2, interval '0') * $4,
    case when $1 - $2 > interval '24 hours' then interval '24 hours' end))
$$;

-- Red 0, yellow 1, green 2. Nothing is yellow before the days of the norm: asked first, since a share is dear to reckon.
create function work.light_at(due timestamptz, since timestamptz, at timestamptz, days float8, share float8) returns int
language sql stable parallel safe
as $$
  select case when $1 <= $3 then 0
    when $1 <= $3 + make_interval(secs => $4 * 86400) and work.soon_at($1, $2, $4, $5) <= $3 then 1 else 2 end
$$;

-- Lines that are alike to everybody who owes them, counted by their lights; `far` of them are due later than a given day.
-- Only what the person acting sees: the rule of the lines' policy, asked of some thousand groups instead of a hundred
-- thousand lines, and of their index alone.
create function work.open_groups(
  of_owed text[], at_units text[], at timestamptz, days float8, share float8, far_at timestamptz
) returns table (
  ledger text, owed text, unit text, at_unit text, count bigint, red bigint, yellow bigint, far bigint, far_yellow bigint
)
language sql stable security definer rows 5000
  set search_path = pg_catalog set max_parallel_workers_per_gather = 0 set plan_cache_mode = force_custom_plan
as $$
  with groups as materialized (
    -- Two counts and not one of both together: each goes along its index, and needs no sorting.
    select o.owed, o.unit, o.at_unit, count(*) as count, count(*) filter (where o.due_at <= $3) as red,
      count(*) filter (where work.light_at(o.due_at, o.since, $3, $4, $5) = 1) as yellow,
      count(*) filter (where o.due_at > $6) as far,
      count(*) filter (where o.due_at > $6 and work.light_at(o.due_at, o.since, $3, $4, $5) = 1) as far_yellow
    from work.open_row o
    where o.county = org.county() and o.owed = any($1) and ($2 is null or o.unit = any($2))
    group by o.owed, o.unit, o.at_unit
    union all
    select o.owed, o.unit, o.at_unit, count(*), count(*) filter (where o.due_at <= $3),
      count(*) filter (where work.light_at(o.due_at, o.since, $3, $4, $5) = 1),
      count(*) filter (where o.due_at > $6),
      count(*) filter (where o.due_at > $6 and work.light_at(o.due_at, o.since, $3, $4, $5) = 1)
    from work.open_row o
    where o.county = org.county() and o.at_unit = any($2) and not o.unit = any($2) and o.owed = any($1)
    group by o.owed, o.unit, o.at_unit
  ), named as materialized (
    select split_part(g.owed, ' ', 1) collate "C" as ledger, g.* from groups g
  )
  select n.* from named n
  where n.ledger in (select work.open_whole())
    or (n.at_unit is not null and (n.ledger, n.at_unit) in (select s.ledger, s.unit from work.open_offered() s))
    or (n.ledger, n.unit) in (select s.ledger, s.unit from work.open_seen() s)
$$;

-- Asked as a membership, so nothing is gained by saying each pair once.
create or replace function work.open_seen() returns table (ledger text, unit text)
language sql stable parallel safe security definer set search_path = pg_catalog rows 2000
as $$
  with held as materialized (
    select distinct s.seat_unit, p.ledger, p.below, p.own
    from org.seats_held() s join org.reads p on p.county = org.county() and p.position = s.seat_position
    where p.ledger not in (select work.open_whole())
  ), lines as materialized (
    select h.* from held h where exists (
      select from work.open_row o where o.county = org.county() and o.ledger = h.ledger
    )
  ), walked as materialized (
    select a.*, u.unit from (select distinct seat_unit, below, own from lines) a
    cross join lateral org.shown(a.seat_unit, a.below, a.own) u(unit)
  )
  select h.ledger, w.unit
  from walked w join lines h on h.seat_unit = w.seat_unit and h.below = w.below and h.own = w.own
$$;
