/** Rows of invites and session tokens. Only hashes of secrets ever arrive here. */
import type { Role } from '#note/summit.ts'
import type { Connection } from './database.ts'
import type { AccessStore, GuestToken, Invite, Token } from './store.ts'

interface InviteRow {
  readonly hash: string
  readonly role: Role
  readonly tracks: string
  readonly name: string | null
  readonly created_at: string
  readonly expires_at: string | null
  readonly used_at: string | null
  readonly session: string | null
}

interface TokenRow {
  readonly hash: string
  readonly person: string
  readonly role: Role
  readonly tracks: string
  readonly created_at: string
  readonly expires_at: string | null
  readonly revoked_at: string | null
  readonly session: string | null
}

/** The access part of a store on this connection. */
export function createAccessRows(database: Connection): AccessStore {
  return { ...createInviteRows(database), ...createTokenRows(database), ...createGuestRows(database) }
}

type GuestStore = Pick<AccessStore, 'guests' | 'guestInvites' | 'endGuestInvites' | 'revokeGuests'>
type InviteStore = Pick<AccessStore, 'addInvite' | 'findInvite' | 'markInviteUsed' | 'hasOrganizer'>

function createInviteRows(database: Connection): InviteStore {
  const find = database.prepare<[string], InviteRow>('select * from invites where hash = ?')
  const organizer = database.prepare<[], unknown>(
    "select 1 from invites where role = 'organizer' union all select 1 from tokens where role = 'organizer' limit 1",
  )
  return {
    addInvite: (invite) => {
      database
        .prepare('insert into invites values (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          invite.hash,
          invite.role,
          JSON.stringify(invite.tracks),
          invite.name,
          invite.createdAt,
          invite.expiresAt,
          invite.usedAt,
          invite.session,
        )
    },
    findInvite: (hash) => {
      const row = find.get(hash)
      return row === undefined ? null : readInvite(row)
    },
    markInviteUsed: (hash, at) => {
      database.prepare('update invites set used_at = ? where hash = ?').run(at, hash)
    },
    hasOrganizer: () => organizer.get() !== undefined,
  }
}

function createTokenRows(database: Connection): Omit<AccessStore, keyof InviteStore | keyof GuestStore> {
  const find = database.prepare<[string], TokenRow>('select * from tokens where hash = ?')
  const claimed = database.prepare<[string], unknown>('select 1 from tokens where person = ? limit 1')
  const live = 'revoked_at is null'
  return {
    saveToken: (token) => saveToken(database, token),
    findToken: (hash) => {
      const row = find.get(hash)
      return row === undefined ? null : readToken(row)
    },
    isClaimed: (person) => claimed.get(person) !== undefined,
    revokeToken: (hash, at) => {
      database.prepare(`update tokens set revoked_at = ? where hash = ? and ${live}`).run(at, hash)
    },
    revokePerson: (person, at) =>
      database.prepare(`update tokens set revoked_at = ? where person = ? and ${live}`).run(at, person)
        .changes,
    setRole: (person, role, tracks) =>
      database
        .prepare(`update tokens set role = ?, tracks = ? where person = ? and session is null and ${live}`)
        .run(role, JSON.stringify(tracks), person).changes,
  }
}

function saveToken(database: Connection, token: Token): void {
  database
    .prepare('insert or replace into tokens values (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      token.hash,
      token.person,
      token.role,
      JSON.stringify(token.tracks),
      token.createdAt,
      token.expiresAt,
      token.revokedAt,
      token.session,
    )
}

function createGuestRows(database: Connection): GuestStore {
  const live = 'session = ? and revoked_at is null and expires_at > ?'
  const guests = database.prepare<[string, string], GuestToken>(
    `select person, min(created_at) as createdAt from tokens where ${live} group by person order by createdAt, person`,
  )
  const invites = database.prepare<[string, string], { count: number }>(
    'select count(*) as count from invites where session = ? and expires_at > ?',
  )
  return {
    guests: (session, now) => guests.all(session, now),
    guestInvites: (session, now) => invites.get(session, now)?.count ?? 0,
    endGuestInvites: (session, at) =>
      database
        .prepare('update invites set expires_at = ? where session = ? and expires_at > ?')
        .run(at, session, at).changes,
    revokeGuests: (session, person, at) =>
      database
        .prepare(`update tokens set revoked_at = ? where ${live} and person = coalesce(?, person)`)
        .run(at, session, at, person).changes,
  }
}

function readInvite(row: InviteRow): Invite {
  return {
    hash: row.hash,
    role: row.role,
    tracks: JSON.parse(row.tracks) as string[],
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    session: row.session,
  }
}

function readToken(row: TokenRow): Token {
  return {
    hash: row.hash,
    person: row.person,
    role: row.role,
    tracks: JSON.parse(row.tracks) as string[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    session: row.session,
  }
}
