-- How far the State Council's notices that the program brings along reached, and from when on: what a limit was reckoned
-- by can be told again after a newer program has come with another year.
create table work.notices_known (
  county text collate "C" not null,
  to_year int not null,
  opened_at timestamptz not null default clock_timestamp(),
  primary key (county, opened_at)
);
grant select on work.notices_known to youju_server;
alter table work.notices_known enable row level security;
create policy notices_known_read on work.notices_known for select using (county = (select org.county()));

-- A change of the calendar reckons open rows in its own transaction. A row that was being moved meanwhile may still have
-- been reckoned by the old one; the clock looks once more, and then the change is settled.
alter table work.calendar_stamp add column changed_at timestamptz not null default clock_timestamp(),
  add column settled boolean not null default false;

create or replace function work.stamp_calendar() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
  insert into work.calendar_stamp (county, stamp) values (new.county, gen_random_uuid())
  on conflict (county) do update set stamp = excluded.stamp, changed_at = clock_timestamp(), settled = false;
  return null;
end
$$;
create trigger notices_known_stamp after insert on work.notices_known
  for each row execute function work.stamp_calendar();
