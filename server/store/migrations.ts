/**
 * The tables, as numbered steps. A database carries the number of its last step in `user_version`; steps are only
 * ever added at the end.
 */

const FIRST = `
create table summit (only integer primary key check (only = 1), id text not null, title text not null,
  timezone text not null, first_day text not null, last_day text not null) strict;
create table rooms (id text primary key, position integer not null, name text not null, seats integer) strict;
create table tracks (id text primary key, position integer not null, name text not null) strict;
create table people (id text primary key, name text not null, launchpad text) strict;
create table blueprints (name text primary key, position integer not null, title text not null, project text) strict;
create table sessions (id text primary key, source_key text, state text not null, start text, body text not null) strict;
create table state_changes (session text not null references sessions(id), number integer not null,
  at text not null, from_state text not null, to_state text not null, by_id text, by_name text not null, reason text,
  primary key (session, number)) strict, without rowid;
create table templates (session text primary key references sessions(id), body text not null) strict;
create table invites (hash text primary key, role text not null, tracks text not null, name text,
  created_at text not null, expires_at text, used_at text) strict, without rowid;
create table tokens (hash text primary key, person text not null references people(id), role text not null,
  tracks text not null, created_at text not null, expires_at text, revoked_at text) strict, without rowid;
create index tokens_by_person on tokens(person);
create table note_updates (session text not null, seq integer not null, bytes blob not null, person text not null,
  at text not null, checksum integer not null, primary key (session, seq)) strict;
create table note_snapshots (session text not null, seq integer not null, bytes blob not null, at text not null,
  checksum integer not null, primary key (session, seq)) strict;
create table note_clients (session text not null, client integer not null, person text not null,
  primary key (session, client)) strict, without rowid;
create table probe (only integer primary key check (only = 1), count integer not null) strict;
insert into probe values (1, 0);
`

/** Counts what other processes may have changed; the relay writes notes from two connections itself, which says nothing. */
const CHANGES = `
create table changes (only integer primary key check (only = 1), count integer not null) strict;
insert into changes values (1, 0);
${['summit', 'people', 'sessions', 'state_changes', 'templates', 'tokens', 'invites']
  .flatMap((table) =>
    ['insert', 'update', 'delete'].map(
      (verb) => `create trigger ${table}_${verb} after ${verb} on ${table}
  begin update changes set count = count + 1; end;`,
    ),
  )
  .join('\n')}
`

/** The points of a note's log that are kept as versions; those of the steps taken before there were versions besides. */
const VERSIONS = `
create table note_versions (number integer primary key, session text not null, seq integer not null,
  kind text not null, at text not null, by_id text, by_name text) strict;
create index note_versions_by_session on note_versions(session, seq);
insert into note_versions (session, seq, kind, at, by_id, by_name)
  select c.session, (select max(u.seq) from note_updates u where u.session = c.session and u.at <= c.at) as seq,
    case c.to_state when 'open' then 'opened' else c.to_state end, c.at, c.by_id, c.by_name
  from state_changes c
  where exists (select 1 from note_updates u where u.session = c.session and u.at <= c.at)
  order by c.session, c.number;
`

/** What a blueprint is beyond its place in the summit's list, and the steps of its life. */
const BLUEPRINTS = `
create table blueprint_bodies (name text primary key, body text not null) strict;
create table blueprint_changes (name text not null, number integer not null, at text not null, by_id text,
  by_name text not null, field text not null, from_words text not null, to_words text not null,
  primary key (name, number)) strict, without rowid;
${['blueprints', 'blueprint_bodies']
  .flatMap((table) =>
    ['insert', 'update', 'delete'].map(
      (verb) => `create trigger ${table}_${verb} after ${verb} on ${table}
  begin update changes set count = count + 1; end;`,
    ),
  )
  .join('\n')}
`

/** What reviews keep beside the notes. */
const REVIEWS = `
create table returned_items (number integer primary key, id text not null unique, session text not null,
  settled integer not null, body text not null) strict;
create index returned_items_by_session on returned_items(session);
create table proposals (number integer primary key, id text not null unique, session text not null,
  state text not null, body text not null) strict;
create index proposals_by_session on proposals(session);
create table review_seen (person text not null, session text not null, seq integer not null,
  primary key (person, session)) strict, without rowid;
`

/** What became of items after their words were written. `status` is the new one where the status changed. */
const ITEM_STATES = `
create table item_changes (number integer primary key, session text not null, line text not null, at text not null,
  status text, body text not null) strict;
create index item_changes_by_session on item_changes(session, number);
create index item_changes_by_status on item_changes(number) where status is not null;
`

/** Guests: links and tokens that are good for one session. */
const GUESTS = `
alter table invites add column session text;
alter table tokens add column session text;
create index tokens_by_session on tokens(session) where session is not null;
`

/** The days that everybody plans by. */
const MILESTONES = `
create table milestones (name text primary key, day text not null) strict, without rowid;
${['insert', 'update', 'delete']
  .map(
    (verb) => `create trigger milestones_${verb} after ${verb} on milestones
  begin update changes set count = count + 1; end;`,
  )
  .join('\n')}
`

/** Sessions made twice by people who could not see each other: the later id leads to the earlier one's note. */
const ALIASES = `
create table session_aliases (alias text primary key, session text not null references sessions(id),
  at text not null, by_id text not null) strict, without rowid;
`

/** Addresses that are called when something happens, and what waits to be posted to them. */
const WEBHOOKS = `
create table webhooks (number integer primary key, id text not null unique, body text not null) strict;
create table webhook_events (number integer primary key autoincrement, webhook text not null, body text not null) strict;
create index webhook_events_by_webhook on webhook_events(webhook, number);
`

/** Hints between rooms that somebody dismissed. */
const RADAR = `
create table radar_dismissed (id text primary key, person text not null, at text not null) strict, without rowid;
`

/** What an organizer has set for the whole summit, by name. */
const SETTINGS = `
create table summit_settings (name text primary key, value text not null) strict, without rowid;
${['insert', 'update', 'delete']
  .map(
    (verb) => `create trigger summit_settings_${verb} after ${verb} on summit_settings
  begin update changes set count = count + 1; end;`,
  )
  .join('\n')}
`

/** Step n brings `user_version` from n to n + 1. */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  CHANGES,
  VERSIONS,
  BLUEPRINTS,
  REVIEWS,
  ITEM_STATES,
  GUESTS,
  MILESTONES,
  ALIASES,
  WEBHOOKS,
  RADAR,
  SETTINGS,
]
