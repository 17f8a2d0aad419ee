-- What is owed is asked for all ledgers at once, so who sees which of these lines is said once a statement, without a walk
-- for each ledger: of what is seen whole the ledgers' names, of the rest the units by ledger, for ledgers that have lines.
create function work.open_whole() returns setof text
language sql stable parallel safe security definer set search_path = pg_catalog rows 20
as $$
  select distinct p.ledger from org.reads p
  where p.county = org.county() and (org.person() = 0 or (p.below and p.own and p.position in (
    select s.seat_position from org.seats_held() s where s.seat_unit = org.county()
  )))
$$;

create function work.open_seen() returns table (ledger text, unit text)
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
  )
  select distinct h.ledger, u.unit
  from (select distinct seat_unit, below, own from held) a
  cross join lateral org.shown(a.seat_unit, a.below, a.own) u(unit)
  join held h on h.seat_unit = a.seat_unit and h.below = a.below and h.own = a.own
$$;

-- Where a row waits to be taken over, it is seen by the unit that it was offered to, as the row itself is.
create function work.open_offered() returns table (ledger text, unit text)
language sql stable parallel safe security definer set search_path = pg_catalog rows 20
as $$
  select p.ledger, s.seat_unit from org.seats_held() s
  join org.reads p on p.county = org.county() and p.position = s.seat_position and p.own
$$;

drop policy open_row_read on work.open_row;
create policy open_row_read on work.open_row for select using (
  county = (select org.county()) and (
    ledger in (select work.open_whole())
    or (ledger, unit) in (select s.ledger, s.unit from work.open_seen() s)
    or (at_unit is not null and (ledger, at_unit) in (select s.ledger, s.unit from work.open_offered() s))
  )
);
