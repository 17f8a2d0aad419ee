-- The walk down from a seat is made once for each seat, not once for each ledger that the seat reads: written out, since
-- the planner does not know how dear it is.
create or replace function work.open_seen() returns table (ledger text, unit text)
language sql stable parallel safe security definer set search_path = pg_catalog rows 2000
as $$
  with lines as materialized (
    select p.ledger, p.position, p.below, p.own from org.reads p
    where p.county = org.county() and p.position in (select s.seat_position from org.seats_held() s)
      and exists (select from work.open_row o where o.county = p.county and o.ledger = p.ledger)
      and p.ledger not in (select work.open_whole())
  ), held as materialized (
    select distinct s.seat_unit, l.ledger, l.below, l.own
    from org.seats_held() s join lines l on l.position = s.seat_position
  ), walked as materialized (
    select a.*, u.unit from (select distinct seat_unit, below, own from held) a
    cross join lateral org.shown(a.seat_unit, a.below, a.own) u(unit)
  )
  select distinct h.ledger, w.unit
  from walked w join held h on h.seat_unit = w.seat_unit and h.below = w.below and h.own = w.own
$$;

-- A ledger's state in one word, as who owes what is asked: one comparison a line, however many ledgers there are.
alter table work.open_row add column owed text collate "C" generated always as (ledger || ' ' || state) stored;
drop index work.open_row_due;
create index open_row_owed on work.open_row (county, owed, unit, due_at);

-- The dearest question last: a line that waits to be taken over is found without a walk over the tree.
drop policy open_row_read on work.open_row;
create policy open_row_read on work.open_row for select using (
  county = (select org.county()) and (
    ledger in (select work.open_whole())
    or (at_unit is not null and (ledger, at_unit) in (select s.ledger, s.unit from work.open_offered() s))
    or (ledger, unit) in (select s.ledger, s.unit from work.open_seen() s)
  )
);

-- Several seats at one unit walk the tree once.
create or replace function org.sees(ledger text) returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog
as $$
  select u.code from org.unit u where u.county = org.county() and org.person() = 0
  union
  select s.unit
  from (
    select distinct h.seat_unit, p.below, p.own
    from org.seats_held() h
    join org.reads p on p.county = org.county() and p.ledger = $1 and p.position = h.seat_position
  ) h
  cross join lateral org.shown(h.seat_unit, h.below, h.own) s(unit)
$$;
