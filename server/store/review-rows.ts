/** Rows of reviews: items that were returned, proposals for closed notes, and what each lead has read. */
import type { Proposal, ReturnedItem } from '#note/wire/review.ts'
import type { Connection } from './database.ts'
import type { ReviewStore } from './store.ts'

interface BodyRow {
  readonly body: string
}

/** The reviews' part of a store on this connection. */
export function createReviewRows(database: Connection): ReviewStore {
  const seen = database.prepare<[string, string], { seq: number }>(
    'select seq from review_seen where person = ? and session = ?',
  )
  return {
    ...createReturnedRows(database),
    ...createProposalRows(database),
    seen: (person, session) => seen.get(person, session)?.seq ?? 0,
    saveSeen: (person, session, seq) => {
      database.prepare('insert or replace into review_seen values (?, ?, ?)').run(person, session, seq)
    },
  }
}

function createReturnedRows(
  database: Connection,
): Pick<ReviewStore, 'returned' | 'openReturned' | 'saveReturned'> {
  const ofSession = database.prepare<[string], BodyRow>(
    'select body from returned_items where session = ? order by number',
  )
  const unsettled = database.prepare<[], BodyRow>(
    'select body from returned_items where settled = 0 order by number',
  )
  return {
    returned: (session) => ofSession.all(session).map((row) => JSON.parse(row.body) as ReturnedItem),
    openReturned: () => unsettled.all().map((row) => JSON.parse(row.body) as ReturnedItem),
    saveReturned: (item) => {
      database
        .prepare(
          `insert into returned_items (id, session, settled, body) values (?, ?, ?, ?) on conflict (id) do update set
           settled = excluded.settled, body = excluded.body`,
        )
        .run(item.id, item.session, item.settled === null ? 0 : 1, JSON.stringify(item))
    },
  }
}

function createProposalRows(
  database: Connection,
): Pick<ReviewStore, 'proposals' | 'addProposal' | 'answerProposal' | 'reopenProposal'> {
  const ofSession = database.prepare<[string], BodyRow>(
    'select body from proposals where session = ? order by number',
  )
  return {
    proposals: (session) => ofSession.all(session).map((row) => JSON.parse(row.body) as Proposal),
    addProposal: (proposal) => {
      database
        .prepare('insert into proposals (id, session, state, body) values (?, ?, ?, ?)')
        .run(proposal.id, proposal.session, proposal.state, JSON.stringify(proposal))
    },
    answerProposal: (proposal) =>
      database
        .prepare("update proposals set state = ?, body = ? where id = ? and state = 'open'")
        .run(proposal.state, JSON.stringify(proposal), proposal.id).changes > 0,
    reopenProposal: (proposal) => {
      const open: Proposal = { ...proposal, state: 'open', answer: null }
      database
        .prepare('update proposals set state = ?, body = ? where id = ?')
        .run(open.state, JSON.stringify(open), open.id)
    },
  }
}
