-- The walk down the tree, which every question about rows makes: those that stand there today by one index alone, those
-- closed while they stood there by another, and only of the few that were merged is asked further. Its plan is kept.
create index unit_closed on org.unit (county, closed_on) where closed_on is not null;

create or replace function org.under(top text) returns setof text
language plpgsql stable parallel safe security definer set search_path = pg_catalog
as $$
begin
  return query
  with recursive standing as (
    (
      select r.unit from org.reach r
      where r.county = org.county() and r.ancestor = $1 and r.from_day <= org.today() and r.to_day > org.today()
      union all
      select r.unit from org.unit u
      join org.reach r on r.county = u.county and r.unit = u.code and r.ancestor = $1 and r.to_day = u.closed_on
      where u.county = org.county() and u.closed_on <= org.today() and r.from_day <= org.today()
    )
    union
    select u.code
    from standing s
    join org.unit u on u.county = org.county() and u.merged_into = s.unit and u.closed_on <= org.today()
  )
  select s.unit from standing s;
end
$$;
