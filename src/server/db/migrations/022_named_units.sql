-- Whoever corrects the unit that a row names changes where its next move is made, and nothing else of what is owed: the
-- limit, the ladder and who made the last move stay. The corrector may not see the line, so the owner writes it.
create function work.stands_at(of_ledger text, of_id bigint, in_at_unit text) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
  update work.open_row o set at_unit = $3 where o.county = org.county() and o.ledger = $1 and o.id = $2 returning true
$$;
