-- The server works for people under this role. It owns nothing and no row-level security is lifted for it.
-- Roles belong to the whole server, so another database of the same server may have made it already.
do $$
begin
  create role youju_server nologin nobypassrls noinherit;
exception when duplicate_object or unique_violation then
  null;
end
$$;

-- A managed database's owner is no superuser and must be a member to be allowed to take the role on.
do $$
begin
  execute format('grant youju_server to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'youju_server', 'member') then
    raise;
  end if;
end
$$;

create schema if not exists org;
create schema if not exists ledger;
create schema if not exists platform;
create schema if not exists log;
grant usage on schema org, ledger, platform, log to youju_server;
