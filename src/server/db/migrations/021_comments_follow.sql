-- The unit that a row belongs to now, or belonged to when it was withdrawn, also where nobody owes it a move any more.
create function work.row_unit(of_ledger text, of_id bigint) returns text
language plpgsql stable parallel safe security definer set search_path = pg_catalog
as $$
declare
  found_unit text;
begin
  execute format('select unit from ledger.%I where county = org.county() and id = $1 order by version desc limit 1', of_ledger)
    into found_unit using of_id;
  return found_unit;
end
$$;

-- What was said of a row goes with it: whoever sees the row where it is now reads it, at rest too. The dearest question
-- last: it is asked only of what was said at another unit.
drop policy comment_read on work.comment;
create policy comment_read on work.comment for select using (
  county = (select org.county()) and (
    ledger in (select org.seen_whole())
    or (ledger, unit) in (select s.ledger, s.unit from org.seen() s)
    or exists (
      select from work.open_row o
      where o.county = comment.county and o.ledger = comment.ledger and o.id = comment.row_id
    )
    or (ledger, work.row_unit(ledger, row_id)) in (select s.ledger, s.unit from org.seen() s)
  )
);
