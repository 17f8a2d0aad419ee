-- The secret address under which a person's calendar programme reads what falls due: one a person, and of it only a hash.
create table org.feed (
  county text collate "C" not null,
  person bigint not null,
  token_hash bytea not null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (county, person),
  foreign key (county, person) references org.person (county, id)
);
create unique index feed_token on org.feed (county, token_hash);

grant select (county, person, made_at, used_at), insert, delete on org.feed to youju_server;
alter table org.feed enable row level security;
create policy feed_own on org.feed using (county = (select org.county()) and person = (select org.person()))
  with check (county = (select org.county()) and person = (select org.person()));
