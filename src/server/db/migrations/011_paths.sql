-- A row carries the way it has come, one step a move, and the instant at which what is due there runs out.
do $$
declare
  ledger_table text;
begin
  for ledger_table in select tablename from pg_tables where schemaname = 'ledger' loop
    execute format('alter table ledger.%I add column if not exists path jsonb, add column if not exists due_at timestamptz', ledger_table);
  end loop;
end
$$;

-- Rows that somebody owes a move, of all ledgers: what their current versions say, once more, so that one index answers
-- who owes what and what is late. Written in the statement that writes the version; `youju verify` compares the two.
create table work.open_row (
  county text collate "C" not null,
  ledger text collate "C" not null,
  id bigint not null,
  unit text collate "C" not null,
  -- Where the next move is made, if not at the row's own unit: a transfer that waits to be accepted.
  at_unit text collate "C",
  state text collate "C" not null,
  -- When the limit began to run; when the row came into its state where there is none.
  since timestamptz not null,
  due_at timestamptz,
  -- Who made the last move, and when.
  by bigint not null,
  moved_at timestamptz not null,
  -- The next instant at which somebody has to be told, and how many steps of the ladder have been.
  next_at timestamptz,
  told int not null default 0,
  primary key (county, ledger, id)
);
create index open_row_due on work.open_row (county, ledger, state, due_at, id);
create index open_row_unit on work.open_row (county, unit, due_at);
create index open_row_at on work.open_row (county, at_unit, due_at) where at_unit is not null;
create index open_row_by on work.open_row (county, by, moved_at);
create index open_row_next on work.open_row (county, next_at) where next_at is not null;

grant select, insert, delete on work.open_row to youju_server;
grant update (since, due_at, next_at, told) on work.open_row to youju_server;

alter table work.open_row enable row level security;
create policy open_row_read on work.open_row for select using (
  county = (select org.county()) and (
    ledger in (select org.seen_whole())
    or (ledger, unit) in (select s.ledger, s.unit from org.seen() s)
    or (at_unit is not null and (ledger, at_unit) in (select s.ledger, s.unit from org.seen() s))
  )
);
-- It repeats what row-level security let into the ledgers' own tables.
create policy open_row_write on work.open_row for insert with check (county = (select org.county()));
create policy open_row_told on work.open_row for update using (county = (select org.county()) and (select org.person()) = 0);
create policy open_row_drop on work.open_row for delete using (county = (select org.county()) and (select org.person()) = 0);

-- The line of one row, as part of the statement that makes or moves it. A mover who hands a row over may not see it any
-- more the moment after, and the table's own policies would walk the tree for every move, so the owner writes it; a
-- caller can only ever write what an insert would let through too.
create function work.stands(
  of_ledger text, of_id bigint, in_unit text, in_at_unit text, in_state text, since timestamptz, due_at timestamptz,
  next_at timestamptz, moved_at timestamptz
) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
  insert into work.open_row as o (county, ledger, id, unit, at_unit, state, since, due_at, by, moved_at, next_at, told)
  values (org.county(), $1, $2, $3, $4, $5, $6, $7, org.person(), $9, $8, 0)
  on conflict (county, ledger, id) do update set
    unit = excluded.unit, at_unit = excluded.at_unit, state = excluded.state, by = excluded.by, moved_at = excluded.moved_at,
    since = excluded.since, due_at = excluded.due_at,
    -- A limit that goes on is not escalated from the beginning again.
    next_at = case when o.since = excluded.since and o.due_at is not distinct from excluded.due_at then o.next_at else excluded.next_at end,
    told = case when o.since = excluded.since and o.due_at is not distinct from excluded.due_at then o.told else 0 end
  returning true
$$;
create function work.rests(of_ledger text, of_id bigint) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$ delete from work.open_row o where o.county = org.county() and o.ledger = $1 and o.id = $2 returning true $$;
