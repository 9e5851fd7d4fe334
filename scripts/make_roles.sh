#!/usr/bin/env bash
# Make the three roles and the database on a server of your own: run as its superuser, once.
# The passwords are read from OWNER_PASSWORD_FILE, APP_PASSWORD_FILE and KEEPER_PASSWORD_FILE (compose: /run/secrets/…).
set -euo pipefail
owner=$(cat "${OWNER_PASSWORD_FILE:-/run/secrets/owner_password}")
app=$(cat "${APP_PASSWORD_FILE:-/run/secrets/app_password}")
keeper=$(cat "${KEEPER_PASSWORD_FILE:-/run/secrets/keeper_password}")
psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    --set owner="$owner" --set app="$app" --set keeper="$keeper" <<'SQL'
CREATE ROLE cus_owner LOGIN CREATEDB CREATEROLE PASSWORD :'owner';
CREATE ROLE cus_app LOGIN PASSWORD :'app';
CREATE ROLE cus_keeper LOGIN NOINHERIT PASSWORD :'keeper';
GRANT cus_app, cus_keeper TO cus_owner;
CREATE DATABASE cus OWNER cus_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE cus FROM PUBLIC;
GRANT CONNECT ON DATABASE cus TO cus_app, cus_keeper;
SQL
