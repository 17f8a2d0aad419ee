-- Who may see an exception is asked from the cheapest answer on: one's own unit; then a ledger that one sees whole;
-- then the walk over the tree. A school's own page asked the last for every statement, for nothing.
drop policy exception_read on work.exception;
create policy exception_read on work.exception for select using (
  county = (select org.county()) and (
    unit in (select s.seat_unit from org.seats_held() s)
    or ledger in (select org.seen_whole())
    or (ledger, unit) in (select s.ledger, s.unit from org.seen() s)
  )
);
create index exception_unit on work.exception (county, ledger, unit, period) where closed_at is null;
